// SPDX-License-Identifier: Apache-2.0
package org.spintwin.board;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import org.spintwin.template.TemplateEngine;

/**
 * The clock of a core without a board, as SDC; Vivado reads the same text as out-of-context XDC.
 */
public final class ClockConstraint {
  private ClockConstraint() {}

  /**
   * Text of the constraint file.
   *
   * @param name of the core
   */
  public static String sdc(String name, double clockHz, TemplateEngine templates) {
    String frequency =
        BigDecimal.valueOf(clockHz).movePointLeft(6).stripTrailingZeros().toPlainString() + " MHz";
    return templates.render(
        "clock.sdc.vm", Map.of("name", name, "frequency", frequency, "period", period(clockHz)));
  }

  /** In nanoseconds, rounded down, so that the constraint is never looser than the clock. */
  public static String period(double clockHz) {
    return BigDecimal.valueOf(1e9)
        .divide(BigDecimal.valueOf(clockHz), MathContext.DECIMAL64)
        .setScale(3, RoundingMode.DOWN)
        .toPlainString();
  }
}
