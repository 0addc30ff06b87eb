// SPDX-License-Identifier: Apache-2.0
package org.spintwin.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.spintwin.spec.SotMlpChip;

/**
 * Trains the weights of a perceptron, 1 and -1, on the integer forward pass of its twin. Latent
 * real weights take the steps, their signs are what is forward, and gradients pass straight through
 * the sign.
 *
 * <p>{@link #train} takes the softmax cross entropy of the last sums over minibatches and Adam with
 * a rate that falls along half a cosine; after each epoch the images that were set aside are
 * classified, and the weights that did best are kept. {@link #trainAsPublished} is what the
 * laboratory of the publication describes: one image at a time, mean square error, rate 0.1, latent
 * weights clipped to -1 to 1. The same seed gives the same weights, whatever the number of cores.
 *
 * @param epochs passes over the images
 * @param seed of first weights and of the order of images
 */
public record PerceptronTrainer(int epochs, long seed) {
  /** Epochs that suffice for 60,000 images. */
  public static final int EPOCHS = 20;

  private static final int BATCH = 100;
  private static final double RATE = 0.002;
  private static final float PUBLISHED_RATE = 0.1f;

  /** Sums of the last layer are this many times softer than the natural logarithm's units. */
  private static final double TEMPERATURE = 200;

  /** A batch is always split alike, so that gradients are summed in one order. */
  private static final int PARTS = 2;

  /** The last sixth of the images is set aside. */
  private static final int SET_ASIDE = 6;

  /**
   * What came out.
   *
   * @param weights [layer][row][neuron], 1 or -1; the last row of a layer is its bias
   * @param setAside share of the images set aside that were classified right
   */
  public record Trained(int[][][] weights, double setAside) {}

  /** Images that are set aside, of so many. */
  static int setAside(int images) {
    return images / SET_ASIDE;
  }

  /** Trains as well as this trainer can. */
  public Trained train(SotMlpChip chip, Pixels pixels) {
    var random = new SplittableRandom(seed);
    List<BinaryLayer> layers = layers(chip, random);
    int[] order = IntStream.range(0, pixels.size() - setAside(pixels.size())).toArray();
    int batches = Math.max(1, order.length / BATCH);
    Backpropagation[] parts = new Backpropagation[PARTS];
    for (int p = 0; p < PARTS; p++) {
      parts[p] = new Backpropagation(chip, layers);
    }
    Trained best = null;
    int step = 0;
    double meanLeft = 1;
    double squareLeft = 1;
    for (int epoch = 0; epoch < epochs; epoch++) {
      shuffle(order, random);
      for (int b = 0; b < batches; b++) {
        int from = b * BATCH;
        int to = Math.min(from + BATCH, order.length);
        IntStream.range(0, PARTS)
            .parallel()
            .forEach(p -> part(parts[p], pixels, order, cut(from, to, p), cut(from, to, p + 1)));
        double rate = RATE * 0.5 * (1 + StrictMath.cos(Math.PI * step++ / (epochs * batches)));
        meanLeft *= 0.9;
        squareLeft *= 0.999;
        for (int k = 0; k < layers.size(); k++) {
          layers.get(k).step(mean(parts, k, to - from), rate, meanLeft, squareLeft);
        }
      }
      double right = accuracy(parts, pixels, order.length, pixels.size());
      if (best == null || right > best.setAside) {
        best = new Trained(weights(layers), right);
      }
    }
    return best;
  }

  private static int cut(int from, int to, int part) {
    return from + (to - from) * part / PARTS;
  }

  private static void part(Backpropagation net, Pixels pixels, int[] order, int from, int to) {
    net.clearGradients();
    for (int i = from; i < to; i++) {
      int image = order[i];
      float[] sums = net.forward(pixels.places()[image], pixels.values()[image]);
      float[] slopes = crossEntropySlopes(sums, pixels.labels()[image]);
      net.backward(pixels.places()[image], pixels.values()[image], slopes, false);
    }
  }

