// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mtj;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.device.Crossbar;
import org.spintwin.device.MtjArray;
import org.spintwin.device.MtjImages;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.harness.ChipStimulus;
import org.spintwin.harness.FiniteStimulus;
import org.spintwin.report.Axis;
import org.spintwin.report.Plots;
import org.spintwin.report.Series;
import org.spintwin.spec.MtjBnnChip;
import org.spintwin.spec.MtjBnnImage;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

/** {@code column-currents}: the currents of the hardware against the nodal solution. */
final class ColumnCurrents implements Experiment<MtjBench> {
  private static final int PATTERNS = 10;
  private static final int SAMPLES = 40;

  @Override
  public String name() {
    return "column-currents";
  }

  @Override
  public String title() {
    return "Column currents against the nodal solution";
  }

  @Override
  public String expectation() {
    return "The current of each column is that of the nodal solution of the array with its wires"
        + " within one code. A column is counted in codes that have as many fraction bits less than"
        + " those of cells as are needed to number the rows.";
  }

  @Override
  public Outcome run(MtjBench bench) {
    MtjBnnChip chip = bench.chip();
    MtjArray array = new MtjArray(chip);
    SplittableRandom random = new SplittableRandom(chip.device().seed());
    Checks checks = new Checks();
    DataTable table =
        new DataTable(
            "pattern", "column", "largest deviation in codes", "largest current in codes");
    List<double[]> points = new ArrayList<>();
    MtjModels models = bench.models();
    for (int pattern = 0; pattern < PATTERNS; pattern++) {
      MtjBnnImage image = MtjImages.of(chip, states(chip, random));
      int[][] samples = samples(chip, random);
      double[][] found = found(models, image, samples);
      Crossbar nodal = array.crossbar(image.states());
      double[] worst = new double[chip.columns()];
      double[] largest = new double[chip.columns()];
      for (int n = 0; n < SAMPLES; n++) {
        double[] currents = nodal.currents(volts(chip, samples[n]));
        for (int column = 0; column < chip.columns(); column++) {
          double expected = currents[column] / array.step() * codesOfAStep(chip);
          worst[column] = Math.max(worst[column], Math.abs(found[n][column] - expected));
          largest[column] = Math.max(largest[column], expected);
          points.add(new double[] {expected, found[n][column]});
          String what = "pattern " + pattern + ", sample " + n + ", column " + column;
          checks.near(found[n][column], expected, 1, () -> what + ": the current in codes");
        }
      }
      for (int column = 0; column < chip.columns(); column++) {
        table.add(pattern, column, worst[column], largest[column]);
      }
    }
    double[] expected = points.stream().mapToDouble(p -> p[0]).sorted().toArray();
    Series line = Series.of(expected, expected);
    return checks.outcome(
        Checks.format(
            "%d currents of %d patterns of states, read from golden model and Verilog: %s.",
            points.size(), PATTERNS, checks.largestDeviation("codes")),
        table,
        Plots.againstExpectation(
            title(),
            Axis.linear("nodal solution", "codes"),
            Axis.linear("twin", "codes"),
            line,
            Map.of("column currents", shown(points))));
  }

  /** A thousand points are as many as can be told apart. */
  private static Series shown(List<double[]> points) {
    int every = Math.max(1, points.size() / 1000);
    List<double[]> some = new ArrayList<>();
    for (int i = 0; i < points.size(); i += every) {
      some.add(points.get(i));
    }
    return Series.of(
        some.stream().mapToDouble(p -> p[0]).toArray(),
        some.stream().mapToDouble(p -> p[1]).toArray());
  }

  /** Codes of a column in a nominal step at full scale. */
  private static double codesOfAStep(MtjBnnChip chip) {
    int rowBits = 32 - Integer.numberOfLeadingZeros(chip.rows() - 1);
    return StrictMath.scalb(1.0, chip.code().fractionBits() - rowBits);
  }

  private static boolean[][] states(MtjBnnChip chip, SplittableRandom random) {
    boolean[][] states = new boolean[chip.rows()][chip.columns()];
    for (boolean[] row : states) {
      for (int column = 0; column < row.length; column++) {
        row[column] = random.nextBoolean();
      }
    }
    return states;
  }

  private static int[][] samples(MtjBnnChip chip, SplittableRandom random) {
    int[][] samples = new int[SAMPLES][chip.features()];
    for (int[] sample : samples) {
      Arrays.setAll(sample, i -> random.nextInt(chip.fullScale() + 1));
    }
    return samples;
  }

  /** Shares of full scale on the rows in the first pass. */
  private static double[] volts(MtjBnnChip chip, int[] sample) {
    double[] volts = new double[chip.rows()];
    for (int row = 0; row < sample.length; row++) {
      volts[row] = sample[row] / (double) chip.fullScale();
    }
    Arrays.fill(volts, chip.rows() - chip.biasRows(), chip.rows(), 1);
    return volts;
  }

  /** Currents of the first pass of each sample, [sample][column], in codes. */
  private static double[][] found(MtjModels models, MtjBnnImage image, int[][] samples) {
    MtjBnnChip chip = image.chip();
    FiniteStimulus stimulus = ChipStimulus.given(MtjModels.chip(image), MtjModels.longs(samples));
    RecordLayout layout = MtjModels.layout(image);
    Signal valid = layout.signal("u_synapse_array.valid_o");
    Signal second = layout.signal("u_pass_control.second_q");
    Signal currents = layout.signal("u_synapse_array.current_e_o");
    double unit = codesOfAStep(chip) / (1 << chip.code().fractionBits()) / chip.fullScale();
    double[][] found = new double[samples.length][chip.columns()];
    int[] next = {0};
    models.run(
        image,
        stimulus,
        stimulus.clocks(),
        (clock, record) -> {
          if (valid.get(record, 0, 0) != 0 && second.get(record, 0, 0) == 0) {
            Arrays.setAll(found[next[0]], column -> unit * currents.get(record, 0, column));
            next[0]++;
          }
        });
    return found;
  }
}
