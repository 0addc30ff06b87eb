// SPDX-License-Identifier: Apache-2.0
package org.spintwin.demo;

import java.util.Arrays;

/**
 * Turns an image into spikes, one input per pixel.
 *
 * <p>The digit is first moved so that its centre of ink lies in the middle and slanted strokes
 * stand upright (the sheared image has no covariance of row and column), by bilinear interpolation.
 * Then the ink is scaled to a root mean square of {@value #BRIGHTNESS}, and a pixel of value v, at
 * most 1, gives round(v * steps) spikes spread evenly over the steps, each input in a phase of its
 * own. Only the image itself enters.
 *
 * <p>The two upper corners, which hold next to no ink, spike at every step instead: what they drive
 * is each neuron's bias.
 *
 * @param steps length of a presentation
 */
record RateCoder(int steps) {
  private static final double BRIGHTNESS = 0.45;
  private static final int[] BIAS_INPUTS = {0, DigitSet.SIDE - 1};

  /** From input to input the phase advances by nearly the golden ratio of 64. */
  private static final int PHASE = 39;

  private static final double MIDDLE = (DigitSet.SIDE - 1) / 2.0;

  /**
   * Spikes of each input during a presentation, 0 to {@code steps}.
   *
   * @param pixels [64], 0 to 16
   */
  int[] counts(int[] pixels) {
    double[] image = upright(pixels);
    double power = Arrays.stream(image).map(v -> v * v).sum() / image.length;
    double gain = power == 0 ? 0 : BRIGHTNESS / StrictMath.sqrt(power);
    int[] counts = new int[image.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = (int) StrictMath.rint(StrictMath.min(gain * image[i], 1) * steps);
    }
    for (int i : BIAS_INPUTS) {
      counts[i] = steps;
    }
    return counts;
  }

  int[][] counts(int[][] images) {
    return Arrays.stream(images).map(this::counts).toArray(int[][]::new);
  }

  /** The inputs that spike at each step, input i in bit i; {@code counts[i]} spikes in all. */
  long[] spikes(int[] counts) {
    long[] spikes = new long[steps];
    for (int i = 0; i < counts.length; i++) {
      int phase = i * PHASE % steps;
      for (int t = 0; t < steps; t++) {
        if (((t + 1) * counts[i] + phase) / steps > (t * counts[i] + phase) / steps) {
          spikes[t] |= 1L << i;
        }
      }
    }
    return spikes;
  }

  /** The image centred and without slant. */
  private static double[] upright(int[] pixels) {
    double ink = 0;
    double x = 0;
    double y = 0;
    for (int i = 0; i < pixels.length; i++) {
      ink += pixels[i];
      x += pixels[i] * (i % DigitSet.SIDE);
      y += pixels[i] * (i / DigitSet.SIDE);
    }
    double[] image = new double[pixels.length];
    if (ink == 0) {
      return image;
    }
    x /= ink;
    y /= ink;
    double covariance = 0;
    double height = 0;
    for (int i = 0; i < pixels.length; i++) {
      double dy = i / DigitSet.SIDE - y;
      covariance += pixels[i] * (i % DigitSet.SIDE - x) * dy;
      height += pixels[i] * dy * dy;
    }
    double slant = height == 0 ? 0 : covariance / height;
    for (int i = 0; i < image.length; i++) {
      double dx = i % DigitSet.SIDE - MIDDLE;
      double dy = i / DigitSet.SIDE - MIDDLE;
      image[i] = sample(pixels, x + dx + slant * dy, y + dy);
    }
    return image;
  }

  /** Bilinear interpolation; paper outside. */
  private static double sample(int[] pixels, double x, double y) {
    int column = (int) StrictMath.floor(x);
    int row = (int) StrictMath.floor(y);
    double right = x - column;
    double down = y - row;
    return (1 - down) * (1 - right) * at(pixels, row, column)
        + (1 - down) * right * at(pixels, row, column + 1)
        + down * (1 - right) * at(pixels, row + 1, column)
        + down * right * at(pixels, row + 1, column + 1);
  }

  private static int at(int[] pixels, int row, int column) {
    boolean inside = row >= 0 && row < DigitSet.SIDE && column >= 0 && column < DigitSet.SIDE;
    return inside ? pixels[row * DigitSet.SIDE + column] : 0;
  }
}
