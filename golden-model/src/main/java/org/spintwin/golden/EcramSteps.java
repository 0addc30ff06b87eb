// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.Design;
import org.spintwin.spec.EcramSpec;

/**
 * The ECRAM chip sample by sample: the same results and levels as {@link EcramGolden} of the same
 * samples in the same order, without clocks.
 */
public final class EcramSteps {
  private static final String LEVELS = "u_row_array.code_q";

  private final int inputs;
  private final int neurons;
  private final int tileRows;
  private final int pulsesOfTrain;
  private final int verify;
  private final boolean everyRow;
  private final RowArrayGolden memory;
  private final ColumnConverter converter;
  private final PulseDraws draws;
  private final EcramUpdateGolden update;
  private final Row row = new Row();

  /** By row, then column, the reference last. */
  private final int[][] levels;

  private final int[] scores;
  private final int[] sums;
  private final boolean[] pulsed;

  /** The cells of one row. */
  private final class Row implements EcramUpdateGolden.Cells {
    private int[] cells;

    @Override
    public int level(int column) {
      return cells[column];
    }

    @Override
    public void write(int column, int level) {
      cells[column] = level;
    }
  }

  /** The chip after a reset. */
  public EcramSteps(Design design) {
    Map<String, Long> values = EcramSpec.TOP.resolve(design.parameters());
    inputs = values.get("INPUTS").intValue();
    neurons = values.get("NEURONS").intValue();
    tileRows = values.get("TILE_ROWS").intValue();
    pulsesOfTrain = values.get("PULSES").intValue();
    verify = values.get("VERIFY").intValue();
    everyRow = values.get("HALF_SELECT") != 0;
    memory = new RowArrayGolden(EcramGolden.own("u_row_array", values));
    converter = new ColumnConverter(EcramGolden.own("u_ecram_readout", values));
    draws = new PulseDraws(EcramGolden.own("u_ecram_pulses", values));
    update = new EcramUpdateGolden(EcramGolden.own("u_ecram_update", values));
    converter.load(design.memories().get("u_ecram_readout.column_q"));
    memory.loadMemory("code_q", design.memories().get(LEVELS));
    levels = new int[inputs][neurons + 1];
    for (int i = 0; i < inputs; i++) {
      memory.clock(true, i, false, 0, false, false);
      for (int c = 0; c <= neurons; c++) {
        levels[i][c] = memory.code(c);
      }
    }
    scores = new int[neurons];
    sums = new int[neurons + 1];
    pulsed = new boolean[neurons];
  }

  /**
   * Reads a sample.
   *
   * @param values one for each input
   * @return its class
   */
  public int infer(int[] values) {
    Arrays.fill(scores, 0);
    for (int first = 0, tile = 0; first < inputs; first += tileRows, tile++) {
      Arrays.fill(sums, 0);
      int end = Math.min(inputs, first + tileRows);
      for (int i = first; i < end; i++) {
        int value = values[i];
        if (value != 0) {
          int[] cells = levels[i];
          for (int c = 0; c <= neurons; c++) {
            sums[c] += value * cells[c];
          }
        }
      }
      int reference = converter.code(tile, neurons, sums[neurons]);
      for (int c = 0; c < neurons; c++) {
        scores[c] += converter.code(tile, c, sums[c]) - reference;
      }
    }
    return ArgExtremeGolden.place(scores, true);
  }

  /** Scores of the sample that was read last, one for each neuron. */
  public int[] scores() {
    return scores.clone();
  }

  /**
   * Reads a sample and trains with it.
   *
   * @return its class before the training
   */
  public int train(int[] values, int label) {
    int before = infer(values);
    for (int slot = 0; slot < pulsesOfTrain; slot++) {
      for (int c = 0; c < neurons; c++) {
        pulsed[c] = draws.column(scores[c], c == label);
        draws.next();
      }
      pass(values, label, true);
      pass(values, label, false);
    }
    return before;
  }

  private void pass(int[] values, int label, boolean up) {
    EcramUpdateGolden.Columns columns = c -> pulsed[c] && (c == label) == up;
    boolean some = false;
    for (int c = 0; c < neurons; c++) {
      some |= columns.pulsed(c);
    }
    for (int i = 0; some && i < inputs; i++) {
      boolean rowPulse = draws.row(values[i]);
      draws.next();
      if (rowPulse || everyRow) {
        row.cells = levels[i];
        update.pulse(rowPulse, columns, up, row);
        for (int tries = 0; tries < verify && !update.met(row); tries++) {
          update.correct(row);
        }
      }
    }
  }

  /**
   * Pulses one cell, or rows and columns at once, as the update circuit does.
   *
   * @param rows one flag for each input
   * @param columns one flag for each neuron
   */
  public void pulse(boolean[] rows, boolean[] columns, boolean up) {
    for (int i = 0; i < inputs; i++) {
      if (rows[i] || everyRow) {
        row.cells = levels[i];
        update.pulse(rows[i], c -> columns[c], up, row);
      }
    }
  }

  /** Level of a cell; column {@code neurons} is the reference. */
  public int level(int input, int column) {
    return levels[input][column];
  }

  /** Levels as the memory of the array holds them. */
  public long[] memory() {
    for (int i = 0; i < inputs; i++) {
      for (int c = 0; c <= neurons; c++) {
        memory.write(i, c, levels[i][c]);
      }
    }
    return memory.memory("code_q");
  }
}
