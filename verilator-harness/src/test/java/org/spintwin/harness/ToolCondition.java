// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

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
        .map(tool -> decide(tool.value(), System.getenv()))
        .orElse(ConditionEvaluationResult.enabled("needs no tool"));
  }

  static ConditionEvaluationResult decide(String tool, Map<String, String> environment) {
    if (Toolchain.onPath(environment, tool).isPresent()) {
      return ConditionEvaluationResult.enabled(tool + " is installed");
    }
    String reason = tool + " is not installed; " + Toolchain.INSTALL;
    if ("true".equals(environment.get("CI"))) {
      throw new IllegalStateException(reason);
    }
    System.err.println("SKIPPED: " + reason);
    return ConditionEvaluationResult.disabled(reason);
  }
}
