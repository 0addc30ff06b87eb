// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.Arrays;
import org.spintwin.harness.Stimulus;
import org.spintwin.io.SpikeTrain;
import org.spintwin.spec.MramLifSpec;
import org.spintwin.spec.RecordLayout;

/**
 * Spikes from a file: one clock of reset, then the spikes of each step on the clock that latches
 * it. The registers keep their values after reset; no spikes come after the end.
 */
final class SpikeStimulus implements Stimulus {
  private static final int RESET_CLOCKS = 1;

  private final RecordLayout layout;
  private final SpikeTrain train;
  private final long clocksPerStep;
  private final int spikesAt;
  private final int resetAt;
  private final long[] words;
  private long clock;

  /**
   * @param divider content of the divider register after reset
   */
  SpikeStimulus(RecordLayout layout, SpikeTrain train, long divider) {
    this.layout = layout;
    this.train = train;
    this.clocksPerStep = Math.max(1, divider);
    spikesAt = layout.signal("spikes_i").offset();
    resetAt = layout.signal("rst_ni").offset();
    words = new long[train.wordsPerStep()];
  }

  /** Clocks until the spikes of the last step are out. */
  static long clocks(SpikeTrain train, long divider) {
    long clocksPerStep = Math.max(1, divider);
    return RESET_CLOCKS + (train.steps() - 1) * clocksPerStep + 1 + MramLifSpec.LATENCY;
  }

  @Override
  public void restart() {
    clock = 0;
  }

  @Override
  public void fill(long[] inputs, int clocks) {
    Arrays.fill(inputs, 0, clocks * layout.words(), 0);
    for (int base = 0; base < clocks * layout.words(); base += layout.words()) {
      long sinceReset = clock++ - RESET_CLOCKS;
      inputs[base + resetAt] = sinceReset < 0 ? 0 : 1;
      boolean latches = sinceReset >= 0 && sinceReset % clocksPerStep == 0;
      long step = sinceReset / clocksPerStep;
      if (latches && step < train.steps()) {
        train.copyStep((int) step, words);
        System.arraycopy(words, 0, inputs, base + spikesAt, words.length);
      }
    }
  }
}
