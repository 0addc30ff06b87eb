// SPDX-License-Identifier: Apache-2.0
package org.spintwin.train;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.spintwin.data.ImageSet;

/**
 * Trains a {@link HiddenLayer} by stochastic gradient descent on the cross entropy, an image at a
 * time, at a rate that falls as a cosine. Every image is moved by up to a pixel each way, anew in
 * every epoch, which stands for more data than there are. The same seed gives the same network.
 *
 * @param hidden neurons
 * @param epochs passes over all images
 */
public record HiddenLayerTrainer(int hidden, int epochs, long seed) {
  private static final double RATE = 0.015;
  private static final int CLASSES = HiddenLayer.CLASSES;
  private static final double FIRST_BIAS = 0.1;
  private static final double WHITE = 255;

  public HiddenLayer train(ImageSet images) {
    SplittableRandom random = new SplittableRandom(seed);
    int places = images.rows() * images.columns();
    HiddenLayer net =
        new HiddenLayer(
            uniform(places * hidden, 0.7 * StrictMath.sqrt(6.0 / places), random),
            new double[hidden],
            uniform(hidden * CLASSES, StrictMath.sqrt(6.0 / hidden), random));
    Arrays.fill(net.bias(), FIRST_BIAS);
    Descent descent = new Descent(net, images);
    int[] order = new int[images.size()];
    Arrays.setAll(order, i -> i);
    for (int epoch = 0; epoch < epochs; epoch++) {
      shuffle(order, random);
      for (int i = 0; i < order.length; i++) {
        double done = (epoch + (double) i / order.length) / epochs;
        double rate = RATE * 0.5 * (1 + StrictMath.cos(Math.PI * done));
        descent.step(order[i], random.nextInt(3) - 1, random.nextInt(3) - 1, rate);
      }
    }
    return net;
  }

  private static double[] uniform(int count, double bound, SplittableRandom random) {
    double[] weights = new double[count];
    for (int i = 0; i < count; i++) {
      weights[i] = (2 * random.nextDouble() - 1) * bound;
    }
    return weights;
  }

  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int here = order[i];
      order[i] = order[other];
      order[other] = here;
    }
  }

  /** One image's step down the gradient. */
  private static final class Descent {
    private final HiddenLayer net;
    private final ImageSet images;
    private final double[] h;
    private final double[] slope;

    /** Rows of the first layer that the image lights, and how brightly. */
    private final int[] rows;

    private final double[] lights;

    Descent(HiddenLayer net, ImageSet images) {
      this.net = net;
      this.images = images;
      h = new double[net.hidden()];
      slope = new double[net.hidden()];
      rows = new int[images.rows() * images.columns()];
      lights = new double[rows.length];
    }

    void step(int image, int down, int right, double rate) {
      int lit = look(image, down, right);
      System.arraycopy(net.bias(), 0, h, 0, h.length);
      for (int i = 0; i < lit; i++) {
        HiddenLayer.add(h, net.first(), rows[i], lights[i]);
      }
      HiddenLayer.saturate(h);
      double[] error = net.scores(h);
      softmax(error);
      error[images.label(image)] -= 1;
      double[] second = net.second();
      for (int k = 0; k < h.length; k++) {
        double back = 0;
        for (int c = 0; c < CLASSES; c++) {
          back += error[c] * second[k * CLASSES + c];
          second[k * CLASSES + c] -= rate * error[c] * h[k];
        }
        boolean between = h[k] > 0 && h[k] < HiddenLayer.SATURATION;
        slope[k] = between ? -rate * back : 0;
        net.bias()[k] += slope[k];
      }
      double[] first = net.first();
      for (int i = 0; i < lit; i++) {
        for (int k = 0, at = rows[i]; k < slope.length; k++) {
          first[at + k] += lights[i] * slope[k];
        }
      }
    }

    /** Collects what of the moved image is lit. */
    private int look(int image, int down, int right) {
      int columns = images.columns();
      int lit = 0;
      for (int place = 0; place < rows.length; place++) {
        int pixel = images.pixel(image, place);
        int y = place / columns + down;
        int x = place % columns + right;
        if (pixel != 0 && y >= 0 && y < images.rows() && x >= 0 && x < columns) {
          rows[lit] = (y * columns + x) * net.hidden();
          lights[lit++] = pixel / WHITE;
        }
      }
      return lit;
    }

    private static void softmax(double[] scores) {
      double highest = scores[0];
      for (double score : scores) {
        highest = Math.max(highest, score);
      }
      double sum = 0;
      for (int c = 0; c < scores.length; c++) {
        scores[c] = StrictMath.exp(scores[c] - highest);
        sum += scores[c];
      }
      for (int c = 0; c < scores.length; c++) {
        scores[c] /= sum;
      }
    }
  }
}
