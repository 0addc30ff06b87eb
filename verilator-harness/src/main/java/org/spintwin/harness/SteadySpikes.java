// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.spec.MramLifSpec;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

/**
 * Random spikes on every clock, at one density, without register traffic: after the reset of the
 * first clocks the network never rests.
 */
final class SteadySpikes implements Stimulus {
  /** An input spikes with probability 2^-3 on a clock. */
  private static final int SPARSENESS = 3;

  static final double DENSITY = 1.0 / (1 << SPARSENESS);
  static final int RESET_CLOCKS = 2;

  private final int words;
  private final int resetAt;
  private final Signal spikes;
  private final long seed;
  private SplittableRandom random;
  private int resetLeft;

  /**
   * @param parameters values of the chip's Verilog parameters
   */
  SteadySpikes(Map<String, Long> parameters, long seed) {
    RecordLayout layout = MramLifSpec.TOP.inputs(MramLifSpec.TOP.resolve(parameters));
    this.words = layout.words();
    this.resetAt = layout.signal("rst_ni").offset();
    this.spikes = layout.signal("spikes_i");
    this.seed = seed;
    restart();
  }

  @Override
  public void restart() {
    random = new SplittableRandom(seed);
    resetLeft = RESET_CLOCKS;
  }

  @Override
  public void fill(long[] inputs, int clocks) {
    long lastWord = -1L >>> (64 * spikes.words() - spikes.bits());
    int last = spikes.offset() + spikes.words() - 1;
    for (int c = 0; c < clocks; c++) {
      int base = c * words;
      inputs[base + resetAt] = resetLeft > 0 ? 0 : 1;
      resetLeft = Math.max(0, resetLeft - 1);
      for (int w = spikes.offset(); w <= last; w++) {
        long word = random.nextLong();
        for (int i = 1; i < SPARSENESS; i++) {
          word &= random.nextLong();
        }
        inputs[base + w] = w == last ? word & lastWord : word;
      }
    }
  }
}
