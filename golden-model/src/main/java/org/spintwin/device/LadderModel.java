// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.spintwin.device.NormalEquations.Row;
import org.spintwin.spec.ArraySpec;

/**
 * How the current of a synapse follows from its cells: an offset, and for each cell a step that is
 * there while the level has the cell parallel. Currents are in nominal steps.
 *
 * <p>Unknowns are, in the binary encoding, the offset and the cells' steps, each divided by its
 * weight; in the thermometer encoding the currents of the levels, so that each equation has at most
 * two neighbours of them.
 */
final class LadderModel {
  private final boolean binary;
  private final int cells;
  private final int unknowns;
  private final int band;
  private final List<Row> levels;
  private final List<Row> parts;

  LadderModel(ArraySpec array) {
    binary = array.encoding() == ArraySpec.Encoding.BINARY;
    cells = array.cellsPerSynapse();
    unknowns = 1 + cells;
    band = binary ? cells : 1;
    levels = IntStream.rangeClosed(0, array.maxLevel()).mapToObj(this::ofLevel).toList();
    parts = IntStream.rangeClosed(0, cells).mapToObj(this::ofPart).toList();
  }

  private Row ofLevel(int level) {
    if (!binary) {
      return new Row(level, 1);
    }
    double[] row = new double[unknowns];
    row[0] = 1;
    for (int cell = 0; cell < cells; cell++) {
      row[1 + cell] = (level >> cell & 1) << cell;
    }
    return new Row(0, row);
  }

  private Row ofPart(int part) {
    if (part == 0) {
      return new Row(0, 1);
    }
    return binary ? new Row(part, 1 << part - 1) : new Row(part - 1, -1, 1);
  }

  /** The current of each level. */
  List<Row> levels() {
    return levels;
  }

  /** What the currents are made of: the offset, then the step of each cell times its weight. */
  List<Row> parts() {
    return parts;
  }

  /** How many times the step of a part counts; 1 for the offset. */
  int weight(int part) {
    return binary && part > 0 ? 1 << part - 1 : 1;
  }

  NormalEquations equations() {
    return new NormalEquations(unknowns, band);
  }

  /**
   * Currents of all levels; in the thermometer encoding made to rise with the level, as cells can
   * only add: the nearest such currents in the least-squares sense.
   *
   * @param weights trust in each level's current, above 0
   */
  double[] ladder(double[] solution, double[] weights) {
    double[] ladder = levels.stream().mapToDouble(row -> row.dot(solution)).toArray();
    return binary ? ladder : monotone(ladder, weights);
  }

  /** Pools adjacent violators (Barlow et al., 1972). */
  private static double[] monotone(double[] values, double[] weights) {
    double[] mean = new double[values.length];
    double[] weight = new double[values.length];
    int[] length = new int[values.length];
    int blocks = 0;
    for (int i = 0; i < values.length; i++) {
      mean[blocks] = values[i];
      weight[blocks] = weights[i];
      length[blocks++] = 1;
      while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
        int a = blocks - 2;
        double both = weight[a] + weight[a + 1];
        mean[a] = (mean[a] * weight[a] + mean[a + 1] * weight[a + 1]) / both;
        weight[a] = both;
        length[a] += length[a + 1];
        blocks--;
      }
    }
    double[] result = new double[values.length];
    int from = 0;
    for (int block = 0; block < blocks; block++) {
      Arrays.fill(result, from, from + length[block], mean[block]);
      from += length[block];
    }
    return result;
  }
}
