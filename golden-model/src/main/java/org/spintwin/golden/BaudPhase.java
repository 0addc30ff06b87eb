// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;

/**
 * When a bit is over: a clock is {@code BAUD_RATE} parts long, a bit {@code CLOCK_RATE} of them.
 */
final class BaudPhase {
  private final long clockRate;
  private final long baudRate;
  private final long mask;

  /** Parts since the end of a bit; negative until there is one. */
  private long phase;

  /**
   * @param values of a block's parameters and localparams
   */
  BaudPhase(Map<String, Long> values) {
    clockRate = values.get("CLOCK_RATE");
    baudRate = values.get("BAUD_RATE");
    mask = (1L << values.get("PHASE_BITS")) - 1;
  }

  /** One clock; true where a bit is over. */
  boolean advance() {
    boolean over = phase >= 0;
    phase += over ? baudRate - clockRate : baudRate;
    return over;
  }

  /** The next end is that of half a bit, which began between the last two clocks. */
  void halfBit() {
    phase = 2 * baudRate - (clockRate + 1) / 2;
  }

  void clear() {
    phase = 0;
  }

  /** As the register has it. */
  long bits() {
    return phase & mask;
  }
}
