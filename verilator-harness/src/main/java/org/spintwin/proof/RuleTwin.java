// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

/**
 * One line of a block's Verilog made wrong.
 *
 * @param rule that is broken, by its name, below an instance where several have it
 * @param from text that stands there exactly once
 * @param to text that takes its place
 */
public record RuleTwin(String rule, String from, String to) {
  /** The rule without the instance. */
  String name() {
    return rule.substring(rule.lastIndexOf('.') + 1);
  }

  @Override
  public String toString() {
    return rule + " broken by " + to;
  }
}
