// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.Arrays;

/**
 * How real inputs become integers.
 *
 * @param bits 1: an input is 0 or 1
 * @param unit real value of an input of 1
 */
public record InputFormat(int bits, double unit) {
  /**
   * As the options say; where they do not, spikes where all samples hold nothing else, and up to
   * the largest of them.
   *
   * @param samples [sample][step][input]
   */
  static InputFormat of(ImportOptions options, double[][][] samples) {
    double[] all =
        Arrays.stream(samples).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
    boolean spikes =
        options.inputMax() == null && Arrays.stream(all).allMatch(x -> x == 0 || x == 1);
    int bits =
        options.inputBits() != null
            ? options.inputBits()
            : spikes ? 1 : ImportOptions.STANDARD_INPUT_BITS;
    if (bits == 1) {
      return new InputFormat(1, 1);
    }
    double largest =
        options.inputMax() != null
            ? options.inputMax()
            : Arrays.stream(all).map(Math::abs).max().orElse(0);
    return new InputFormat(bits, (largest == 0 ? 1 : largest) / new InputFormat(bits, 1).highest());
  }

  /** The largest integer. */
  long highest() {
    return bits == 1 ? 1 : (1L << (bits - 1)) - 1;
  }

  /** The nearest integer that there is. */
  public long raw(double input) {
    return (long) Math.max(lowest(), Math.min(highest(), StrictMath.rint(input / unit)));
  }

  /** Whether an input is beyond what integers stand for. */
  public boolean clips(double input) {
    double rounded = StrictMath.rint(input / unit);
    return rounded < lowest() || rounded > highest();
  }

  private long lowest() {
    return bits == 1 ? 0 : -highest() - 1;
  }
}
