// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.StepLatchSpec;

/** Golden model of {@code step_latch}: {@code docs/semantics.md}, "Step latch". */
public final class StepLatchGolden extends BlockGolden {
  private final long[] pending;
  private final long[] spikes;
  private boolean valid;
  private long clocksLeft;

  public StepLatchGolden(Map<String, Long> values) {
    super(StepLatchSpec.BLOCK, values);
    int words = (int) (values.get("INPUTS") + 63) / 64;
    pending = new long[words];
    spikes = new long[words];
  }

  /**
   * One rising edge.
   *
   * @param arriving spikes on the input port, packed from {@code base}
   */
  void clock(boolean reset, boolean enable, long divider, long[] arriving, int base) {
    if (reset) {
      Arrays.fill(pending, 0);
      Arrays.fill(spikes, 0);
      valid = false;
      clocksLeft = 0;
      return;
    }
    valid = enable && clocksLeft == 0;
    for (int i = 0; i < pending.length; i++) {
      long gathered = pending[i] | arriving[base + i];
      if (valid) {
        spikes[i] = gathered;
      }
      pending[i] = valid ? 0 : gathered;
    }
    if (valid) {
      clocksLeft = Math.max(0, divider - 1);
    } else if (enable) {
      clocksLeft--;
    }
  }

  boolean valid() {
    return valid;
  }

  long[] spikes() {
    return spikes;
  }

  @Override
  void clock(InputReader in) {
    clock(!in.flag("rst_ni"), in.flag("enable_i"), in.get("divider_i"), in.bits("spikes_i"), 0);
  }

  @Override
  void write(RecordWriter out) {
    out.putBits(spikes);
    out.put(valid);
    out.put(clocksLeft);
    out.putBits(pending);
  }
}
