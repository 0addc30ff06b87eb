// SPDX-License-Identifier: Apache-2.0
package org.spintwin.demo;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Trains one layer of signed levels on spike counts: softmax regression with weight decay, all
 * images at once, by Adam with a falling rate. A first pass trains real weights; a second one goes
 * on with the loss seen through the quantizer and the gradient passed straight through it, so that
 * the weights settle where rounding to levels does least harm. Nothing is random.
 *
 * @param maxLevel levels run from -maxLevel to maxLevel
 * @param steps spikes of an input that is always on
 */
record DigitTrainer(int maxLevel, int steps) {
  private static final int REAL_ROUNDS = 300;
  private static final int LEVEL_ROUNDS = 150;
  private static final double REAL_RATE = 0.05;
  private static final double LEVEL_RATE = 0.01;
  private static final double WEIGHT_DECAY = 3e-4;

  /** The highest level, in standard deviations of the weights: few are larger and clipped. */
  private static final double FULL_SCALE = 3;

  private static final int OUTPUTS = DigitSet.CLASSES;

  /**
   * What came out.
   *
   * @param real [class][input]
   * @param levels [class][input]
   */
  record Weights(double[][] real, int[][] levels) {}

  /**
   * @param counts [image][input], spikes of a presentation
   * @param labels [image]
   */
  Weights train(int[][] counts, int[] labels) {
    int inputs = counts[0].length;
    double[] real = new double[inputs * OUTPUTS];
    descend(real, counts, labels, REAL_ROUNDS, REAL_RATE, weights -> weights);
    double[] latent = withoutCommonPart(real);
    double unit = FULL_SCALE * rootMeanSquare(latent) / maxLevel;
    UnaryOperator<double[]> quantizer =
        weights -> Arrays.stream(weights).map(w -> level(w, unit) * unit).toArray();
    descend(latent, counts, labels, LEVEL_ROUNDS, LEVEL_RATE, quantizer);
    double[][] realRows = new double[OUTPUTS][inputs];
    int[][] levelRows = new int[OUTPUTS][inputs];
    for (int k = 0; k < OUTPUTS; k++) {
      for (int i = 0; i < inputs; i++) {
        realRows[k][i] = real[i * OUTPUTS + k];
        levelRows[k][i] = (int) level(latent[i * OUTPUTS + k], unit);
      }
    }
    return new Weights(realRows, levelRows);
  }

  private double level(double weight, double unit) {
    return Math.max(-maxLevel, Math.min(maxLevel, StrictMath.rint(weight / unit)));
  }

  /** Adam on {@code weights} [input * 10 + class], in place. */
  private void descend(
      double[] weights,
      int[][] counts,
      int[] labels,
      int rounds,
      double rate,
      UnaryOperator<double[]> seenAs) {
    double[] mean = new double[weights.length];
    double[] square = new double[weights.length];
    double meanBias = 1;
    double squareBias = 1;
    for (int round = 1; round <= rounds; round++) {
      double[] gradient = gradient(seenAs.apply(weights), counts, labels);
      double fallingRate = rate * 0.5 * (1 + StrictMath.cos(Math.PI * round / rounds));
      meanBias *= 0.9;
      squareBias *= 0.999;
      for (int i = 0; i < weights.length; i++) {
        double slope = gradient[i] + WEIGHT_DECAY * weights[i];
        mean[i] = 0.9 * mean[i] + 0.1 * slope;
        square[i] = 0.999 * square[i] + 0.001 * slope * slope;
        weights[i] -=
            fallingRate
                * (mean[i] / (1 - meanBias))
                / (StrictMath.sqrt(square[i] / (1 - squareBias)) + 1e-8);
      }
    }
  }

  /** Gradient of the mean cross entropy. */
  private double[] gradient(double[] weights, int[][] counts, int[] labels) {
    double[] gradient = new double[weights.length];
    double[] error = new double[OUTPUTS];
    double share = 1.0 / (counts.length * (double) steps);
    for (int n = 0; n < counts.length; n++) {
      Arrays.fill(error, 0);
      int[] image = counts[n];
      for (int i = 0; i < image.length; i++) {
        if (image[i] != 0) {
          double rate = image[i] / (double) steps;
          for (int k = 0; k < OUTPUTS; k++) {
            error[k] += rate * weights[i * OUTPUTS + k];
          }
        }
      }
      toProbabilities(error);
      error[labels[n]] -= 1;
      for (int i = 0; i < image.length; i++) {
        if (image[i] != 0) {
          double part = share * image[i];
          for (int k = 0; k < OUTPUTS; k++) {
            gradient[i * OUTPUTS + k] += part * error[k];
          }
        }
      }
    }
    return gradient;
  }

  private static void toProbabilities(double[] scores) {
    double highest = Arrays.stream(scores).max().orElseThrow();
    double sum = 0;
    for (int k = 0; k < scores.length; k++) {
      scores[k] = StrictMath.exp(scores[k] - highest);
      sum += scores[k];
    }
    for (int k = 0; k < scores.length; k++) {
      scores[k] /= sum;
    }
  }

  /** What an input adds to all classes alike decides nothing, and would only use up levels. */
  private static double[] withoutCommonPart(double[] weights) {
    double[] rest = new double[weights.length];
    for (int first = 0; first < weights.length; first += OUTPUTS) {
      double mean = 0;
      for (int k = 0; k < OUTPUTS; k++) {
        mean += weights[first + k] / OUTPUTS;
      }
      for (int k = 0; k < OUTPUTS; k++) {
        rest[first + k] = weights[first + k] - mean;
      }
    }
    return rest;
  }

  private static double rootMeanSquare(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return StrictMath.sqrt(sum / values.length);
  }
}
