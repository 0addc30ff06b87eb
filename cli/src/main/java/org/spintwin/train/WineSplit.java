// SPDX-License-Identifier: Apache-2.0
package org.spintwin.train;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.spintwin.io.LabelledTable;

/**
 * The wines in a training part of 148 and 30 that are held out, as the publication splits them: the
 * first 148 of one fixed random order, the same for every training. Features are scaled so that the
 * training part spans 0 to full scale; what is held out is clipped to that.
 *
 * @param training to train on
 * @param heldOut to judge by
 */
public record WineSplit(Part training, Part heldOut) {
  private static final int HELD_OUT = 30;
  private static final long SEED = 1;

  /**
   * Some wines.
   *
   * @param values [wine][feature], 0 to full scale
   * @param labels [wine]
   */
  public record Part(int[][] values, int[] labels) {}

  /**
   * @param fullScale the value of the largest feature
   */
  public static WineSplit of(LabelledTable wines, int fullScale) {
    int[] order = order(wines.labels().length);
    int[] training = Arrays.copyOf(order, order.length - HELD_OUT);
    int[] heldOut = Arrays.copyOfRange(order, training.length, order.length);
    return new WineSplit(
        part(wines, training, training, fullScale), part(wines, heldOut, training, fullScale));
  }

  /** A random order, by Fisher and Yates. */
  private static int[] order(int count) {
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = count - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int here = order[i];
      order[i] = order[other];
      order[other] = here;
    }
    return order;
  }

  private static Part part(LabelledTable wines, int[] which, int[] training, int fullScale) {
    int features = wines.features()[0].length;
    int[][] values = new int[which.length][features];
    for (int f = 0; f < features; f++) {
      int feature = f;
      double[] seen =
          Arrays.stream(training).mapToDouble(n -> wines.features()[n][feature]).toArray();
      double low = Arrays.stream(seen).min().orElseThrow();
      double high = Arrays.stream(seen).max().orElseThrow();
      for (int n = 0; n < which.length; n++) {
        double share = (wines.features()[which[n]][f] - low) / (high - low);
        values[n][f] = (int) StrictMath.rint(fullScale * Math.max(0, Math.min(1, share)));
      }
    }
    return new Part(values, Arrays.stream(which).map(n -> wines.labels()[n]).toArray());
  }
}
