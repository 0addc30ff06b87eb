// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.report.Axis;
import org.spintwin.report.Plot;
import org.spintwin.report.Plots;
import org.spintwin.report.Series;
import org.spintwin.spec.LifSpec.PspShape;
import org.spintwin.spec.TwinImage;

/** {@code fi-curve}: firing rate against constant current. */
final class FiCurve implements Experiment<Bench> {
  private static final int POINTS = 15;
  private static final int CANDIDATES = 400;
  private static final int LONGEST_CLIMB = 400;
  private static final int LONGEST_RUN = 20_000;

  /** One current. */
  private record Point(long total, int least, int most) {}

  @Override
  public String name() {
    return "fi-curve";
  }

  @Override
  public String title() {
    return "Firing rate against current";
  }

  @Override
  public String expectation() {
    return "Under constant current spikes come R + n steps apart, where n is the closed form of the"
        + " climb from the reset value to the threshold (from 0: ceil(ln(1 - Vth (1 - a) / I) / ln"
        + " a)), taken between the drive I and I raised by what rounding may add; the rate rises"
        + " with the current, is 0 below the rheobase and never above 1 / (R + 1).";
  }

  @Override
  public Outcome run(Bench bench) {
    var drive = new SteadyDrive(bench.neuron(), bench.neuron().decayE());
    int refractory = bench.neuron().refractory();
    if (!drive.settles()) {
      return Outcome.notApplicable("the traces never decay, so no drive is constant");
    }
    int steps = drive.settlingSteps() + 4 * (refractory + LONGEST_CLIMB) + 1;
    if (steps > LONGEST_RUN) {
      return Outcome.notApplicable(
          Checks.format(
              "%d steps until traces settle and %d refractory steps are too long to wait for",
              drive.settlingSteps(), refractory));
    }
    List<Point> points = points(bench, drive);
    if (points.stream().noneMatch(p -> p.most < SteadyDrive.NEVER)) {
      return Outcome.notApplicable(
          Checks.format(
              "no current that %d inputs can give reaches the threshold within %d steps",
              bench.inputs(), LONGEST_CLIMB));
    }
    long[] spikes = new long[steps];
    Arrays.fill(spikes, bench.allInputs());
    int[][] fired = new int[points.size()][];
    for (int first = 0; first < points.size(); first += bench.neurons()) {
      int[][] codes = bench.noCodes();
      int count = Math.min(bench.neurons(), points.size() - first);
      for (int n = 0; n < count; n++) {
        codes[n] = bench.spread(points.get(first + n).total);
      }
      TwinImage twin = bench.twin(bench.spec(bench.neuron()), codes);
      StepRecord record = bench.run(twin, spikes);
      for (int n = 0; n < count; n++) {
        fired[first + n] = record.spikesOf(n);
      }
    }
    return judge(bench, drive, points, fired);
  }

  /** From below the rheobase to twice what fires in the first step, as far as formats reach. */
  private static List<Point> points(Bench bench, SteadyDrive drive) {
    double strongest = drive.firingLevel() - Math.min(0, drive.lowestStart());
    double most = Math.max(1, 2 * strongest / drive.gain() / bench.codeUnit());
    most = Math.min(most, bench.highestTotal());
    if (bench.neuron().psp() != PspShape.PULSE) {
      double trace = bench.neuron().trace().real(bench.neuron().trace().maxRaw());
      most = Math.min(most, 0.95 * trace / drive.gain() / bench.codeUnit());
    }
    List<Point> candidates = new ArrayList<>();
    for (int i = 0; i < CANDIDATES; i++) {
      long total = (long) StrictMath.pow(most, (i + 1) / (double) CANDIDATES);
      Point point = point(bench, drive, total);
      boolean isNew = candidates.isEmpty() || candidates.get(candidates.size() - 1).total < total;
      boolean inTime = point.most <= LONGEST_CLIMB || point.least == SteadyDrive.NEVER;
      if (total > 0 && isNew && inTime) {
        candidates.add(point);
      }
    }
    List<Point> points = new ArrayList<>();
    List<Point> silent = candidates.stream().filter(p -> p.least == SteadyDrive.NEVER).toList();
    List<Point> firing = candidates.stream().filter(p -> p.most < SteadyDrive.NEVER).toList();
    silent.stream().skip(Math.max(0, silent.size() - 1)).forEach(points::add);
    if (firing.isEmpty()) {
      return points;
    }
    // By equal factors, as far as whole code units allow it.
    double first = firing.get(0).total;
    double last = firing.get(firing.size() - 1).total;
    for (int i = 0; i < POINTS; i++) {
      double goal = first * StrictMath.pow(last / first, i / (POINTS - 1.0));
      Point next = firing.stream().filter(p -> p.total >= goal - 0.5).findFirst().orElseThrow();
      if (points.isEmpty() || points.get(points.size() - 1).total < next.total) {
        points.add(next);
      }
    }
    return points;
  }

