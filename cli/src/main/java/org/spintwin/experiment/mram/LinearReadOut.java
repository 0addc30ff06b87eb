// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import java.util.SplittableRandom;
import org.spintwin.demo.TrainedDigits;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.ReferenceSpec;

/**
 * Digits read by a linear classifier in real numbers whose weights are drawn as a device's
 * distributions say: normal, with the mean and standard deviation of each level, what synapses
 * share drawn once, rounded and clipped as codes are. Knows neither neurons nor the draws of the
 * device.
 *
 * @param mean accuracy of several read-outs, 0 to 1
 * @param deviation of their accuracies, standard
 */
record LinearReadOut(double mean, double deviation) {
  private static final int READ_OUTS = 20;
  private static final int SEED = 1;

  static LinearReadOut of(TrainedDigits digits, ArraySpec array, MramDeviceSpec device) {
    var distribution = new CurrentMoments(array, device);
    Moments[] own = new Moments[array.maxLevel() + 1];
    for (int level = 0; level < own.length; level++) {
      own[level] = distribution.own(level);
    }
    SplittableRandom random = new SplittableRandom(SEED);
    double sum = 0;
    double squares = 0;
    for (int r = 0; r < READ_OUTS; r++) {
      double[][] weights =
          weights(digits.levels(), own, distribution.shared(), array.code(), device, random);
      double accuracy = digits.accuracy(digits.scores(weights));
      sum += accuracy;
      squares += accuracy * accuracy;
    }
    double mean = sum / READ_OUTS;
    double variance = Math.max(0, squares / READ_OUTS - mean * mean);
    return new LinearReadOut(mean, StrictMath.sqrt(variance));
  }

  /** [class][input], level steps. */
  private static double[][] weights(
      int[][] levels,
      Moments[] own,
      Moments shared,
      QFormat code,
      MramDeviceSpec device,
      SplittableRandom random) {
    boolean one = device.reference().per() == ReferenceSpec.Per.ARRAY;
    double[][] weights = new double[levels.length][levels[0].length];
    double reference = draw(shared, random);
    for (int n = 0; n < levels.length; n++) {
      reference = one ? reference : draw(shared, random);
      double[] gains = new double[2];
      for (int branch = 0; branch < gains.length; branch++) {
        gains[branch] =
            device.branch().delivered() * (1 + device.branch().gainError() * random.nextGaussian());
      }
      for (int i = 0; i < levels[n].length; i++) {
        boolean inhibits = levels[n][i] < 0;
        double current = draw(own[Math.abs(levels[n][i])], random) + reference;
        double coded = code.real(code.raw(current * gains[inhibits ? 1 : 0]));
        weights[n][i] = inhibits ? -coded : coded;
      }
    }
    return weights;
  }

  private static double draw(Moments of, SplittableRandom random) {
    return of.first() + of.deviation() * random.nextGaussian();
  }
}
