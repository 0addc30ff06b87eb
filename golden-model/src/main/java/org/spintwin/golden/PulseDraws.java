// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;

/** The chances of columns and rows to be pulsed: {@code docs/chips/ecram.md}, "Pulses". */
final class PulseDraws {
  private final int margin;
  private final int errorShift;
  private final int highestError;
  private final int valueMask;
  private final Lfsr lfsr;

  /**
   * @param values with the parameters of {@code ecram_pulses}
   */
  PulseDraws(Map<String, Long> values) {
    margin = values.get("MARGIN").intValue();
    errorShift = values.get("ERROR_SHIFT").intValue();
    highestError = (1 << values.get("ERROR_BITS")) - 1;
    valueMask = (1 << values.get("VALUE_BITS")) - 1;
    lfsr = new Lfsr(values.get("LFSR_SEED"));
    reset();
  }

  void reset() {
    lfsr.reset();
  }

  /** Goes on to the next random number. */
  void next() {
    lfsr.draw();
  }

  long state() {
    return lfsr.state();
  }

  /**
   * @param own whether the column is that of the label
   */
  boolean column(int score, boolean own) {
    int missing = own ? margin - score : margin + score;
    int error = Math.max(0, Math.min(highestError, missing >> errorShift));
    return error > (lfsr.state() & highestError);
  }

  boolean row(int value) {
    return value > (lfsr.state() & valueMask);
  }
}
