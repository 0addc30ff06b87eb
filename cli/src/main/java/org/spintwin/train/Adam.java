// SPDX-License-Identifier: Apache-2.0
package org.spintwin.train;

/** Adam (Kingma and Ba, ICLR 2015) whose rate falls to 0 along half a cosine. Deterministic. */
final class Adam {
  private static final double MEAN_DECAY = 0.9;
  private static final double SQUARE_DECAY = 0.999;
  private static final double EPSILON = 1e-8;

  private final double rate;
  private final int rounds;
  private final double[] mean;
  private final double[] square;
  private int round;
  private double meanBias = 1;
  private double squareBias = 1;

  /**
   * @param rate of the first round
   * @param rounds until the rate is 0
   */
  Adam(int weights, double rate, int rounds) {
    this.rate = rate;
    this.rounds = rounds;
    mean = new double[weights];
    square = new double[weights];
  }

  /** Moves weights against their gradient, in place. */
  void step(double[] weights, double[] gradient) {
    double falling = rate * 0.5 * (1 + StrictMath.cos(Math.PI * round / rounds));
    round++;
    meanBias *= MEAN_DECAY;
    squareBias *= SQUARE_DECAY;
    for (int i = 0; i < weights.length; i++) {
      double slope = gradient[i];
      mean[i] = MEAN_DECAY * mean[i] + (1 - MEAN_DECAY) * slope;
      square[i] = SQUARE_DECAY * square[i] + (1 - SQUARE_DECAY) * slope * slope;
      weights[i] -=
          falling
              * (mean[i] / (1 - meanBias))
              / (StrictMath.sqrt(square[i] / (1 - squareBias)) + EPSILON);
    }
  }
}
