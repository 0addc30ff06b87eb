// SPDX-License-Identifier: Apache-2.0
package org.spintwin.train;

import java.util.Arrays;
import java.util.List;
import org.spintwin.spec.SotMlpChip;

/**
 * The integer perceptron forward, as the chip computes it with its clipped line, and gradients
 * backward. All sums are whole numbers below 2^24, so that floats hold them exactly.
 */
final class Backpropagation {
  private final SotMlpChip chip;
  private final List<BinaryLayer> layers;
  private final int fullScale;

  /** By layer: sums, answers, and the slope of the loss by the sums. */
  private final float[][] sums;

  private final float[][] answers;
  private final float[][] slopes;

  /** By layer: gradient of the loss by the weights, summed over images. */
  final float[][] gradients;

  Backpropagation(SotMlpChip chip, List<BinaryLayer> layers) {
    this.chip = chip;
    this.layers = layers;
    fullScale = chip.fullScale();
    sums = new float[layers.size()][];
    answers = new float[layers.size()][];
    slopes = new float[layers.size()][];
    gradients = new float[layers.size()][];
    for (int k = 0; k < layers.size(); k++) {
      sums[k] = new float[layers.get(k).neurons];
      answers[k] = new float[layers.get(k).neurons];
      slopes[k] = new float[layers.get(k).neurons];
      gradients[k] = new float[layers.get(k).signs.length];
    }
  }

  void clearGradients() {
    for (float[] gradient : gradients) {
      Arrays.fill(gradient, 0);
    }
  }

  /** Sums of the last layer for an image. */
  float[] forward(int[] places, int[] values) {
    BinaryLayer first = layers.get(0);
    int bias = first.rows - 1;
    start(0);
    for (int i = 0; i < places.length; i++) {
      add(sums[0], first.signs, places[i] * first.neurons, values[i]);
    }
    add(sums[0], first.signs, bias * first.neurons, fullScale);
    for (int k = 1; k < layers.size(); k++) {
      BinaryLayer layer = layers.get(k);
      start(k);
      for (int n = 0; n < sums[k - 1].length; n++) {
        answers[k - 1][n] = answer(k - 1, (int) sums[k - 1][n]);
        add(sums[k], layer.signs, n * layer.neurons, answers[k - 1][n]);
      }
      add(sums[k], layer.signs, (layer.rows - 1) * layer.neurons, fullScale);
    }
    return sums[layers.size() - 1];
  }

  private void start(int layer) {
    Arrays.fill(sums[layer], 0);
  }

  private static void add(float[] to, float[] from, int at, float factor) {
    for (int n = 0; n < to.length; n++) {
      to[n] += factor * from[at + n];
    }
  }

  /** The clipped line of {@code docs/blocks/sigmoid.md}. */
  private int answer(int layer, int sum) {
    int shift = chip.sigmoidShifts().get(layer) + 2 - chip.valueBits();
    int line = ((fullScale << (shift - 1)) - sum) >> shift;
    return Math.max(0, Math.min(fullScale, line));
  }

  /** x = sum / unit. */
  private float unit(int layer) {
    return 1 << chip.sigmoidShifts().get(layer);
  }

  /** The smooth sigmoid 1/(1 + e^x) of a neuron of that layer, and its slope by the sum. */
  double sigmoid(int layer, float sum) {
    return 1 / (1 + StrictMath.exp(sum / unit(layer)));
  }

  /**
   * Adds the gradients of an image that went forward last.
   *
   * @param last slope of the loss by each sum of the last layer
   * @param smooth whether neurons have the slope of the sigmoid rather than that of the line
   */
  void backward(int[] places, int[] values, float[] last, boolean smooth) {
    int top = layers.size() - 1;
    System.arraycopy(last, 0, slopes[top], 0, last.length);
    for (int k = top; k > 0; k--) {
      BinaryLayer layer = layers.get(k);
      for (int n = 0; n < layer.rows - 1; n++) {
        add(gradients[k], n * layer.neurons, slopes[k], answers[k - 1][n]);
        float sum = 0;
        for (int m = 0; m < layer.neurons; m++) {
          sum += slopes[k][m] * layer.signs[n * layer.neurons + m];
        }
        slopes[k - 1][n] = sum * slope(k - 1, sums[k - 1][n], smooth);
      }
      add(gradients[k], (layer.rows - 1) * layer.neurons, slopes[k], fullScale);
    }
    BinaryLayer first = layers.get(0);
    for (int i = 0; i < places.length; i++) {
      add(gradients[0], places[i] * first.neurons, slopes[0], values[i]);
    }
    add(gradients[0], (first.rows - 1) * first.neurons, slopes[0], fullScale);
  }

  private static void add(float[] to, int at, float[] from, float factor) {
    for (int n = 0; n < from.length; n++) {
      to[at + n] += factor * from[n];
    }
  }

  private float slope(int layer, float sum, boolean smooth) {
    float unit = unit(layer);
    if (smooth) {
      double y = sigmoid(layer, sum);
      return (float) (-fullScale * y * (1 - y) / unit);
    }
    // The line goes from full scale to 0 over 4 units.
    return sum > -2 * unit && sum < 2 * unit ? -fullScale / (4 * unit) : 0;
  }
}
