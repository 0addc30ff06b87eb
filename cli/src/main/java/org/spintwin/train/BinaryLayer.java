// SPDX-License-Identifier: Apache-2.0
package org.spintwin.train;

import java.util.SplittableRandom;

/**
 * Weights of a layer while it is trained: latent real numbers from -1 to 1, of which the chip gets
 * the signs. Gradients pass straight through the sign. Adam moves the latent numbers.
 */
final class BinaryLayer {
  private static final float MEAN_DECAY = 0.9f;
  private static final float SQUARE_DECAY = 0.999f;
  private static final float EPSILON = 1e-12f;

  /** Latent numbers begin within this of 0. */
  private static final double START = 0.1;

  final int rows;
  final int neurons;

  /** 1 or -1, [row * neurons + neuron]; the last row is the bias. */
  final float[] signs;

  private final float[] latent;
  private final float[] mean;
  private final float[] square;

  BinaryLayer(int rows, int neurons, SplittableRandom random) {
    this.rows = rows;
    this.neurons = neurons;
    latent = new float[rows * neurons];
    for (int i = 0; i < latent.length; i++) {
      latent[i] = (float) (START * (2 * random.nextDouble() - 1));
    }
    signs = new float[latent.length];
    mean = new float[latent.length];
    square = new float[latent.length];
    binarize();
  }

  private void binarize() {
    for (int i = 0; i < latent.length; i++) {
      signs[i] = latent[i] >= 0 ? 1 : -1;
    }
  }

  /**
   * A step of Adam.
   *
   * @param gradient of the mean loss by each weight
   * @param meanLeft what is left of the start of the mean: its decay to the power of the steps
   * @param squareLeft likewise of the square
   */
  void step(float[] gradient, double rate, double meanLeft, double squareLeft) {
    float scaled = (float) (rate / (1 - meanLeft));
    float unbiased = (float) (1 / (1 - squareLeft));
    for (int i = 0; i < latent.length; i++) {
      float slope = gradient[i];
      mean[i] = MEAN_DECAY * mean[i] + (1 - MEAN_DECAY) * slope;
      square[i] = SQUARE_DECAY * square[i] + (1 - SQUARE_DECAY) * slope * slope;
      float moved =
          latent[i] - scaled * mean[i] / ((float) Math.sqrt(square[i] * unbiased) + EPSILON);
      latent[i] = Math.max(-1, Math.min(1, moved));
    }
    binarize();
  }

  /** A plain step against the gradient. */
  void descend(float[] gradient, float rate) {
    for (int i = 0; i < latent.length; i++) {
      latent[i] = Math.max(-1, Math.min(1, latent[i] - rate * gradient[i]));
    }
    binarize();
  }

  /** [row][neuron], 1 or -1. */
  int[][] weights() {
    int[][] weights = new int[rows][neurons];
    for (int row = 0; row < rows; row++) {
      for (int n = 0; n < neurons; n++) {
        weights[row][n] = (int) signs[row * neurons + n];
      }
    }
    return weights;
  }
}
