// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.report.Axis;
import org.spintwin.report.Mark;
import org.spintwin.report.Plot;
import org.spintwin.report.Series;
import org.spintwin.spec.LifSpec;
import org.spintwin.spec.TwinImage;

/**
 * {@code temporal-summation}: two volleys that only together, and close enough, fire the neuron.
 */
final class TemporalSummation implements Experiment<Bench> {
  private static final int MOST_GAPS = 32;

  @Override
  public String name() {
    return "temporal-summation";
  }

  @Override
  public String title() {
    return "Temporal summation";
  }

  @Override
  public String expectation() {
    return "Two volleys of spikes, each too weak alone, add up as shifted copies of one potential"
        + " within what rounding allows, and fire the neuron exactly at those gaps at which the"
        + " closed form of the sum reaches the threshold.";
  }

  @Override
  public Outcome run(Bench bench) {
    double goal = new SteadyDrive(bench.neuron(), bench.neuron().decayE()).firingLevel();
    if (goal <= 0) {
      return Outcome.notApplicable("the neuron fires without input: its threshold is not above 0");
    }
    int longest = LinearResponse.of(bench.neuron(), bench.neuron().decayE()).steps();
    LifSpec silent = bench.silentNeuron();
    var response = LinearResponse.of(silent, silent.decayE(), 2 * longest);
    // Alone the volley reaches 3/4 of the threshold at most; together they must not saturate.
    double most = Math.min(0.75 * goal / response.membranePeak(), response.mostWithin(0.98) / 2);
    long total = (long) Math.min(bench.highestTotal(), most / bench.codeUnit());
    double current = total * bench.codeUnit();
    if (2 * current * response.membranePeak() < 1.02 * goal) {
      return Outcome.notApplicable(
          Checks.format(
              "no current of %d inputs is between half and three quarters of what fires the neuron",
              bench.inputs()));
    }
    int[][] codes = bench.noCodes();
    codes[0] = bench.spread(total);
    int[] gaps = gaps(longest);
    List<long[]> episodes = new ArrayList<>();
    for (int gap : gaps) {
      long[] spikes = new long[response.steps()];
      spikes[0] = bench.allInputs();
      spikes[gap] = bench.allInputs();
      episodes.add(spikes);
    }
    TwinImage still = bench.twin(bench.spec(silent), codes);
    TwinImage firing = bench.twin(bench.spec(bench.neuron()), codes);
    return judge(
        response, current, goal, gaps, bench.run(still, episodes), bench.run(firing, episodes));
  }

  /** From 1 up, ever wider. */
  private static int[] gaps(int longest) {
    return IntStream.range(0, MOST_GAPS)
        .map(i -> (int) Math.max(i + 1, StrictMath.pow(longest - 1, (i + 1) / (double) MOST_GAPS)))
        .filter(gap -> gap < longest)
        .distinct()
        .toArray();
  }

  private Outcome judge(
      LinearResponse response,
      double current,
      double goal,
      int[] gaps,
      List<StepRecord> silent,
      List<StepRecord> firing) {
    double unit = response.neuron().membrane().lsb();
    Checks checks = new Checks();
    DataTable table =
        new DataTable("gap", "peak expected", "peak", "fires expected", "fires", "undecided");
    double[] expectedPeaks = new double[gaps.length];
    double[] peaks = new double[gaps.length];
    int fired = 0;
    int open = 0;
    for (int g = 0; g < gaps.length; g++) {
      int gap = gaps[g];
      double highest = 0; // with all that rounding may add: it only raises
      for (int t = 0; t < response.steps(); t++) {
        int step = t;
        double later = t < gap ? 0 : response.membrane(t - gap);
        double expected = current * (response.membrane(t) + later);
        double found = silent.get(g).membrane()[t][0] * unit;
        checks.near(
            found,
            expected,
            response.membraneError(t),
            () -> "gap " + gap + ", step " + step + ": the membrane");
        highest = Math.max(highest, expected + response.membraneError(t));
        expectedPeaks[g] = Math.max(expectedPeaks[g], expected);
        peaks[g] = Math.max(peaks[g], found);
      }
      boolean fires = firing.get(g).spikesOf(0).length > 0;
      boolean due = expectedPeaks[g] >= goal;
      boolean undecided = !due && highest >= goal;
      checks.that(
          undecided || fires == due,
          () -> "gap " + gap + ": the neuron " + (fires ? "fires" : "does not fire"));
      fired += fires ? 1 : 0;
      open += undecided ? 1 : 0;
      table.add(gap, expectedPeaks[g], peaks[g], due, fires, undecided);
    }
    double[] x = IntStream.of(gaps).asDoubleStream().toArray();
    Plot plot =
        Plot.of(
                title(),
                Axis.linear("gap between the volleys", "steps"),
                Axis.linear("highest membrane", "level steps").between(0, Double.NaN),
                new Mark.Rule("threshold", goal),
                new Mark.Line("expected", Series.of(x, expectedPeaks)),
                new Mark.Points("found, neuron kept from firing", Series.of(x, peaks)))
            .captioned("Above the threshold the pair fires the neuron, below it does not.");
    return checks.outcome(
        Checks.format(
            "A volley reaches %.3g of the threshold; the pair fires at %d of %d gaps, as"
                + " expected%s. Membranes %s.",
            current * response.membranePeak() / goal,
            fired,
            gaps.length,
            open == 0 ? "" : " (rounding decides at " + open + ")",
            checks.largestDeviation("level steps")),
        table,
        plot);
  }
}
