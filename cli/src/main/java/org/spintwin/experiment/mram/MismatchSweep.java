// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.spintwin.demo.DigitDemo;
import org.spintwin.demo.TrainedDigits;
import org.spintwin.device.TwinImages;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.report.Axis;
import org.spintwin.report.Plot;
import org.spintwin.report.Plots;
import org.spintwin.report.Series;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.ArchitectureSpec;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ArraySpec.Polarity;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.InhibitionSpec;
import org.spintwin.spec.LifSpec;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.ReferenceSpec;
import org.spintwin.spec.TimingSpec;
import org.spintwin.spec.WireSpec;

/** {@code mismatch-sweep}: digits recognised against the spread of R_P and against TMR. */
final class MismatchSweep implements Experiment<Bench> {
  private static final double[] SIGMAS = {0, 0.03, 0.05, 0.1, 0.2, 0.4};
  private static final double[] TMRS = {0.5, 0.75, 1, 1.5, 2, 3};

  /** Chips of other seeds at each point. */
  private static final int CHIPS = 3;

  /** What spiking neurons and integer codes may cost or gain against a linear read-out. */
  private static final double ALLOWED = 0.05;

  /** Below this, levels were no use to the ideal chip. */
  private static final double LEAST = 0.5;

  @Override
  public String name() {
    return "mismatch-sweep";
  }

  @Override
  public String title() {
    return "Accuracy against mismatch";
  }

  @Override
  public String expectation() {
    return "With subtraction the accuracy on held-out digits is that of a linear read-out in real"
        + " numbers whose weights spread as the device's distributions say, within 5 points and"
        + " sampling error; at sigma 0 it does not depend on TMR at all; without subtraction it is"
        + " never better at a sigma of up to 10 %, where each cell has a reference of its own.";
  }

  /** One point of a sweep. */
  private record Point(double sigma, double tmr) {}

  /** What was found at a point, shares of the images. */
  private record Found(double with, double without, double expected, double deviation) {}

  @Override
  public Outcome run(Bench bench) {
    if (bench.chip().codes() != null) {
      return Outcome.notApplicable(
          "codes come from the table array.codes, not from the device's distributions");
    }
    if (bench.chip().array().polarity() == Polarity.ROW) {
      return Outcome.notApplicable(
          "digits need levels of both signs at one input; polarity is kept per row");
    }
    TrainedDigits digits = DigitDemo.read(bench.digits()).trained(bench.chip().array().maxLevel());
    ChipSpec chip = chip(bench, digits);
    MramDeviceSpec own = chip.device();
    Map<Point, Found> found = new LinkedHashMap<>();
    for (double sigma : SIGMAS) {
      found.computeIfAbsent(new Point(sigma, own.tmr()), p -> measure(bench, digits, chip, p));
    }
    for (double tmr : TMRS) {
      found.computeIfAbsent(new Point(own.sigmaR(), tmr), p -> measure(bench, digits, chip, p));
      found.computeIfAbsent(new Point(0, tmr), p -> measure(bench, digits, chip, p));
    }
    double ideal = found.get(new Point(0, own.tmr())).with;
    if (ideal < LEAST) {
      return Outcome.notApplicable(
          Checks.format(
              "even ideal cells of %d bits, coded as %s, read only %.1f %% of the digits",
              chip.array().bits(), chip.array().code(), 100 * ideal));
    }
    return judge(digits, own, found, ideal);
  }

  /** The user's cells and codes with the demonstration's neurons, which suit the images. */
  private static ChipSpec chip(Bench bench, TrainedDigits digits) {
    ArraySpec own = bench.chip().array();
    LifSpec n = digits.chip().neuron();
    int fraction = Math.max(n.membrane().fractionBits(), own.code().fractionBits());
    int wider = fraction - n.membrane().fractionBits();
    QFormat format = new QFormat(true, n.membrane().bits() + wider, fraction);
    // The demonstration's levels go up to 15.
    double threshold = n.threshold() * own.maxLevel() / digits.chip().array().maxLevel();
    LifSpec neuron =
        new LifSpec(
            format,
            format,
            n.psp(),
            n.decayE(),
            n.decayI(),
            n.leak(),
            n.coefficientBits(),
            threshold,
            n.strictThreshold(),
            n.resetSubtract(),
            n.resetValue(),
            n.refractory(),
            n.refractoryBits());
    int[][] levels = digits.levels();
    return new ChipSpec(
        bench.chip().name(),
        new ArraySpec(
            levels[0].length,
            levels.length,
            own.bits(),
            own.encoding(),
            own.polarity(),
            own.code()),
        ChipSpec.RANDOM_WEIGHTS,
        bench.chip().device().with(WireSpec.ideal()),
        neuron,
        InhibitionSpec.none(),
        new TimingSpec(digits.chip().timing().clockHz(), 1, 16),
        ArchitectureSpec.of(Architecture.PARALLEL));
  }

