// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

/**
 * The clock.
 *
 * @param clockHz frequency of clk_i, hertz
 * @param divider clocks per step after reset
 * @param dividerBits width of the divider register
 */
public record TimingSpec(double clockHz, long divider, int dividerBits) {
  /** Steps per second after reset. */
  public double stepHz() {
    return clockHz / Math.max(1, divider);
  }
}
