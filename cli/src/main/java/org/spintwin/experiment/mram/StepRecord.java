// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Everything that neurons did, step by step from a reset on; raw integers [step][neuron].
 *
 * @param spikes 1 where a neuron fired
 * @param currentE the sum of excitatory codes that a step was driven with, in code units
 * @param currentI likewise inhibitory
 */
record StepRecord(
    int[][] spikes,
    int[][] membrane,
    int[][] traceE,
    int[][] traceI,
    int[][] alphaE,
    int[][] alphaI,
    int[][] refractory,
    int[][] currentE,
    int[][] currentI) {
  private static final List<String> NAMES =
      List.of(
          "spike",
          "membrane",
          "trace E",
          "trace I",
          "alpha E",
          "alpha I",
          "refractory counter",
          "current E",
          "current I");

  static StepRecord of(int steps, int neurons) {
    int[][][] q = new int[NAMES.size()][steps][neurons];
    return new StepRecord(q[0], q[1], q[2], q[3], q[4], q[5], q[6], q[7], q[8]);
  }

  private List<int[][]> quantities() {
    return List.of(
        spikes, membrane, traceE, traceI, alphaE, alphaI, refractory, currentE, currentI);
  }

  int steps() {
    return spikes.length;
  }

  boolean spiked(int step, int neuron) {
    return spikes[step][neuron] != 0;
  }

  /** Steps in which a neuron fired. */
  int[] spikesOf(int neuron) {
    return IntStream.range(0, steps()).filter(t -> spiked(t, neuron)).toArray();
  }

  /**
   * The first difference to another record of as many steps and neurons, in words; null where there
   * is none.
   *
   * @param here where this record is from, as {@code in the golden model}
   * @param there where the other is from
   */
  String firstDifference(StepRecord other, String here, String there) {
    for (int step = 0; step < steps(); step++) {
      for (int q = 0; q < NAMES.size(); q++) {
        int[] mine = quantities().get(q)[step];
        int[] others = other.quantities().get(q)[step];
        int neuron = Arrays.mismatch(mine, others);
        if (neuron >= 0) {
          return "step %d, neuron %d: %s is %d %s, %d %s"
              .formatted(step, neuron, NAMES.get(q), mine[neuron], here, others[neuron], there);
        }
      }
    }
    return null;
  }
}