  private static MramDeviceSpec device(
      MramDeviceSpec own, Point point, boolean subtraction, long seed) {
    boolean ideal = point.sigma == 0;
    if (ideal) {
      return new MramDeviceSpec(own.rP(), point.tmr, 0, 0, own.readVoltage(), subtraction, seed);
    }
    ReferenceSpec reference = own.reference();
    return new MramDeviceSpec(
        own.rP(),
        point.tmr,
        point.sigma,
        own.sigmaTmr(),
        own.readVoltage(),
        subtraction,
        seed,
        own.physics(),
        new ReferenceSpec(reference.per(), point.sigma, reference.sigmaTmr()),
        own.branch(),
        own.wires());
  }

  private static Found measure(Bench bench, TrainedDigits digits, ChipSpec chip, Point point) {
    double with = 0;
    double without = 0;
    int chips = point.sigma == 0 ? 1 : CHIPS;
    for (int c = 0; c < chips; c++) {
      long seed = chip.device().seed() + c;
      with += accuracy(bench, digits, chip.with(device(chip.device(), point, true, seed)));
      without += accuracy(bench, digits, chip.with(device(chip.device(), point, false, seed)));
    }
    LinearReadOut expected =
        LinearReadOut.of(digits, chip.array(), device(chip.device(), point, true, 0));
    return new Found(with / chips, without / chips, expected.mean(), expected.deviation());
  }

  private static double accuracy(Bench bench, TrainedDigits digits, ChipSpec chip) {
    List<StepRecord> records =
        bench.run(TwinImages.of(chip, digits.levels(), null), digits.presentations());
    double[][] scores = new double[records.size()][chip.array().neurons()];
    for (int image = 0; image < scores.length; image++) {
      for (int[] step : records.get(image).spikes()) {
        for (int n = 0; n < step.length; n++) {
          scores[image][n] += step[n];
        }
      }
    }
    return digits.accuracy(scores);
  }

  private Outcome judge(
      TrainedDigits digits, MramDeviceSpec own, Map<Point, Found> found, double ideal) {
    // A bad reference that many share can do more harm than none.
    boolean ownReferences = own.reference().per() == ReferenceSpec.Per.CELL;
    Checks checks = new Checks();
    DataTable table =
        new DataTable(
            "sigma R",
            "TMR",
            "accuracy expected",
            "accuracy with subtraction",
            "accuracy without subtraction");
    found.forEach(
        (point, f) -> {
          String at =
              Checks.format("sigma %.3g %%, TMR %.3g %%: ", 100 * point.sigma, 100 * point.tmr);
          double sampling = sampling(f.expected, digits.images());
          checks.near(
              f.with,
              f.expected,
              ALLOWED + 3 * sampling + 3 * f.deviation / StrictMath.sqrt(CHIPS),
              () -> at + "the accuracy with subtraction");
          if (point.sigma == 0) {
            checks.near(f.with, ideal, 0, () -> at + "the accuracy of ideal cells");
          }
          checks.that(
              !ownReferences || point.sigma > 0.1 || f.without <= f.with + 3 * sampling,
              () ->
                  at
                      + Checks.format(
                          "%.4g without subtraction is better than %.4g with it",
                          f.without, f.with));
          table.add(point.sigma, point.tmr, f.expected, f.with, f.without);
        });
    Plot bySigma =
        sweep(
            title() + ": spread of R_P",
            Axis.linear("sigma of R_P", "%"),
            found,
            SIGMAS,
            p -> new Point(p, own.tmr()));
    Plot byTmr =
        sweep(
            title() + ": TMR",
            Axis.linear("TMR", "%"),
            found,
            TMRS,
            p -> new Point(own.sigmaR(), p));
    Found here = found.get(new Point(own.sigmaR(), own.tmr()));
    String atOwn =
        here == null
            ? ""
            : Checks.format(
                " At the chip's own sigma and TMR: %.2f %% with, %.2f %% without subtraction.",
                100 * here.with, 100 * here.without);
    return checks.outcome(
        Checks.format("%d images; ideal cells read %.2f %%.", digits.images(), 100 * ideal) + atOwn,
        table,
        bySigma,
        byTmr);
  }

  private static Plot sweep(
      String title, Axis axis, Map<Point, Found> found, double[] at, DoubleFunction<Point> point) {
    double[] x = new double[at.length];
    double[] with = new double[at.length];
    double[] without = new double[at.length];
    double[] expected = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      Found f = found.get(point.apply(at[i]));
      x[i] = 100 * at[i];
      with[i] = f.with;
      without[i] = f.without;
      expected[i] = f.expected;
    }
    Map<String, Series> shares = new LinkedHashMap<>();
    shares.put("expected with subtraction", Series.of(x, expected));
    shares.put("with subtraction", Series.of(x, with));
    shares.put("without subtraction", Series.of(x, without));
    return Plots.sweep(title, axis, "held-out digits read right", shares);
  }

  /** Standard error of a share of so many images. */
  private static double sampling(double share, int images) {
    return StrictMath.sqrt(Math.max(share * (1 - share), 1.0 / images) / images);
  }
}
