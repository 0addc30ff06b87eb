// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import java.util.Arrays;
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

/** {@code spatial-summation}: inputs that only together fire the neuron. */
final class SpatialSummation implements Experiment<Bench> {
  @Override
  public String name() {
    return "spatial-summation";
  }

  @Override
  public String title() {
    return "Spatial summation";
  }

  @Override
  public String expectation() {
    return "k inputs that spike together give k times the potential of one, within what rounding"
        + " allows, and fire the neuron exactly from the k on at which the closed form of the sum"
        + " reaches the threshold.";
  }

  @Override
  public Outcome run(Bench bench) {
    if (bench.inputs() < 2) {
      return Outcome.notApplicable("the chip has one input only");
    }
    double goal = new SteadyDrive(bench.neuron(), bench.neuron().decayE()).firingLevel();
    if (goal <= 0) {
      return Outcome.notApplicable("the neuron fires without input: its threshold is not above 0");
    }
    LifSpec silent = bench.silentNeuron();
    var response = LinearResponse.of(silent, silent.decayE());
    int most = (int) Math.min(bench.inputs(), response.mostWithin(0.98) / bench.codeUnit());
    if (most < 2) {
      return Outcome.notApplicable(
          "one code unit from each of two inputs already saturates a trace or the membrane");
    }
    // Half of the inputs reach the threshold, where codes and formats allow it.
    double wanted = goal / ((most + 1) / 2 * response.membranePeak()) / bench.codeUnit();
    double held = response.mostWithin(0.98) / most / bench.codeUnit();
    int code = (int) Math.max(1, Math.min(bench.highestCode(), Math.min(wanted, held)));
    int[][] codes = bench.noCodes();
    Arrays.fill(codes[0], code);
    List<long[]> episodes =
        IntStream.rangeClosed(1, most)
            .mapToObj(k -> volley(-1L >>> (Long.SIZE - k), response.steps()))
            .toList();
    TwinImage still = bench.twin(bench.spec(silent), codes);
    TwinImage firing = bench.twin(bench.spec(bench.neuron()), codes);
    return judge(
        response,
        code * bench.codeUnit(),
        goal,
        bench.run(still, episodes),
        bench.run(firing, episodes));
  }

  private static long[] volley(long inputs, int steps) {
    long[] spikes = new long[steps];
    spikes[0] = inputs;
    return spikes;
  }

  private Outcome judge(
      LinearResponse response,
      double each,
      double goal,
      List<StepRecord> silent,
      List<StepRecord> firing) {
    double unit = response.neuron().membrane().lsb();
    Checks checks = new Checks();
    DataTable table =
        new DataTable("inputs", "peak expected", "peak", "fires expected", "fires", "undecided");
    double[] x = new double[silent.size()];
    double[] expectedPeaks = new double[x.length];
    double[] peaks = new double[x.length];
    int least = 0;
    int open = 0;
    for (int e = 0; e < x.length; e++) {
      int k = e + 1;
      double highest = 0; // with all that rounding may add: it only raises
      for (int t = 0; t < response.steps(); t++) {
        int step = t;
        double expected = k * each * response.membrane(t);
        double found = silent.get(e).membrane()[t][0] * unit;
        checks.near(
            found,
            expected,
            response.membraneError(t),
            () -> k + " inputs, step " + step + ": the membrane");
        highest = Math.max(highest, expected + response.membraneError(t));
        expectedPeaks[e] = Math.max(expectedPeaks[e], expected);
        peaks[e] = Math.max(peaks[e], found);
      }
      boolean fires = firing.get(e).spikesOf(0).length > 0;
      boolean due = expectedPeaks[e] >= goal;
      boolean undecided = !due && highest >= goal;
      checks.that(
          undecided || fires == due,
          () -> k + " inputs: the neuron " + (fires ? "fires" : "does not fire"));
      least = fires && least == 0 ? k : least;
      open += undecided ? 1 : 0;
      x[e] = k;
      table.add(k, expectedPeaks[e], peaks[e], due, fires, undecided);
    }
    Plot plot =
        Plot.of(
                title(),
                Axis.linear("inputs that spike together", ""),
                Axis.linear("highest membrane", "level steps").between(0, Double.NaN),
                new Mark.Rule("threshold", goal),
                new Mark.Line("expected", Series.of(x, expectedPeaks)),
                new Mark.Points("found, neuron kept from firing", Series.of(x, peaks)))
            .captioned("Volleys above the threshold fire the neuron, those below do not.");
    return checks.outcome(
        Checks.format(
            "%s of %d inputs of %.4g level steps%s. Membranes %s.",
            least == 0 ? "The neuron does not fire at any number" : "Fires from " + least,
            x.length,
            each,
            open == 0 ? "" : " (rounding decides at " + open + ")",
            checks.largestDeviation("level steps")),
        table,
        plot);
  }
}