  private static Point point(Bench bench, SteadyDrive drive, long total) {
    double current = total * bench.codeUnit();
    double weakest = current * drive.leastGain();
    double strongest = current * drive.gain() + drive.rounding();
    return new Point(
        total,
        drive.climb(drive.highestStart(strongest), strongest),
        drive.climb(drive.lowestStart(), weakest));
  }

  private Outcome judge(Bench bench, SteadyDrive drive, List<Point> points, int[][] fired) {
    int refractory = bench.neuron().refractory();
    Checks checks = new Checks();
    DataTable table =
        new DataTable(
            "current",
            "least interval expected",
            "greatest expected",
            "least interval",
            "greatest interval",
            "rate expected",
            "rate");
    double[] x = new double[points.size()];
    double[] expected = new double[x.length];
    double[] rates = new double[x.length];
    for (int p = 0; p < x.length; p++) {
      Point point = points.get(p);
      x[p] = point.total * bench.codeUnit();
      String at = Checks.format("current %.6g: ", x[p]);
      int[] intervals = intervals(fired[p], drive.settlingSteps());
      boolean silent = point.least == SteadyDrive.NEVER;
      int least = silent ? 0 : refractory + point.least;
      int most = silent ? 0 : refractory + point.most;
      checks.that(
          silent || intervals.length > 0, () -> at + "the neuron does not fire, yet it should");
      checks.that(
          !silent || intervals.length == 0, () -> at + "the neuron fires below the rheobase");
      for (int interval : intervals) {
        checks.that(
            interval >= least && interval <= most,
            () ->
                at
                    + Checks.format(
                        "an interval of %d steps, expected %d to %d", interval, least, most));
      }
      expected[p] = silent ? 0 : 2.0 / (least + most);
      rates[p] = intervals.length == 0 ? 0 : 1 / Arrays.stream(intervals).average().orElseThrow();
      if (drive.countsExactly() && intervals.length > 0) {
        expected[p] = Math.min(1, x[p] * drive.gain() / drive.threshold());
        double steps = Arrays.stream(intervals).sum();
        double tolerance = rateError(drive, x[p], steps);
        checks.near(rates[p], expected[p], tolerance, () -> at + "the rate");
      }
      double before = p == 0 ? 0 : rates[p - 1];
      double rate = rates[p];
      boolean even = !drive.keepsRest();
      checks.that(
          !even || rate >= before - 1e-9, () -> at + "fires less often than with less current");
      table.add(
          x[p],
          least,
          most,
          Arrays.stream(intervals).min().orElse(0),
          Arrays.stream(intervals).max().orElse(0),
          expected[p],
          rates[p]);
    }
    Plot plot =
        Plots.againstExpectation(
                title(),
                Axis.log("current", "level steps per step"),
                Axis.linear("rate", "spikes per step").between(0, Double.NaN),
                Series.of(x, expected),
                Map.of("found", Series.of(x, rates)))
            .captioned(
                Checks.format(
                    "The rheobase is %.4g level steps; the refractory time of %d steps limits the"
                        + " rate to %.4g.",
                    drive.rheobase(), refractory, 1.0 / (refractory + 1)));
    return checks.outcome(
        Checks.format(
            "%d currents from %.4g to %.4g level steps: all intervals within the closed form;"
                + " rates up to %.4g of at most %.4g.",
            x.length, x[0], x[x.length - 1], rates[x.length - 1], 1.0 / (refractory + 1)),
        table,
        plot);
  }

  /**
   * How far the rate of a neuron that loses nothing may be from drive over threshold: the rests
   * after the first and the last spike differ by less than a step's drive.
   */
  private static double rateError(SteadyDrive drive, double current, double steps) {
    double unsettled = current * (drive.gain() - drive.leastGain());
    double ends = current * drive.gain() / steps;
    return (ends + unsettled + drive.rounding()) / drive.threshold();
  }

  /** Between spikes from a step on. */
  private static int[] intervals(int[] steps, int from) {
    int[] late = Arrays.stream(steps).filter(t -> t >= from).toArray();
    int[] intervals = new int[Math.max(0, late.length - 1)];
    for (int i = 0; i < intervals.length; i++) {
      intervals[i] = late[i + 1] - late[i];
    }
    return intervals;
  }
}
