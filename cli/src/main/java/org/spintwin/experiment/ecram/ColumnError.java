// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.ecram;

import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.device.EcramCells;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.golden.EcramSteps;
import org.spintwin.golden.GoldenChip;
import org.spintwin.report.Axis;
import org.spintwin.report.Plots;
import org.spintwin.report.Series;
import org.spintwin.spec.EcramChip;

/** {@code column-error}: how far the columns are off, as they are converted. */
final class ColumnError implements Experiment<EcramBench> {
  private static final int SAMPLES = 200;

  @Override
  public String name() {
    return "column-error";
  }

  @Override
  public String title() {
    return "Column error";
  }

  @Override
  public String expectation() {
    return "The worst column is off by at most the error of the chip file (the paper's \"up to 2.59"
        + " %\" by default), of full scale; and scores of golden model and Verilog are off"
        + " what ideal columns give by no more than their columns' and references' errors"
        + " together.";
  }

  @Override
  public Outcome run(EcramBench bench) {
    EcramChip chip = bench.chip();
    EcramCells cells = new EcramCells(chip);
    int columns = chip.neurons() + 1;
    double allowed = chip.readout().columnError();
    // Rounding cannot be less than half a code.
    double least = 0.7 / ((1 << chip.readout().converterBits()) - 1);
    Checks checks = new Checks();
    DataTable table = new DataTable("tile", "column", "error of full scale");
    double[][] errors = new double[chip.tiles()][columns];
    double[] x = new double[chip.tiles() * columns];
    double[] y = new double[x.length];
    double[] bound = new double[x.length];
    double worst = 0;
    for (int t = 0; t < chip.tiles(); t++) {
      for (int c = 0; c < columns; c++) {
        double error = cells.columnError(t, c);
        errors[t][c] = error;
        int place = t * columns + c;
        x[place] = place;
        y[place] = 100 * error;
        bound[place] = 100 * allowed;
        worst = Math.max(worst, error);
        String at = "tile " + t + ", column " + c + ": ";
        checks.that(
            error <= Math.max(allowed, least),
            () -> at + Checks.format("off by %.3f %%", 100 * error));
        table.add(t, c, error);
      }
    }
    double share = compareScores(bench, errors, checks);
    return checks.outcome(
        Checks.format(
            "the worst of %d columns is off by %.2f %% of full scale, allowed are %.2f %%; %d"
                + " samples on golden model and Verilog reach %.0f %% of what that allows a score.",
            x.length, 100 * worst, 100 * allowed, SAMPLES, 100 * share),
        table,
        Plots.againstExpectation(
            title(),
            Axis.linear("column, tile after tile", ""),
            Axis.linear("worst error", "% of full scale").between(0, Double.NaN),
            Series.of(x, bound),
            Map.of("column", Series.of(x, y))));
  }

  /** Compares scores of random samples; the largest error as a share of what is allowed. */
  private static double compareScores(EcramBench bench, double[][] errors, Checks checks) {
    EcramChip chip = bench.chip();
    SplittableRandom random = new SplittableRandom(chip.device().seed());
    int[][] levels = new int[chip.neurons()][chip.inputs()];
    for (int[] row : levels) {
      for (int i = 0; i < row.length; i++) {
        row[i] = random.nextInt(chip.levels());
      }
    }
    GoldenChip golden = EcramModels.chip(chip, levels);
    EcramSteps steps = new EcramSteps(golden.design());
    int highest = (1 << chip.readout().converterBits()) - 1;
    long[][] samples = new long[SAMPLES][];
    double largest = 0;
    for (int s = 0; s < SAMPLES; s++) {
      // Mean values that full scale can hold.
      int most = (int) Math.max(2, (1 << chip.valueBits()) / chip.readout().scale());
      int[] values = new int[chip.inputs()];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt(most);
      }
      samples[s] = EcramModels.sample(values, 0, false);
      steps.infer(values);
      int[] scores = steps.scores();
      for (int n = 0; n < chip.neurons(); n++) {
        double ideal = 0;
        double tolerance = 0;
        for (int t = 0; t < chip.tiles(); t++) {
          ideal += code(chip, values, levels[n], t) - code(chip, values, null, t);
          tolerance += (errors[t][n] + errors[t][chip.neurons()]) * highest;
        }
        String at = "sample " + s + ", score " + n;
        checks.near(scores[n], ideal, tolerance, () -> at);
        largest = Math.max(largest, Math.abs(scores[n] - ideal) / tolerance);
      }
    }
    bench.models().run(golden, samples, steps);
    return largest;
  }

  /**
   * The code of an ideal column, not rounded.
   *
   * @param levels of the column; null for the reference
   */
  private static double code(EcramChip chip, int[] values, int[] levels, int tile) {
    long sum = 0;
    int end = Math.min(values.length, (tile + 1) * chip.tileRows());
    for (int i = tile * chip.tileRows(); i < end; i++) {
      sum += (long) values[i] * (levels == null ? chip.middle() : levels[i]);
    }
    return Math.min((1 << chip.readout().converterBits()) - 1, sum * chip.codesPerSum());
  }
}
