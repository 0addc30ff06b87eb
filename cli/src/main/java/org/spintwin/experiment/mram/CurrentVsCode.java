// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import java.util.ArrayList;
import java.util.List;
import org.spintwin.device.MramArray;
import org.spintwin.device.TwinImages;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.report.Axis;
import org.spintwin.report.Mark;
import org.spintwin.report.Plot;
import org.spintwin.report.Plots;
import org.spintwin.report.Plots.Spread;
import org.spintwin.report.Series;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.WireSpec;

/** {@code current-vs-code}: synaptic current against level, with and without subtraction. */
final class CurrentVsCode implements Experiment<Bench> {
  /** Standard errors that a sample may be off: deterministic, and room for rare flips. */
  private static final double ERRORS = 6;

  @Override
  public String name() {
    return "current-vs-code";
  }

  @Override
  public String title() {
    return "Synaptic current against level";
  }

  @Override
  public String expectation() {
    return "Ideal cells with subtraction give level L the code L 2^C exactly: 0 at level 0,"
        + " monotone, no integral nonlinearity; without it each synapse adds 1 / TMR steps for each"
        + " unit of its cells' weight. Over 1,000 chips, mean and spread at every level are those"
        + " of the device's distributions.";
  }

  /** What was found with or without subtraction. */
  private record Half(Moments[] expected, MonteCarlo found, int[] ideal, int[] drawn) {}

  @Override
  public Outcome run(Bench bench) {
    if (bench.chip().codes() != null) {
      return Outcome.notApplicable(
          "codes come from the table array.codes, not from the device's distributions");
    }
    Checks checks = new Checks();
    Half with = half(bench, true, checks);
    Half without = half(bench, false, checks);
    leak(bench, true, checks);
    leak(bench, false, checks);
    DataTable table =
        new DataTable(
            "subtraction",
            "level",
            "ideal code",
            "code of the first chip",
            "mean expected",
            "mean",
            "deviation expected",
            "deviation");
    rows(table, "on", with);
    rows(table, "off", without);
    MramDeviceSpec device = bench.chip().device();
    double tmr = device.tmr();
    return checks.outcome(
        Checks.format(
            "%d chips, %d synapses each: level 0 is %.4g of a step wide with subtraction (expected"
                + " %.4g) and lies at %.4g steps without (expected %.4g). A cell's on/off ratio is"
                + " %.3g raw and %s after subtraction (TMR / (sqrt 2 sigma)).",
            with.found.chips(),
            with.found.synapses(),
            with.found.deviation()[0],
            with.expected[0].deviation(),
            without.found.mean()[0],
            without.expected[0].first(),
            1 + tmr,
            device.sigmaR() == 0
                ? "without limit"
                : Checks.format("%.3g", tmr / (StrictMath.sqrt(2) * device.sigmaR()))),
        table,
        plot(with, without));
  }

  private static Half half(Bench bench, boolean subtraction, Checks checks) {
    ChipSpec chip = drawn(bench, subtraction);
    int levels = chip.array().maxLevel() + 1;
    QFormat format = chip.array().code();
    String name = subtraction ? "with subtraction" : "without subtraction";
    var distribution = new CurrentMoments(chip.array(), chip.device());
    Moments[] expected = new Moments[levels];
    double[] means = new double[levels];
    for (int level = 0; level < levels; level++) {
      expected[level] = distribution.at(level);
      means[level] = expected[level].first();
    }
    MonteCarlo found = MonteCarlo.of(chip, means);
    double n = (double) found.chips() * found.independent();
    for (int level = 0; level < levels; level++) {
      String at = name + ", level " + level + ": ";
      Moments m = expected[level];
      checks.near(
          found.independentMean()[level],
          m.first(),
          ERRORS * StrictMath.sqrt(m.variance() / n),
          () -> at + "the mean current");
      checks.near(
          found.independentVariance()[level],
          m.variance(),
          ERRORS * m.varianceError(n),
          () -> at + "the variance of the current");
    }
    ChipSpec ideal = chip.with(ideal(chip.device()));
    double leak = subtraction ? 0 : weights(chip) / chip.device().tmr();
    int[] idealCodes = new int[levels];
    int[] drawnCodes = new int[levels];
    for (Measured m : codes(bench, ideal)) {
      String at = name + ", ideal cells, level " + m.level + ": ";
      double real = clipped(format, m.level + leak) / format.lsb();
      idealCodes[m.level] = m.code;
      checks.near(m.code, real, subtraction ? 0 : 0.5, () -> at + "the code");
    }
    for (int level = 1; level < levels; level++) {
      int step = level;
      boolean rises =
          idealCodes[level] > idealCodes[level - 1] || idealCodes[level] == format.maxRaw();
      checks.that(rises, () -> name + ", ideal cells: level " + step + " is not above the last");
    }
    MramArray cells = new MramArray(chip);
    for (Measured m : codes(bench, chip)) {
      String at = name + ", level " + m.level + " at neuron " + m.neuron + ": ";
      double real = clipped(format, cells.current(m.neuron, m.input, m.level)) / format.lsb();
      drawnCodes[m.level] = m.code;
      checks.near(m.code, real, 0.5, () -> at + "the code");
    }
    return new Half(expected, found, idealCodes, drawnCodes);
  }