  /** Of the cross entropy by each sum; the smaller a sum, the likelier its class. */
  private static float[] crossEntropySlopes(float[] sums, int label) {
    float least = sums[0];
    for (float sum : sums) {
      least = Math.min(least, sum);
    }
    double[] likely = new double[sums.length];
    double all = 0;
    for (int c = 0; c < sums.length; c++) {
      likely[c] = StrictMath.exp((least - sums[c]) / TEMPERATURE);
      all += likely[c];
    }
    float[] slopes = new float[sums.length];
    for (int c = 0; c < sums.length; c++) {
      slopes[c] = (float) (((c == label ? 1 : 0) - likely[c] / all) / TEMPERATURE);
    }
    return slopes;
  }

  private static float[] mean(Backpropagation[] parts, int layer, int images) {
    float[] mean = new float[parts[0].gradients[layer].length];
    for (Backpropagation part : parts) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += part.gradients[layer][i];
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= images;
    }
    return mean;
  }

  /** Trains as the publication's laboratory does. */
  public Trained trainAsPublished(SotMlpChip chip, Pixels pixels) {
    var random = new SplittableRandom(seed);
    List<BinaryLayer> layers = layers(chip, random);
    int[] order = IntStream.range(0, pixels.size() - setAside(pixels.size())).toArray();
    var net = new Backpropagation(chip, layers);
    int last = layers.size() - 1;
    // In the publication's units pixels and answers go up to 1; here up to full scale.
    float rate = PUBLISHED_RATE / chip.fullScale();
    double unit = 1 << chip.sigmoidShifts().get(last - 1);
    for (int epoch = 0; epoch < epochs; epoch++) {
      shuffle(order, random);
      for (int image : order) {
        float[] sums = net.forward(pixels.places()[image], pixels.values()[image]);
        float[] slopes = new float[sums.length];
        for (int c = 0; c < sums.length; c++) {
          double y = 1 / (1 + StrictMath.exp(sums[c] / unit));
          double wanted = c == pixels.labels()[image] ? 1 : 0;
          slopes[c] = (float) (-(y - wanted) * y * (1 - y) * chip.fullScale() / unit);
        }
        net.clearGradients();
        net.backward(pixels.places()[image], pixels.values()[image], slopes, true);
        for (int k = 0; k <= last; k++) {
          layers.get(k).descend(net.gradients[k], rate);
        }
      }
    }
    Backpropagation[] one = {net};
    return new Trained(weights(layers), accuracy(one, pixels, order.length, pixels.size()));
  }

  private static double accuracy(Backpropagation[] nets, Pixels pixels, int from, int to) {
    if (from == to) {
      return 0;
    }
    int parts = nets.length;
    int right =
        IntStream.range(0, parts)
            .parallel()
            .map(
                p -> {
                  int count = 0;
                  for (int i = from + p; i < to; i += parts) {
                    float[] sums = nets[p].forward(pixels.places()[i], pixels.values()[i]);
                    count += smallest(sums) == pixels.labels()[i] ? 1 : 0;
                  }
                  return count;
                })
            .sum();
    return (double) right / (to - from);
  }

  private static int smallest(float[] sums) {
    int best = 0;
    for (int c = 1; c < sums.length; c++) {
      if (sums[c] < sums[best]) {
        best = c;
      }
    }
    return best;
  }

  private static List<BinaryLayer> layers(SotMlpChip chip, SplittableRandom random) {
    List<BinaryLayer> layers = new ArrayList<>();
    for (int k = 0; k < chip.layers(); k++) {
      layers.add(new BinaryLayer(chip.rows(k), chip.neurons(k), random));
    }
    return layers;
  }

  private static int[][][] weights(List<BinaryLayer> layers) {
    return layers.stream().map(BinaryLayer::weights).toArray(int[][][]::new);
  }

  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
  }
}
