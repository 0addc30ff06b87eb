// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as a deck holds them: 12 digits, the same text on every machine. */
public final class SpiceNumber {
  private static final MathContext DIGITS = new MathContext(12);

  private SpiceNumber() {}

  /**
   * For example {@code 7500}, {@code 0.1} or {@code 83.3333333333E-9}.
   *
   * @param value finite
   */
  public static String of(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    double size = Math.abs(value);
    return size == 0 || size >= 1e-3 && size < 1e9
        ? rounded.toPlainString()
        : rounded.toEngineeringString();
  }
}