  /** The user's cells without wires, whose losses depend on all levels at once. */
  private static ChipSpec drawn(Bench bench, boolean subtraction) {
    ChipSpec chip = bench.spec(bench.neuron());
    return chip.with(chip.device().with(WireSpec.ideal()).withCurrentSubtraction(subtraction));
  }

  private static MramDeviceSpec ideal(MramDeviceSpec device) {
    return new MramDeviceSpec(
        device.rP(),
        device.tmr(),
        0,
        0,
        device.readVoltage(),
        device.currentSubtraction(),
        device.seed());
  }

  /** Of all cells of a synapse together; the same in both encodings. */
  private static int weights(ChipSpec chip) {
    return chip.array().maxLevel();
  }

  private static double clipped(QFormat format, double steps) {
    double highest = format.real(format.maxRaw());
    return Math.max(format.real(format.minRaw()), Math.min(highest, steps));
  }

  /** The code that the current of a synapse had in the Verilog. */
  private record Measured(int neuron, int input, int level, int code) {}

  /** Every level at least once: an input at a time, the currents as the neurons get them. */
  private static List<Measured> codes(Bench bench, ChipSpec chip) {
    int inputs = chip.array().inputs();
    int neurons = chip.array().neurons();
    int levels = chip.array().maxLevel() + 1;
    long[] oneByOne = new long[inputs];
    for (int i = 0; i < inputs; i++) {
      oneByOne[i] = 1L << i;
    }
    List<Measured> measured = new ArrayList<>();
    for (int first = 0; first < levels; first += inputs * neurons) {
      int[][] held = new int[neurons][inputs];
      for (int n = 0; n < neurons; n++) {
        for (int i = 0; i < inputs; i++) {
          held[n][i] = (first + n * inputs + i) % levels;
        }
      }
      StepRecord record = bench.run(TwinImages.of(chip, held, null), oneByOne);
      for (int n = 0; n < neurons; n++) {
        for (int i = 0; i < inputs; i++) {
          measured.add(new Measured(n, i, held[n][i], record.currentE()[i][n]));
        }
      }
    }
    return measured;
  }

  /** Ideal synapses of level 0, all active at once. */
  private static void leak(Bench bench, boolean subtraction, Checks checks) {
    ChipSpec drawn = drawn(bench, subtraction);
    ChipSpec chip = drawn.with(ideal(drawn.device()));
    QFormat format = chip.array().code();
    StepRecord record =
        bench.run(TwinImages.of(chip, bench.noCodes(), null), new long[] {bench.allInputs()});
    double each = subtraction ? 0 : clipped(format, weights(chip) / chip.device().tmr());
    checks.near(
        record.currentE()[0][0],
        bench.inputs() * each / format.lsb(),
        subtraction ? 0 : bench.inputs() * 0.5,
        () ->
            bench.inputs()
                + " active synapses of level 0 "
                + (subtraction ? "with" : "without")
                + " subtraction: the sum of codes");
  }

  private static void rows(DataTable table, String subtraction, Half half) {
    for (int level = 0; level < half.expected.length; level++) {
      table.add(
          subtraction,
          level,
          half.ideal[level],
          half.drawn[level],
          half.expected[level].first(),
          half.found.mean()[level],
          half.expected[level].deviation(),
          half.found.deviation()[level]);
    }
  }

  private Plot plot(Half with, Half without) {
    return Plots.spread(
            title(),
            Axis.linear("level", ""),
            Axis.linear("current", "level steps"),
            List.of(spread("without subtraction", without), spread("with subtraction", with)))
        .with(line(with), line(without))
        .captioned("Mean of " + MonteCarlo.CHIPS + " chips, band of 2 standard deviations.");
  }

  private static Mark line(Half half) {
    double[] means = new double[half.expected.length];
    for (int level = 0; level < means.length; level++) {
      means[level] = half.expected[level].first();
    }
    return new Mark.Line("expected mean", Series.of(means));
  }

  private static Spread spread(String name, Half half) {
    double[] mean = half.found.mean();
    double[] low = new double[mean.length];
    double[] high = new double[mean.length];
    for (int level = 0; level < mean.length; level++) {
      low[level] = mean[level] - 2 * half.found.deviation()[level];
      high[level] = mean[level] + 2 * half.found.deviation()[level];
    }
    return new Spread(name, Series.of(low), Series.of(mean), Series.of(high));
  }
}
