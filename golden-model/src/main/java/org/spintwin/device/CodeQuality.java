// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.QFormat;

/**
 * How evenly the currents of synapses rise with the level, as for a digital-to-analog converter.
 *
 * <p>Integral and differential nonlinearity are those of each synapse about the line through its
 * own end points, which leaves offset and gain out (IEEE Std 1658-2011): with s = (I_N - I_0) / N,
 * INL_L = (I_L - I_0) / s - L and DNL_L = (I_L - I_(L-1)) / s - 1. A synapse whose last level is
 * not above its first has both infinite.
 *
 * <p>Effective levels count what the synapses are worth together: (N + 1) / sqrt(1 + 12 e^2), where
 * e is the root mean square deviation, in levels, of all currents from the one line that fits them
 * best. That is 2 to the effective number of bits as IEEE Std 1241-2010 defines it, with e added to
 * the 1 / sqrt(12) that an ideal quantizer has; offset and gain common to all are left out, as a
 * threshold makes up for them.
 *
 * @param inl largest magnitude of INL, in levels
 * @param dnl largest magnitude of DNL, in levels
 * @param inlCodes largest distance from the line, in codes
 * @param dnlCodes largest distance of a step from that of the line, in codes
 * @param effectiveLevels from 1 to the number of levels
 * @param synapses that were looked at
 */
public record CodeQuality(
    double inl,
    double dnl,
    double inlCodes,
    double dnlCodes,
    double effectiveLevels,
    int synapses) {

  /** Most cells that {@link #drawn} looks at. */
  private static final int MOST_CELLS = 1 << 20;

  /**
   * Of given currents.
   *
   * @param ladders current of each synapse at each level, in nominal steps, [synapse][level]; two
   *     levels or more
   * @param format of their codes
   */
  public static CodeQuality of(double[][] ladders, QFormat format) {
    double[] worst = new double[4];
    for (double[] ladder : ladders) {
      double[] of = nonlinearity(ladder, 1 / format.lsb());
      Arrays.setAll(worst, i -> Math.max(worst[i], of[i]));
    }
    return new CodeQuality(
        worst[0], worst[1], worst[2], worst[3], effectiveLevels(ladders), ladders.length);
  }

  /** Of a table of codes, [synapse][level]. */
  public static CodeQuality ofCodes(int[][] table, QFormat format) {
    double[][] ladders =
        Arrays.stream(table)
            .map(row -> Arrays.stream(row).mapToDouble(format::real).toArray())
            .toArray(double[][]::new);
    return of(ladders, format);
  }

  /**
   * Of the cells and branches of a chip as they are drawn, before rounding and without wires; of so
   * many neurons from the first as have a million cells.
   */
  public static CodeQuality drawn(ChipSpec spec) {
    ArraySpec array = spec.array();
    int perNeuron = array.inputs() * array.cellsPerSynapse();
    int neurons = Math.max(1, Math.min(array.neurons(), MOST_CELLS / perNeuron));
    MramArray cells = new MramArray(spec);
    double[][] ladders =
        IntStream.range(0, neurons)
            .parallel()
            .mapToObj(neuron -> ladders(cells, neuron, array.inputs()))
            .flatMap(Stream::of)
            .toArray(double[][]::new);
    return of(ladders, array.code());
  }

  private static double[][] ladders(MramArray cells, int neuron, int inputs) {
    return IntStream.range(0, inputs)
        .mapToObj(input -> cells.ladder(neuron, input))
        .toArray(double[][]::new);
  }

  /**
   * Share of chips whose worst INL and DNL both stay within a bound, 0 to 1.
   *
   * @param spec its seed is that of the first chip; each further chip has the next
   * @param chips how many, 1 or more
   * @param bound in levels
   */
  public static double yieldOverSeeds(ChipSpec spec, int chips, double bound) {
    long seed = spec.device().seed();
    long good =
        IntStream.range(0, chips)
            .parallel()
            .mapToObj(chip -> drawn(spec.with(spec.device().withSeed(seed + chip))))
            .filter(quality -> quality.inl() <= bound && quality.dnl() <= bound)
            .count();
    return (double) good / chips;
  }

  /** INL and DNL in levels, then in codes. */
  private static double[] nonlinearity(double[] ladder, double codesPerStep) {
    int last = ladder.length - 1;
    double step = (ladder[last] - ladder[0]) / last;
    double inl = 0;
    double dnl = 0;
    for (int level = 1; level <= last; level++) {
      inl = Math.max(inl, Math.abs(ladder[level] - ladder[0] - level * step));
      dnl = Math.max(dnl, Math.abs(ladder[level] - ladder[level - 1] - step));
    }
    if (!(step > 0)) {
      double[] infinite = new double[4];
      Arrays.fill(infinite, Double.POSITIVE_INFINITY);
      return infinite;
    }
    return new double[] {inl / step, dnl / step, inl * codesPerStep, dnl * codesPerStep};
  }

  private static double effectiveLevels(double[][] ladders) {
    int levels = ladders[0].length;
    double count = (double) ladders.length * levels;
    double middle = (levels - 1) / 2.0;
    double mean = Arrays.stream(ladders).flatMapToDouble(Arrays::stream).sum() / count;
    double product = 0;
    double square = 0;
    for (double[] ladder : ladders) {
      for (int level = 0; level < levels; level++) {
        product += (level - middle) * (ladder[level] - mean);
        square += (level - middle) * (level - middle);
      }
    }
    double slope = product / square;
    double residual = 0;
    for (double[] ladder : ladders) {
      for (int level = 0; level < levels; level++) {
        double off = ladder[level] - mean - slope * (level - middle);
        residual += off * off;
      }
    }
    double variance = residual / count / (slope * slope);
    return slope > 0 ? Math.max(1, levels / StrictMath.sqrt(1 + 12 * variance)) : 1;
  }
}
