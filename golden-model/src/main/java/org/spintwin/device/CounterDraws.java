// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

/**
 * Random numbers that are a function of what they are for: a draw is output number (neuron, input,
 * cell) of the SplitMix64 sequence that seed and purpose start. Neither the order of the draws, nor
 * the number of threads, nor the size of the array changes any of them.
 *
 * @param start state of the SplitMix64 sequence before its first output
 */
record CounterDraws(long start) {
  /** What a draw decides. The number is part of every draw, so it never changes. */
  enum Purpose {
    CELL_RESISTANCE(1),
    CELL_TMR(2),
    REFERENCE_RESISTANCE(3),
    REFERENCE_TMR(4),
    LEVEL(5),
    COLUMN_SIGN(6),
    WRITE_ERROR(7),
    RETENTION(8),
    CELL_NOISE(9),
    REFERENCE_NOISE(10),
    BRANCH_GAIN(11),
    COLUMN_ERROR(31),
    SWITCH_THRESHOLD(41),
    RESET_CONDUCTANCE(42);

    private final int number;

    Purpose(int number) {
      this.number = number;
    }
  }

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  static CounterDraws of(long seed, Purpose purpose) {
    return new CounterDraws(mix(mix(seed + GOLDEN_GAMMA) + purpose.number * GOLDEN_GAMMA));
  }

  /**
   * 64 random bits.
   *
   * @param neuron 0 to 2^24 - 1
   * @param input 0 to 2^24 - 1
   * @param cell 0 to 2^16 - 1
   */
  long bits(int neuron, int input, int cell) {
    long counter = (long) neuron << 40 | (long) input << 16 | cell;
    return mix(start + (counter + 1) * GOLDEN_GAMMA);
  }

  /** Uniform in the open interval (0, 1), a multiple of 2^-53. */
  double uniform(int neuron, int input, int cell) {
    return ((bits(neuron, input, cell) >>> 12) + 0.5) * 0x1p-52;
  }

  /** Gaussian of mean 0 and standard deviation 1. */
  double gaussian(int neuron, int input, int cell) {
    return NormalQuantile.of(uniform(neuron, input, cell));
  }

  /** A factor of median 1 whose logarithm has that standard deviation. */
  double logNormal(double sigma, int neuron, int input, int cell) {
    return sigma == 0 ? 1 : StrictMath.exp(sigma * gaussian(neuron, input, cell));
  }

  /** Output function of SplitMix64. */
  private static long mix(long z) {
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
