// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.report.Axis;
import org.spintwin.report.Mark;
import org.spintwin.report.Plot;
import org.spintwin.report.Series;
import org.spintwin.spec.LifSpec;
import org.spintwin.spec.LifSpec.PspShape;

/** {@code ei-cancellation}: excitation and inhibition of the same spikes against each other. */
final class EiCancellation implements Experiment<Bench> {
  private static final int STEPS = 300;
  private static final int SEED = 1;
  private static final double MOST_INHIBITION = 1.5;
  private static final double[] RATIOS = {0, 0.25, 0.5, 0.75, 1, 1.25, MOST_INHIBITION};

  @Override
  public String name() {
    return "ei-cancellation";
  }

  @Override
  public String title() {
    return "Excitation and inhibition cancel";
  }

  @Override
  public String expectation() {
    return "Under random spikes that arrive at an excitatory and an inhibitory synapse alike, the"
        + " membrane is the difference of the two closed forms within what rounding allows; with"
        + " equal codes and decays it is exactly 0 at every step and the neuron is silent.";
  }

  @Override
  public Outcome run(Bench bench) {
    if (bench.inputs() < 2) {
      return Outcome.notApplicable("the chip has one input only");
    }
    LifSpec neuron = bench.silentNeuron();
    var excited = LinearResponse.of(neuron, neuron.decayE(), STEPS);
    var inhibited = LinearResponse.of(neuron, bench.inhibitoryDecay(), STEPS);
    long[] spikes = volleys();
    if (mostCurrent(neuron, excited, inhibited, spikes) < bench.codeUnit()) {
      spikes = new long[STEPS]; // narrow formats hold a single volley
      spikes[0] = 3;
    }
    double most = mostCurrent(neuron, excited, inhibited, spikes) / bench.codeUnit();
    int code = (int) Math.min(most, Math.max(1, bench.highestCode() / MOST_INHIBITION));
    if (code < 1) {
      return Outcome.notApplicable(
          "a current of one code unit already saturates a trace or the membrane");
    }
    double[] rise = summed(excited::membrane, spikes);
    double[] fall = summed(inhibited::membrane, spikes);
    int[] against =
        Arrays.stream(RATIOS)
            .mapToInt(ratio -> (int) StrictMath.rint(ratio * code))
            .filter(c -> c <= Math.min(bench.highestCode(), MOST_INHIBITION * code))
            .distinct()
            .toArray();
    Checks checks = new Checks();
    DataTable table = new DataTable("ratio", "step", "membrane expected", "membrane");
    double[] x = new double[against.length];
    double[] expectedPeaks = new double[against.length];
    double[] peaks = new double[against.length];
    List<Mark> curves = new ArrayList<>();
    for (int r = 0; r < against.length; r++) {
      int other = against[r];
      int[][] codes = bench.noCodes();
      codes[0][0] = code;
      codes[0][1] = -other;
      StepRecord record = bench.run(bench.twin(bench.spec(neuron), codes), spikes);
      x[r] = other / (double) code;
      double[] found = new double[STEPS];
      double[] expected = new double[STEPS];
      for (int t = 0; t < STEPS; t++) {
        String at = "inhibition " + other + " against " + code + ", step " + t + ": ";
        expected[t] = (code * rise[t] - other * fall[t]) * bench.codeUnit();
        found[t] = record.membrane()[t][0] * neuron.membrane().lsb();
        double rounding = excited.membraneError(t) + inhibited.membraneError(t);
        checks.near(found[t], expected[t], rounding, () -> at + "the membrane");
        if (other == code && neuron.decayE().equals(bench.inhibitoryDecay())) {
          int raw = record.membrane()[t][0];
          checks.that(raw == 0, () -> at + "the membrane is " + raw + " raw instead of 0");
        }
        if (Math.abs(expected[t]) > Math.abs(expectedPeaks[r])) {
          expectedPeaks[r] = expected[t];
        }
        if (Math.abs(found[t]) > Math.abs(peaks[r])) {
          peaks[r] = found[t];
        }
        table.add(x[r], t, expected[t], found[t]);
      }
      if (r % 2 == 0) {
        curves.add(new Mark.Steps(Checks.format("ratio %.3g", x[r]), Series.of(found)));
      }
    }
    Plot plot =
        Plot.of(
                title(),
                Axis.linear("inhibitory code over excitatory code", ""),
                Axis.linear("membrane farthest from 0", "level steps"),
                new Mark.Line("expected", Series.of(x, expectedPeaks)),
                new Mark.Points("found", Series.of(x, peaks)))
            .captioned("Equal codes cancel where both traces decay alike.");
    Plot membranes =
        Plot.of(
                "Membrane under excitation and inhibition",
                Axis.linear("step", ""),
                Axis.linear("membrane", "level steps"),
                curves.toArray(Mark[]::new))
            .captioned("The same random spikes, inhibition over excitation at several ratios.")
            .withZoom();
    String exact =
        neuron.decayE().equals(bench.inhibitoryDecay())
            ? "Equal codes leave the membrane at exactly 0. "
            : "Excitatory and inhibitory traces decay differently, so equal codes leave the"
                + " difference of their closed forms. ";
    return checks.outcome(
        exact + "Membranes " + checks.largestDeviation("level steps") + ".",
        table,
        plot,
        membranes);
  }

  private static long[] volleys() {
    long[] spikes = new long[STEPS];
    SplittableRandom random = new SplittableRandom(SEED);
    for (int t = 0; t < STEPS - 50; t++) {
      spikes[t] = random.nextInt(5) == 0 ? 3 : 0;
    }
    return spikes;
  }

  /** The largest excitatory current, in level steps, that saturates nothing at any ratio. */
  private static double mostCurrent(
      LifSpec neuron, LinearResponse excited, LinearResponse inhibited, long[] spikes) {
    double membrane = neuron.membrane().real(neuron.membrane().maxRaw());
    double most =
        Math.min(
            membrane / peak(summed(excited::membrane, spikes)),
            membrane / MOST_INHIBITION / peak(summed(inhibited::membrane, spikes)));
    if (neuron.psp() != PspShape.PULSE) {
      double trace = neuron.trace().real(neuron.trace().maxRaw());
      most = Math.min(most, trace / peak(summed(excited::potential, spikes)));
      most = Math.min(most, trace / MOST_INHIBITION / peak(summed(inhibited::potential, spikes)));
    }
    return 0.9 * most;
  }

  /** A response to all the spikes, each of unit current. */
  private static double[] summed(IntToDoubleFunction response, long[] spikes) {
    double[] sum = new double[spikes.length];
    for (int s = 0; s < spikes.length; s++) {
      for (int t = s; spikes[s] != 0 && t < sum.length; t++) {
        sum[t] += response.applyAsDouble(t - s);
      }
    }
    return sum;
  }

  private static double peak(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }
}
