// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.spec.MramLifSpec;
import org.spintwin.spec.RecordLayout;

/**
 * Given spikes, one step per clock: reset first, then each step's spikes on one clock, then clocks
 * without spikes that let the last steps through. For a divider of d, each step takes d clocks and
 * its spikes come on the first of them.
 */
public final class SpikeStimulus implements FiniteStimulus {
  /** Clocks of reset at the start. */
  public static final int RESET_CLOCKS = 2;

  private final long[][] steps;
  private final int clocksPerStep;
  private final int words;
  private final int resetAt;
  private final int spikesAt;
  private long clock;

  /**
   * @param parameters values of the chip's Verilog parameters
   * @param steps spikes [step][word], input i in bit {@code i % 64} of word {@code i / 64}
   */
  public SpikeStimulus(Map<String, Long> parameters, long[][] steps) {
    RecordLayout layout = MramLifSpec.TOP.inputs(MramLifSpec.TOP.resolve(parameters));
    this.steps = steps;
    clocksPerStep = (int) Math.max(1, parameters.getOrDefault("INIT_DIVIDER", 1L));
    words = layout.words();
    resetAt = layout.signal("rst_ni").offset();
    spikesAt = layout.signal("spikes_i").offset();
  }

  @Override
  public long clocks() {
    return RESET_CLOCKS + (long) steps.length * clocksPerStep + MramLifSpec.LATENCY + 1;
  }

  @Override
  public void restart() {
    clock = 0;
  }

  @Override
  public void fill(long[] inputs, int clocks) {
    java.util.Arrays.fill(inputs, 0, clocks * words, 0);
    for (int c = 0; c < clocks; c++, clock++) {
      int base = c * words;
      inputs[base + resetAt] = clock < RESET_CLOCKS ? 0 : 1;
      long sinceReset = clock - RESET_CLOCKS;
      if (sinceReset >= 0
          && sinceReset % clocksPerStep == 0
          && sinceReset / clocksPerStep < steps.length) {
        long[] step = steps[(int) (sinceReset / clocksPerStep)];
        System.arraycopy(step, 0, inputs, base + spikesAt, step.length);
      }
    }
  }
}
