// SPDX-License-Identifier: Apache-2.0
package org.spintwin.demo;

import java.util.Arrays;
import org.spintwin.harness.Stimulus;
import org.spintwin.spec.MramLifSpec;
import org.spintwin.spec.RecordLayout;

/**
 * Presentations one after the other, clock by clock: a clock of reset, a clock for each step (the
 * divider stays at one clock per step), then as many as the last spikes need to come out.
 */
final class PresentationStimulus implements Stimulus {
  private final RecordLayout layout;
  private final long[][] spikes;
  private final int clocksEach;
  private final int spikesAt;
  private final int resetAt;
  private long clock;

  /**
   * @param spikes [image][step], input i in bit i
   */
  PresentationStimulus(RecordLayout layout, long[][] spikes) {
    this.layout = layout;
    this.spikes = spikes;
    clocksEach = 1 + spikes[0].length + MramLifSpec.LATENCY;
    spikesAt = layout.signal("spikes_i").offset();
    resetAt = layout.signal("rst_ni").offset();
  }

  /** Clocks of all presentations. */
  int clocks() {
    return spikes.length * clocksEach;
  }

  @Override
  public void restart() {
    clock = 0;
  }

  @Override
  public void fill(long[] inputs, int clocks) {
    Arrays.fill(inputs, 0, clocks * layout.words(), 0);
    for (int base = 0; base < clocks * layout.words(); base += layout.words()) {
      int image = (int) (clock / clocksEach);
      int step = (int) (clock % clocksEach) - 1;
      clock++;
      inputs[base + resetAt] = step < 0 ? 0 : 1;
      if (step >= 0 && step < spikes[image].length) {
        inputs[base + spikesAt] = spikes[image][step];
      }
    }
  }

  /**
   * The neurons' spikes in records of all clocks.
   *
   * @param records of {@code compared}, clock-major
   * @return [image][step], neuron k in bit k
   */
  long[][] fired(RecordLayout compared, long[] records) {
    int spikesOut = compared.signal("spikes_o").offset();
    int validOut = compared.signal("spikes_valid_o").offset();
    long[][] fired = new long[spikes.length][spikes[0].length];
    for (int image = 0; image < spikes.length; image++) {
      int step = 0;
      for (int c = 0; c < clocksEach; c++) {
        int base = (image * clocksEach + c) * compared.words();
        if (records[base + validOut] != 0) {
          fired[image][step++] = records[base + spikesOut];
        }
      }
    }
    return fired;
  }
}
