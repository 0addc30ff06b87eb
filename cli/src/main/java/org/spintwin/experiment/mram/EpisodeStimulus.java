// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import java.util.Arrays;
import java.util.List;
import org.spintwin.harness.Stimulus;
import org.spintwin.spec.MramLifSpec;
import org.spintwin.spec.RecordLayout;

/**
 * Episodes one after the other for a chip of the architecture {@code parallel}: a clock of reset,
 * the clocks of all steps, and as many as the last step needs to come out. With a divider of d, the
 * spikes of step s come on some clock of those that the step takes them from, another at each step.
 */
final class EpisodeStimulus implements Stimulus {
  private final RecordLayout layout;
  private final List<long[]> episodes;
  private final long divider;
  private final int spikesAt;
  private final int resetAt;
  private int episode;
  private long clock;

  EpisodeStimulus(RecordLayout layout, List<long[]> episodes, long divider) {
    this.layout = layout;
    this.episodes = episodes;
    this.divider = Math.max(1, divider);
    spikesAt = layout.signal("spikes_i").offset();
    resetAt = layout.signal("rst_ni").offset();
  }

  /** Clocks of all episodes. */
  long clocks() {
    return episodes.stream().mapToLong(this::clocks).sum();
  }

  private long clocks(long[] steps) {
    return 1 + (steps.length - 1) * divider + 1 + MramLifSpec.LATENCY;
  }

  @Override
  public void restart() {
    episode = 0;
    clock = 0;
  }

  @Override
  public void fill(long[] inputs, int clocks) {
    Arrays.fill(inputs, 0, clocks * layout.words(), 0);
    for (int base = 0; base < clocks * layout.words(); base += layout.words()) {
      long[] steps = episodes.get(episode);
      if (clock > 0) {
        inputs[base + resetAt] = 1;
        // The step that takes its spikes from this clock, latched at its last one.
        long step = (clock - 1 + divider - 1) / divider;
        if (step < steps.length && clock - 1 == step * divider - early(step)) {
          inputs[base + spikesAt] = steps[(int) step];
        }
      }
      if (++clock == clocks(steps)) {
        clock = 0;
        episode++;
      }
    }
  }

  /** Clocks from the spikes of a step to its end. */
  private long early(long step) {
    return step == 0 ? 0 : step * 7919 % divider;
  }
}
