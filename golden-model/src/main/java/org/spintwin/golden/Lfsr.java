// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

/**
 * The random numbers that a chip draws while it runs: a 32-bit linear feedback shift register of
 * the primitive polynomial x^32 + x^22 + x^2 + x + 1 in Galois form. One shift: q becomes (q >> 1),
 * exclusive-or 0x80200003 where bit 0 of q was 1. A draw is 32 shifts and then the whole register,
 * so that no two draws share bits; the register repeats after 2^32 - 1 draws.
 */
final class Lfsr {
  private static final int TAPS = 0x80200003;

  /** What eight shifts make of the lowest byte. */
  private static final int[] EIGHT_SHIFTS = new int[256];

  static {
    for (int low = 0; low < 256; low++) {
      int q = low;
      for (int shift = 0; shift < 8; shift++) {
        q = q >>> 1 ^ -(q & 1) & TAPS;
      }
      EIGHT_SHIFTS[low] = q;
    }
  }

  private final int seed;
  private int q;

  /**
   * @param seed 1 to 2^32 - 1; what the register holds after reset
   */
  Lfsr(long seed) {
    this.seed = (int) seed;
  }

  void reset() {
    q = seed;
  }

  /** The next draw, 0 &lt; draw &lt; 2^32. */
  long draw() {
    for (int shifts = 0; shifts < 32; shifts += 8) {
      q = q >>> 8 ^ EIGHT_SHIFTS[q & 0xFF];
    }
    return state();
  }

  /** The register as it is, unsigned. */
  long state() {
    return q & 0xFFFF_FFFFL;
  }
}
