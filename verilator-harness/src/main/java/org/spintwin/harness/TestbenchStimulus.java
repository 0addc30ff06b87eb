// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import org.spintwin.golden.GoldenChip;
import org.spintwin.spec.RecordLayout;

/**
 * What a generated testbench replays: random inputs. Of a chip of samples first some samples as
 * fast as they are taken, so that results come out however long one takes.
 */
public final class TestbenchStimulus implements Stimulus {
  private static final long SEED = 1;
  private static final int SAMPLES = 3;

  /** Clocks of random inputs, and the most 64-bit words that the trace may take. */
  private static final int RANDOM_CLOCKS = 1024;

  private static final int MOST_WORDS = 1 << 17;
  private static final int FEWEST_CLOCKS = 32;

  private final Stimulus samples;
  private final Stimulus random;
  private final int sampleClocks;
  private final int clocks;
  private final int words;
  private int clock;

  public TestbenchStimulus(GoldenChip chip) {
    RecordLayout inputs = chip.design().top().inputs(chip.design().values());
    boolean ofSamples = inputs.names().containsAll(chip.model().samplePorts());
    samples = ofSamples ? SampleStimulus.endless(chip, SEED) : null;
    random = ChipStimulus.random(chip, SEED);
    long result = chip.design().top().latency().eval(chip.design().values()) + 2;
    sampleClocks =
        ofSamples ? FollowingStimulus.RESET_CLOCKS + Math.toIntExact(SAMPLES * result) : 0;
    RecordLayout compared = chip.design().top().compared(chip.design().values());
    int most = Math.max(FEWEST_CLOCKS, MOST_WORDS / compared.words());
    clocks = Math.min(sampleClocks + RANDOM_CLOCKS, most);
    words = inputs.words();
  }

  /** As many clocks as keep the trace small. */
  public int clocks() {
    return clocks;
  }

  @Override
  public void restart() {
    clock = 0;
    if (samples != null) {
      samples.restart();
    }
    random.restart();
  }

  @Override
  public void fill(long[] inputs, int count) {
    int first = Math.max(0, Math.min(count, sampleClocks - clock));
    if (first > 0) {
      samples.fill(inputs, first);
    }
    if (count > first) {
      long[] rest = new long[(count - first) * words];
      random.fill(rest, count - first);
      System.arraycopy(rest, 0, inputs, first * words, rest.length);
    }
    clock += count;
  }
}
