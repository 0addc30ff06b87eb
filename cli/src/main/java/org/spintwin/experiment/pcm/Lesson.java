// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.pcm;

import java.util.Arrays;

/** A training as it was seen in the Verilog. */
final class Lesson {
  /** Pictures of a training, the first before it, the last at the end of the first training. */
  static final int FRAMES = 7;

  private final boolean[] pattern;
  private final int target;
  private final int[] frameSteps;
  private final int[][] conductances = new int[FRAMES][];
  private final int[][] excitabilities = new int[FRAMES][];
  private final double[] lowest;
  private final double[] mean;
  private final double[] highest;
  private int storedAt = -1;

  /**
   * @param steps how long it lasts
   * @param lastFrame step of the last picture
   */
  Lesson(boolean[] pattern, int target, int steps, int lastFrame) {
    this.pattern = pattern;
    this.target = target;
    frameSteps = new int[FRAMES];
    Arrays.setAll(frameSteps, f -> (int) ((long) lastFrame * f / (FRAMES - 1)));
    lowest = new double[steps + 1];
    mean = new double[steps + 1];
    highest = new double[steps + 1];
    Arrays.fill(conductances, new int[pattern.length]);
    Arrays.fill(excitabilities, new int[pattern.length]);
  }

  /**
   * Takes note of a step.
   *
   * @param step 0 before the first
   */
  void after(int step, CellState state) {
    int least = Integer.MAX_VALUE;
    int most = 0;
    long sum = 0;
    int cells = 0;
    boolean stored = true;
    for (int n = 0; n < pattern.length; n++) {
      int g = state.conductance(n);
      stored &= g >= target == pattern[n];
      if (pattern[n]) {
        least = Math.min(least, g);
        most = Math.max(most, g);
        sum += g;
        cells++;
      }
    }
    lowest[step] = least;
    mean[step] = (double) sum / cells;
    highest[step] = most;
    if (stored && storedAt < 0) {
      storedAt = step;
    }
    boolean last = step == mean.length - 1;
    for (int f = 0; f < FRAMES; f++) {
      // A lesson that is over stays as it is.
      if (frameSteps[f] == step || last && frameSteps[f] > step) {
        conductances[f] = cells(state, true);
        excitabilities[f] = cells(state, false);
      }
    }
  }

  private static int[] cells(CellState state, boolean conductance) {
    int[] values = new int[state.cells()];
    Arrays.setAll(values, n -> conductance ? state.conductance(n) : state.excitability(n));
    return values;
  }

  /** Steps until the pattern was stored; -1 where it was not. */
  int storedAt() {
    return storedAt;
  }

  /** Step of each picture. */
  int[] frameSteps() {
    return frameSteps;
  }

  /** G of all cells in each picture. */
  int[][] conductances() {
    return conductances;
  }

  /** Raw excitabilities of all cells in each picture. */
  int[][] excitabilities() {
    return excitabilities;
  }

  /** Least G of the pattern's cells after each step, from step 0. */
  double[] lowest() {
    return lowest;
  }

  double[] mean() {
    return mean;
  }

  double[] highest() {
    return highest;
  }
}
