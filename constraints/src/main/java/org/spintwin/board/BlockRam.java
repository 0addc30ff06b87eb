// SPDX-License-Identifier: Apache-2.0
package org.spintwin.board;

/**
 * The block RAM of iCE40: 256 words of 16 bits, which are written bit by bit where need be, or more
 * and narrower words.
 */
public final class BlockRam {
  public static final int BITS = 4096;
  private static final int WIDEST = 16;

  /** Yosys makes a memory of flip-flops where that takes at most so many bits for each RAM. */
  private static final int FLIP_FLOPS = 64;

  private BlockRam() {}

  /** Block RAMs that Yosys takes for a memory; 0 where it takes flip-flops. */
  public static int count(int words, int width) {
    int least = Integer.MAX_VALUE;
    for (int shape = 1; shape <= WIDEST; shape *= 2) {
      least =
          Math.min(least, Math.multiplyExact(ceiling(words, BITS / shape), ceiling(width, shape)));
    }
    return (long) words * width <= (long) FLIP_FLOPS * least ? 0 : least;
  }

  static int ceiling(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
