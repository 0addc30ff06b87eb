// SPDX-License-Identifier: Apache-2.0
package org.spintwin.demo;

import java.util.Arrays;

/** Decides by the highest score; of equal ones the lowest class wins. */
final class Classifier {
  private Classifier() {}

  static int decide(double[] scores) {
    int best = 0;
    for (int k = 1; k < scores.length; k++) {
      best = scores[k] > scores[best] ? k : best;
    }
    return best;
  }

  static int decide(int[] scores) {
    return decide(Arrays.stream(scores).asDoubleStream().toArray());
  }

  /** Decisions of real weights [class][input] on spike counts [image][input]. */
  static int[] decide(double[][] weights, int[][] counts) {
    int[] decisions = new int[counts.length];
    for (int n = 0; n < counts.length; n++) {
      double[] scores = new double[weights.length];
      for (int k = 0; k < weights.length; k++) {
        for (int i = 0; i < counts[n].length; i++) {
          scores[k] += weights[k][i] * counts[n][i];
        }
      }
      decisions[n] = decide(scores);
    }
    return decisions;
  }

  static double accuracy(int[] decisions, int[] labels) {
    int right = 0;
    for (int n = 0; n < labels.length; n++) {
      right += decisions[n] == labels[n] ? 1 : 0;
    }
    return right / (double) labels.length;
  }
}
