// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.SplittableRandom;

/**
 * When a random stimulus resets the chip: at first, at the start of some phases, and in some at any
 * clock, so that resets meet whatever is under way.
 */
final class RandomResets {
  private static final int FIRST_CLOCKS = 3;

  private SplittableRandom random;
  private int left;

  /** In this phase a clock in so many starts a reset; 0: none. */
  private int rarity;

  void restart(SplittableRandom random) {
    this.random = random;
    left = FIRST_CLOCKS;
    rarity = 0;
  }

  void newPhase() {
    int kind = random.nextInt(8);
    if (kind == 0) {
      reset();
    }
    rarity = kind == 1 ? 1 << random.nextInt(4, 9) : 0;
  }

  /** Resets for 1 to 3 clocks from the next on. */
  void reset() {
    left = random.nextInt(1, 4);
  }

  /** Whether the next clock is one of a reset. */
  boolean next() {
    if (left == 0 && rarity > 0 && random.nextInt(rarity) == 0) {
      reset();
    }
    boolean resets = left > 0;
    left = Math.max(0, left - 1);
    return resets;
  }
}
