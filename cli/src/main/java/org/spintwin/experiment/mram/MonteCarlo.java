// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import java.util.stream.IntStream;
import org.spintwin.device.MramArray;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.ReferenceSpec;

/**
 * Currents of many chips that differ in their seed, at every level.
 *
 * @param synapses looked at on each chip
 * @param independent of those, so many that share nothing on any chip
 * @param mean current of all, by level, nominal steps
 * @param deviation standard deviation of all, by level
 * @param independentMean mean of the independent ones
 * @param independentVariance about the expected mean
 */
record MonteCarlo(
    int chips,
    int synapses,
    int independent,
    double[] mean,
    double[] deviation,
    double[] independentMean,
    double[] independentVariance) {
  static final int CHIPS = 1000;

  /** Cells times levels on all chips: some seconds. */
  private static final long MOST_CELL_LEVELS = 150_000_000;

  /** Sums over the synapses of a chip, by level, about the expected mean. */
  private record Sums(double[] all, double[] squares, double[] few, double[] fewSquares) {
    static Sums of(int levels) {
      return new Sums(
          new double[levels], new double[levels], new double[levels], new double[levels]);
    }

    void add(double[] off, boolean independent) {
      for (int level = 0; level < off.length; level++) {
        double d = off[level];
        all[level] += d;
        squares[level] += d * d;
        few[level] += independent ? d : 0;
        fewSquares[level] += independent ? d * d : 0;
      }
    }

    void add(Sums other) {
      for (int level = 0; level < all.length; level++) {
        all[level] += other.all[level];
        squares[level] += other.squares[level];
        few[level] += other.few[level];
        fewSquares[level] += other.fewSquares[level];
      }
    }
  }

  static MonteCarlo of(ChipSpec spec, double[] expectedMeans) {
    ArraySpec array = spec.array();
    long perSynapse = (long) array.cellsPerSynapse() * expectedMeans.length;
    int synapses =
        (int)
            Math.max(
                1,
                Math.min(array.inputs() * array.neurons(), MOST_CELL_LEVELS / CHIPS / perSynapse));
    Sums[] chips =
        IntStream.range(0, CHIPS)
            .parallel()
            .mapToObj(c -> chip(spec, c, synapses, expectedMeans))
            .toArray(Sums[]::new);
    Sums total = Sums.of(expectedMeans.length);
    for (Sums chip : chips) {
      total.add(chip); // in order, so that the last bit is always the same
    }
    int independent = 0;
    for (int s = 0; s < synapses; s++) {
      independent += independent(spec, s) ? 1 : 0;
    }
    double all = (double) CHIPS * synapses;
    double few = (double) CHIPS * independent;
    int levels = expectedMeans.length;
    double[] mean = new double[levels];
    double[] deviation = new double[levels];
    double[] fewMean = new double[levels];
    double[] fewVariance = new double[levels];
    for (int level = 0; level < levels; level++) {
      double off = total.all[level] / all;
      mean[level] = expectedMeans[level] + off;
      deviation[level] = StrictMath.sqrt(Math.max(0, total.squares[level] / all - off * off));
      fewMean[level] = expectedMeans[level] + total.few[level] / few;
      fewVariance[level] = total.fewSquares[level] / few;
    }
    return new MonteCarlo(CHIPS, synapses, independent, mean, deviation, fewMean, fewVariance);
  }

  private static Sums chip(ChipSpec spec, int number, int synapses, double[] expectedMeans) {
    ChipSpec drawn = spec.with(spec.device().withSeed(spec.device().seed() + number));
    MramArray cells = new MramArray(drawn);
    Sums sums = Sums.of(expectedMeans.length);
    for (int s = 0; s < synapses; s++) {
      double[] ladder = cells.ladder(neuron(spec, s), input(spec, s));
      for (int level = 0; level < ladder.length; level++) {
        ladder[level] -= expectedMeans[level];
      }
      sums.add(ladder, independent(spec, s));
    }
    return sums;
  }

  /** The first synapses are those of input 0. */
  private static int neuron(ChipSpec spec, int synapse) {
    return synapse % spec.array().neurons();
  }

  private static int input(ChipSpec spec, int synapse) {
    return synapse / spec.array().neurons();
  }

  /** Whether a synapse shares neither reference nor branch with another that is independent. */
  private static boolean independent(ChipSpec spec, int synapse) {
    boolean referenceOfOwn = spec.device().reference().per() == ReferenceSpec.Per.CELL;
    boolean subtracts = spec.device().currentSubtraction();
    boolean one = subtracts && spec.device().reference().per() == ReferenceSpec.Per.ARRAY;
    boolean column = subtracts && !referenceOfOwn || spec.device().branch().gainError() > 0;
    return one ? synapse == 0 : !column || input(spec, synapse) == 0;
  }
}
