// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

/**
 * A Verilog parameter: its name, its neutral default, its legal range (both ends included) and its
 * meaning.
 */
public record Parameter(String name, long defaultValue, long min, long max, String doc) {
  public Parameter {
    if (defaultValue < min || defaultValue > max) {
      throw new IllegalArgumentException(
          name + ": default " + defaultValue + " is outside " + min + ".." + max);
    }
  }

  /**
   * The range as a rule, so that ranges and relations are checked and printed in one way. Bounds
   * that every 32-bit integer meets are left out of the condition.
   */
  public Rule range() {
    String low = min == Integer.MIN_VALUE ? "" : name + " >= " + min;
    String high = max == Integer.MAX_VALUE ? "" : name + " <= " + max;
    String condition = low + (low.isEmpty() || high.isEmpty() ? "" : " && ") + high;
    return new Rule(
        name + "_must_be_" + (low.isEmpty() ? "any_integer" : min + "_to_" + max),
        Expr.of(condition.isEmpty() ? "1" : condition),
        name + " must be " + min + " to " + max);
  }

  /** False where every 32-bit integer is legal. */
  public boolean bounded() {
    return min > Integer.MIN_VALUE || max < Integer.MAX_VALUE;
  }
}
