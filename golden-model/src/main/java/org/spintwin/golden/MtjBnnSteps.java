// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;

/**
 * The result of a sample without clocks: the same arithmetic as the clocked golden model of {@code
 * mtj_bnn}, {@code docs/chips/mtj-bnn.md}, "One sample". For training and experiments. Not safe for
 * threads.
 */
public final class MtjBnnSteps {
  private final int features;
  private final int firstBiasRow;
  private final int hidden;
  private final int classes;
  private final int fullScale;
  private final int[][] codes;
  private final long[] currents;
  private final int[] second;

  /**
   * @param parameters of the top, as {@code MtjBnnChip.parameters()} gives them
   * @param codes of the cells, [row][column]
   */
  public MtjBnnSteps(Map<String, Long> parameters, int[][] codes) {
    features = parameters.get("FEATURES").intValue();
    hidden = parameters.get("HIDDEN").intValue();
    classes = parameters.get("CLASSES").intValue();
    fullScale = (1 << parameters.get("VALUE_BITS").intValue()) - 1;
    firstBiasRow = codes.length - parameters.get("BIAS_ROWS").intValue();
    this.codes = codes;
    currents = new long[codes[0].length];
    second = new int[2 * hidden];
  }

  /**
   * Currents of all columns while the rows are driven, in code units times value units.
   *
   * @param values of the first rows, 0 to full scale; the bias rows are at full scale, others at 0
   */
  public long[] currents(int[] values) {
    Arrays.fill(currents, 0);
    for (int row = 0; row < codes.length; row++) {
      long value = row < values.length ? values[row] : row >= firstBiasRow ? fullScale : 0;
      for (int column = 0; column < currents.length; column++) {
        currents[column] += value * codes[row][column];
      }
    }
    return currents.clone();
  }

  /** The class of a sample: the lowest of those with the highest score. */
  public int classOf(int[] values) {
    if (values.length != features) {
      throw new IllegalArgumentException(values.length + " values for " + features + " features");
    }
    long[] first = currents(values);
    for (int k = 0; k < hidden; k++) {
      boolean on = first[2 * k] >= first[2 * k + 1];
      second[2 * k] = on ? fullScale : 0;
      second[2 * k + 1] = on ? 0 : fullScale;
    }
    long[] last = currents(second);
    int winner = 0;
    long highest = Long.MIN_VALUE;
    for (int c = 0; c < classes; c++) {
      long score = last[2 * (hidden + c)] - last[2 * (hidden + c) + 1];
      if (score > highest) {
        winner = c;
        highest = score;
      }
    }
    return winner;
  }
}
