// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Decides for {@link RequiresTool}. */
final class ToolCondition implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), RequiresTool.class)
        .map(tools -> decide(List.of(tools.value()), System.getenv()))
        .orElse(ConditionEvaluationResult.enabled("needs no tool"));
  }

  static ConditionEvaluationResult decide(List<String> tools, Map<String, String> environment) {
    List<String> missing =
        tools.stream().filter(tool -> Toolchain.onPath(environment, tool).isEmpty()).toList();
    if (missing.isEmpty()) {
      return ConditionEvaluationResult.enabled(String.join(", ", tools) + " installed");
    }
    String reason = String.join(", ", missing) + " is not installed; " + Toolchain.INSTALL;
    if ("true".equals(environment.get("CI"))) {
      throw new IllegalStateException(reason);
    }
    System.err.println("SKIPPED: " + reason);
    return ConditionEvaluationResult.disabled(reason);
  }
}
