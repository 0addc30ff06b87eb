// SPDX-License-Identifier: Apache-2.0
package org.spintwin.train;

import org.spintwin.data.ImageSet;

/**
 * A network of two layers in double precision: pixels, rectified hidden neurons that saturate,
 * classes without bias. The chip replaces the second layer.
 *
 * @param first weights [pixel * hidden + neuron] of brightness 0 to 1
 * @param bias of the hidden neurons
 * @param second weights [neuron * classes + class]
 */
public record HiddenLayer(double[] first, double[] bias, double[] second) {
  /** Where hidden neurons saturate. */
  public static final double SATURATION = 8;

  static final int CLASSES = 10;
  private static final double WHITE = 255;

  public int hidden() {
    return bias.length;
  }

  /** What the hidden neurons say to an image, 0 to {@link #SATURATION}. */
  public double[] activations(ImageSet images, int image) {
    int hidden = hidden();
    double[] h = bias.clone();
    for (int place = 0, row = 0; row < first.length; place++, row += hidden) {
      int pixel = images.pixel(image, place);
      if (pixel != 0) {
        add(h, first, row, pixel / WHITE);
      }
    }
    saturate(h);
    return h;
  }

  static void add(double[] to, double[] weights, int row, double times) {
    for (int k = 0; k < to.length; k++) {
      to[k] += times * weights[row + k];
    }
  }

  static void saturate(double[] h) {
    for (int k = 0; k < h.length; k++) {
      h[k] = Math.min(SATURATION, Math.max(0, h[k]));
    }
  }

  /**
   * The hidden neurons' answer as the chip is given it.
   *
   * @param fullScale the chip's largest value
   */
  public int[] values(ImageSet images, int image, int fullScale) {
    double[] h = activations(images, image);
    int[] values = new int[h.length];
    for (int k = 0; k < h.length; k++) {
      values[k] = (int) Math.rint(h[k] / SATURATION * fullScale);
    }
    return values;
  }

  /** Scores of the classes. */
  double[] scores(double[] activations) {
    double[] scores = new double[CLASSES];
    for (int k = 0; k < activations.length; k++) {
      if (activations[k] != 0) {
        add(scores, second, k * CLASSES, activations[k]);
      }
    }
    return scores;
  }

  /** Images whose class the network finds. */
  public int right(ImageSet images) {
    int right = 0;
    for (int image = 0; image < images.size(); image++) {
      double[] scores = scores(activations(images, image));
      int best = 0;
      for (int c = 1; c < CLASSES; c++) {
        best = scores[c] > scores[best] ? c : best;
      }
      right += best == images.label(image) ? 1 : 0;
    }
    return right;
  }

  /**
   * The second layer in levels of cells: weight 0 is the middle level, and two standard deviations
   * fill the range; larger weights are clipped.
   *
   * @return [class][neuron]
   */
  public int[][] levels(int levels) {
    double square = 0;
    for (double w : second) {
      square += w * w;
    }
    int middle = levels / 2;
    double unit = 2 * StrictMath.sqrt(square / second.length) / (levels - 1 - middle);
    int[][] cells = new int[CLASSES][hidden()];
    for (int c = 0; c < CLASSES; c++) {
      for (int k = 0; k < hidden(); k++) {
        double level = middle + Math.rint(second[k * CLASSES + c] / unit);
        cells[c][k] = (int) Math.max(0, Math.min(levels - 1, level));
      }
    }
    return cells;
  }
}
