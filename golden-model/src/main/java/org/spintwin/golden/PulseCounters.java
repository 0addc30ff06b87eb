// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;

/** The counters of {@code axi_registers}: clocks on which a pulse was given. */
final class PulseCounters {
  /** A pulse, in the order in which the counters stand among the state of the block. */
  enum Pulse {
    STEP("STEP_COUNT"),
    SATURATED("SATURATED_STEPS"),
    ACCEPTED("EVENTS_IN"),
    SENT("EVENTS_OUT"),
    IGNORED("EVENTS_IGNORED"),
    STALLED("STALLED_CLOCKS");

    private final String register;

    Pulse(String register) {
      this.register = register;
    }

    /** This pulse in a set of pulses, where it is given. */
    int when(boolean given) {
      return given ? 1 << ordinal() : 0;
    }

    boolean in(int pulses) {
      return (pulses >> ordinal() & 1) != 0;
    }
  }

  private final long[] counts = new long[Pulse.values().length];
  private final long mask;

  /**
   * @param bits of a counter, which wraps; with 0 none counts
   */
  PulseCounters(int bits) {
    mask = (1L << bits) - 1;
  }

  void reset() {
    Arrays.fill(counts, 0);
  }

  /**
   * @param pulses those of this clock, made with {@link Pulse#when}
   */
  void count(int pulses) {
    for (int left = pulses; left != 0; left &= left - 1) {
      int at = Integer.numberOfTrailingZeros(left);
      counts[at] = counts[at] + 1 & mask;
    }
  }

  /**
   * Contents of a counter.
   *
   * @throws IllegalArgumentException when the register is no counter
   */
  long read(String register) {
    for (Pulse pulse : Pulse.values()) {
      if (pulse.register.equals(register)) {
        return counts[pulse.ordinal()];
      }
    }
    throw new IllegalArgumentException("no counter " + register);
  }

  void write(RecordWriter out) {
    out.putBits(counts);
  }
}
