// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.Map;
import java.util.stream.Collectors;

/** Parameter values that a {@link Rule} forbids. */
public final class IllegalParameterException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private final transient Rule rule;

  public IllegalParameterException(String block, Rule rule, Map<String, Long> values) {
    super(block + ": " + rule.message() + "; found " + mentioned(rule, values));
    this.rule = rule;
  }

  public Rule rule() {
    return rule;
  }

  private static String mentioned(Rule rule, Map<String, Long> values) {
    return values.entrySet().stream()
        .filter(e -> rule.message().matches(".*\\b" + e.getKey() + "\\b.*"))
        .map(e -> e.getKey() + " = " + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
