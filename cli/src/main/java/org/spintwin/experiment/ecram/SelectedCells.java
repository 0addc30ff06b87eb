// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.ecram;

import java.util.ArrayList;
import java.util.List;
import org.spintwin.device.EcramCells;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.golden.EcramSteps;
import org.spintwin.golden.GoldenChip;
import org.spintwin.report.Axis;
import org.spintwin.report.Mark.HeatMap;
import org.spintwin.report.Plot;
import org.spintwin.spec.EcramChip;

/** {@code selected-cells}: pulses on rows and columns of an array of 32 x 32 cells. */
final class SelectedCells implements Experiment<EcramBench> {
  private static final int SIZE = 32;
  private static final int SAMPLES = 40;

  @Override
  public String name() {
    return "selected-cells";
  }

  @Override
  public String title() {
    return "Selected cells";
  }

  @Override
  public String expectation() {
    return "Of the 1,024 cells of a 32 x 32 array (a column of them the reference) only those"
        + " change whose row and column are both pulsed, and by one level, with devices that"
        + " half a pulse does not move.";
  }

  @Override
  public Outcome run(EcramBench bench) {
    EcramChip.Device own = bench.chip().device();
    EcramChip chip =
        bench
            .chip()
            .sized(SIZE, SIZE - 1)
            .with(
                new EcramChip.Device(
                    own.gMin(), own.gMax(), own.readVoltage(), 0, 0, 0, own.seed()));
    int[][] levels = new EcramCells(chip).levels();
    GoldenChip golden = EcramModels.chip(chip, levels);
    Checks checks = new Checks();
    DataTable table = new DataTable("rows pulsed", "columns pulsed", "cells changed");
    double[][] changes = new double[SIZE][SIZE];
    for (int rows = 1; rows <= SIZE; rows *= 2) {
      for (int columns = 1; columns < SIZE; columns = 2 * columns + 1) {
        int changed = pulse(golden, rows, columns, changes);
        int expected = rows * columns;
        String at = rows + " rows and " + columns + " columns: ";
        checks.near(changed, expected, 0, () -> at + "cells changed");
        table.add(rows, columns, changed);
      }
    }
    int moved = train(bench, chip, golden, checks);
    return checks.outcome(
        Checks.format(
            "%d patterns of pulses change the cells where they cross and no other of 1,024; in %d"
                + " samples trained on golden model and Verilog %d cells of pulsed rows move, none"
                + " elsewhere.",
            table.rows().size(), SAMPLES, moved),
        table,
        Plot.of(
            title(),
            Axis.whole("column, the last one the reference"),
            Axis.whole("row").downwards(),
            new HeatMap("levels changed by the last pattern", changes)));
  }

  /** Pulses every so many rows and columns once, and counts cells that moved. */
  private static int pulse(GoldenChip golden, int rows, int columns, double[][] changes) {
    EcramSteps steps = new EcramSteps(golden.design());
    EcramSteps before = new EcramSteps(golden.design());
    boolean[] pulsedRows = new boolean[SIZE];
    boolean[] pulsedColumns = new boolean[SIZE - 1];
    for (int i = 0; i < rows; i++) {
      pulsedRows[i * SIZE / rows] = true;
    }
    for (int c = 0; c < columns; c++) {
      pulsedColumns[c * (SIZE - 1) / columns] = true;
    }
    steps.pulse(pulsedRows, pulsedColumns, true);
    int changed = 0;
    for (int i = 0; i < SIZE; i++) {
      for (int c = 0; c < SIZE; c++) {
        int change = steps.level(i, c) - before.level(i, c);
        changes[i][c] = change;
        boolean selected = pulsedRows[i] && c < SIZE - 1 && pulsedColumns[c];
        // A cell that should not move counts as more than all that should.
        changed += change == (selected ? 1 : 0) ? (selected ? 1 : 0) : SIZE * SIZE;
      }
    }
    return changed;
  }

  /** Trains with values on every third row alone; counts cells that moved. */
  private static int train(EcramBench bench, EcramChip chip, GoldenChip golden, Checks checks) {
    EcramSteps before = new EcramSteps(golden.design());
    EcramSteps steps = new EcramSteps(golden.design());
    int[] values = new int[SIZE];
    for (int i = 0; i < SIZE; i += 3) {
      values[i] = (1 << chip.valueBits()) - 1;
    }
    List<long[]> samples = new ArrayList<>();
    for (int s = 0; s < SAMPLES; s++) {
      samples.add(EcramModels.sample(values, s % (SIZE - 1), true));
      steps.train(values, s % (SIZE - 1));
    }
    samples.add(EcramModels.sample(values, 0, false));
    steps.infer(values);
    bench.models().run(golden, samples.toArray(long[][]::new), steps);
    int moved = 0;
    for (int i = 0; i < SIZE; i++) {
      for (int c = 0; c < SIZE; c++) {
        if (steps.level(i, c) != before.level(i, c)) {
          moved++;
          String cell = "cell " + i + ", " + c;
          boolean allowed = values[i] > 0 && c < SIZE - 1;
          checks.that(allowed, () -> cell + " moved without a pulse on its row");
        }
      }
    }
    int found = moved;
    checks.that(found > 0, () -> "no cell moved in training");
    return moved;
  }
}
