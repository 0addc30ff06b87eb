// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.MramLifModel;
import org.spintwin.golden.TinyTapeoutChip;
import org.spintwin.golden.WishboneChip;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.TopSpec;

/**
 * Stimuli that speak the interface of a chip. Those that must look at outputs follow a golden
 * model: in a lockstep that of the lockstep, else one of their own.
 */
public final class ChipStimulus {
  private ChipStimulus() {}

  /**
   * Random inputs that reach all there is: spikes or samples, resets, register accesses or writes.
   *
   * @param seed gives the same clocks for the same parameters and memories
   */
  public static Stimulus random(GoldenChip chip, long seed) {
    TopSpec top = chip.design().top();
    if (chip.model() instanceof MramLifModel mram) {
      return mram.architecture() == Architecture.PARALLEL
          ? new RandomStimulus(chip.design().parameters(), seed)
          : new RandomStreams(top, chip.design().values(), chip::golden, seed);
    }
    if (chip.model() instanceof WishboneChip) {
      return new RandomWishbone(chip, seed);
    }
    if (chip.model() instanceof TinyTapeoutChip) {
      return new RandomPins(chip, seed);
    }
    return new RandomPorts(top, chip.design().values(), seed);
  }

  /**
   * Given inputs, and clocks after them that let the last ones through.
   *
   * @param steps [step][word]. For a chip of spikes: input i in bit {@code i % 64} of word {@code i
   *     / 64}. For a chip of samples: a number a word, in the order of {@link
   *     org.spintwin.golden.ChipModel#samplePorts()}
   * @throws IllegalArgumentException when steps do not end with the stream
   */
  public static FiniteStimulus given(GoldenChip chip, long[][] steps) {
    if (!(chip.model() instanceof MramLifModel mram)) {
      return new SampleStimulus(chip, steps);
    }
    Map<String, Long> values = chip.design().values();
    if (values.get("INIT_ENABLE") == 0 || values.getOrDefault("INIT_STEP_MODE", 0L) != 0) {
      throw new IllegalArgumentException(
          "given spikes need INIT_ENABLE = 1 and INIT_STEP_MODE = 0; leave out these overrides, or"
              + " verify with the random stimulus");
    }
    return mram.architecture() == Architecture.PARALLEL
        ? new SpikeStimulus(chip.design().parameters(), steps)
        : new StreamSpikes(chip.design().top(), values, chip::golden, steps);
  }

  /** Spikes of a steady density, or samples as fast as they are taken, after a reset. */
  static Stimulus steady(GoldenChip chip, long seed) {
    if (!(chip.model() instanceof MramLifModel mram)) {
      return SampleStimulus.endless(chip, seed);
    }
    return mram.architecture() == Architecture.PARALLEL
        ? new SteadySpikes(chip.design().parameters(), seed)
        : new SteadyStreams(chip.design().top(), chip.design().values(), chip::golden, seed);
  }
}
