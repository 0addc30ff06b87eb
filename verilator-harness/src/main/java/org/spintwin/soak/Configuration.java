// SPDX-License-Identifier: Apache-2.0
package org.spintwin.soak;

import java.util.SplittableRandom;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.LinkedChip;
import org.spintwin.harness.ChipStimulus;
import org.spintwin.harness.Stimulus;
import org.spintwin.link.RandomHost;

/**
 * One of the random chips that belong to a seed, and what is said to it. It depends on seed and
 * index alone.
 *
 * @param index from 0
 * @param stimulusSeed of the random inputs
 */
public record Configuration(long index, RandomKind kind, GoldenChip chip, long stimulusSeed) {

  /** The configuration of a seed with that index. */
  public static Configuration draw(long seed, long index) {
    // Two rounds, so that neighbouring seeds and indices have nothing in common.
    var random = new SplittableRandom(new SplittableRandom(seed).nextLong() + index);
    random = new SplittableRandom(random.nextLong());
    RandomKind kind = kind(index);
    return new Configuration(index, kind, kind.draw(random.nextLong()), random.nextLong());
  }

  /** Kinds take turns. */
  public static RandomKind kind(long index) {
    RandomKind[] kinds = RandomKind.values();
    return kinds[(int) (index % kinds.length)];
  }

  /** Its random inputs, at clock 0. */
  public Stimulus stimulus() {
    return stimulus(chip, stimulusSeed);
  }

  /**
   * Random inputs that reach all there is in a chip of any kind.
   *
   * @param seed gives the same clocks for the same chip
   */
  public static Stimulus stimulus(GoldenChip chip, long seed) {
    return chip.model() instanceof LinkedChip
        ? new RandomHost(chip.design(), chip::golden, seed)
        : ChipStimulus.random(chip, seed);
  }
}
