// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.ecram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** {@code pulse-linearity}: a cell up and down its levels, pulse by pulse. */
final class PulseLinearity implements Experiment<EcramBench> {
  private static final boolean[] ROW = {true};
  private static final boolean[] COLUMN = {true, false};

  @Override
  public String name() {
    return "pulse-linearity";
  }

  @Override
  public String title() {
    return "Pulse linearity";
  }

  @Override
  public String expectation() {
    return "An ideal cell goes from the lowest level to the highest and back by one level a pulse:"
        + " 99 pulses each way for 100 levels. Golden model and Verilog move cells alike,"
        + " those of the chip as it is too.";
  }

  @Override
  public Outcome run(EcramBench bench) {
    EcramChip chip = bench.chip().sized(1, 2);
    EcramChip.Device own = chip.device();
    EcramChip ideal =
        chip.with(
            new EcramChip.Device(own.gMin(), own.gMax(), own.readVoltage(), 0, 0, 0, own.seed()));
    int steps = chip.levels() - 1;
    int[] straight = path(ideal, steps);
    int[] found = path(chip, steps);
    train(bench, ideal);
    train(bench, chip);
    Checks checks = new Checks();
    DataTable table = new DataTable("pulse", "level of an ideal cell", "level of the chip's cell");
    for (int pulse = 0; pulse <= 2 * steps; pulse++) {
      int at = pulse;
      checks.near(
          straight[pulse],
          pulse <= steps ? pulse : 2 * steps - pulse,
          0,
          () -> "the ideal level after pulse " + at);
      table.add(pulse, straight[pulse], found[pulse]);
    }
    double[] x = new double[2 * steps + 1];
    double[] expected = new double[x.length];
    double[] measured = new double[x.length];
    for (int pulse = 0; pulse < x.length; pulse++) {
      x[pulse] = pulse;
      expected[pulse] = straight[pulse];
      measured[pulse] = found[pulse];
    }
    return checks.outcome(
        Checks.format(
            "%d pulses up, %d down, a level each; the chip's own cell is at level %d after %d"
                + " pulses up and at %d after as many down.",
            steps, steps, found[steps], steps, found[2 * steps]),
        table,
        Plots.againstExpectation(
            title(),
            Axis.linear("pulses", ""),
            Axis.linear("level", ""),
            Series.of(x, expected),
            Map.of("chip", Series.of(x, measured))));
  }

  /** The level of one cell from 0, after each of some pulses up and then as many down. */
  private static int[] path(EcramChip chip, int pulses) {
    EcramSteps cell = new EcramSteps(lowest(chip).design());
    int[] path = new int[2 * pulses + 1];
    for (int pulse = 1; pulse < path.length; pulse++) {
      cell.pulse(ROW, COLUMN, pulse <= pulses);
      path[pulse] = cell.level(0, 0);
    }
    return path;
  }

  private static GoldenChip lowest(EcramChip chip) {
    return EcramModels.chip(chip, new int[2][1]);
  }

  /** Trains a cell up and down on golden model and Verilog. */
  private static void train(EcramBench bench, EcramChip chip) {
    // What is missing to such a margin is always the largest error.
    EcramChip.Training training = chip.training();
    EcramChip eager =
        chip.with(new EcramChip.Training(65535, 0, training.errorBits(), 1, training.verify()));
    GoldenChip golden = lowest(eager);
    EcramSteps steps = new EcramSteps(golden.design());
    int[] full = {(1 << chip.valueBits()) - 1};
    List<long[]> samples = new ArrayList<>();
    for (int label = 0; label < 2; label++) {
      for (int n = 0; n < 4 * chip.levels(); n++) {
        samples.add(EcramModels.sample(full, label, true));
        steps.train(full, label);
      }
    }
    samples.add(EcramModels.sample(full, 0, false));
    steps.infer(full);
    bench.models().run(golden, samples.toArray(long[][]::new), steps);
  }
}
