// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import java.util.ArrayList;
import java.util.List;
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
import org.spintwin.spec.TwinImage;

/** {@code epsp} and {@code ipsp}: what a single presynaptic spike does, at several strengths. */
final class PostsynapticPotential implements Experiment<Bench> {
  private static final int MOST_CURVES = 3;

  private final boolean inhibitory;

  PostsynapticPotential(boolean inhibitory) {
    this.inhibitory = inhibitory;
  }

  @Override
  public String name() {
    return inhibitory ? "ipsp" : "epsp";
  }

  @Override
  public String title() {
    return inhibitory ? "Inhibitory postsynaptic potential" : "Excitatory postsynaptic potential";
  }

  @Override
  public String expectation() {
    return "A spike through a synapse of code c "
        + (inhibitory ? "lowers" : "raises")
        + " the membrane along the closed form of the chip's potential (pulse, exponential c b^t or"
        + " alpha c (t + 1) b^t, leaking with the membrane), within what rounding of the decays"
        + " allows; an exponential trace stays within one level step of c b^t over 4 time"
        + " constants.";
  }

  @Override
  public Outcome run(Bench bench) {
    LifSpec neuron = bench.silentNeuron();
    var response =
        LinearResponse.of(neuron, inhibitory ? bench.inhibitoryDecay() : neuron.decayE());
    int highest = (int) Math.min(bench.highestCode(), response.mostWithin(0.9) / bench.codeUnit());
    if (highest < 1) {
      return Outcome.notApplicable(
          "a current of one code unit already saturates a trace or the membrane");
    }
    int curves = Math.min(Math.min(MOST_CURVES, bench.neurons()), highest);
    int[][] codes = bench.noCodes();
    for (int n = 0; n < curves; n++) {
      codes[n][0] = (inhibitory ? -highest : highest) * (n + 1) / curves;
    }
    TwinImage twin = bench.twin(bench.spec(neuron), codes);
    long[] spikes = new long[response.steps()];
    spikes[0] = 1;
    return judge(bench, response, codes, curves, bench.run(twin, spikes));
  }

  private Outcome judge(
      Bench bench, LinearResponse response, int[][] codes, int curves, StepRecord record) {
    double unit = response.neuron().membrane().lsb();
    int[][] traces = inhibitory && !bench.signedCodes() ? record.traceI() : record.traceE();
    int[][] stages = inhibitory && !bench.signedCodes() ? record.alphaI() : record.alphaE();
    int traceSign = inhibitory && !bench.signedCodes() ? -1 : 1;
    PspShape shape = response.neuron().psp();
    Checks checks = new Checks();
    DataTable table =
        new DataTable("step", "code", "trace expected", "trace", "membrane expected", "membrane");
    List<Mark> marks = new ArrayList<>();
    for (int n = 0; n < curves; n++) {
      double current = codes[n][0] * bench.codeUnit();
      double[] expected = new double[record.steps()];
      double[] found = new double[record.steps()];
      for (int t = 0; t < record.steps(); t++) {
        String at = "code " + codes[n][0] + ", step " + t + ": ";
        double trace = traceSign * current * response.trace(t);
        double potential = traceSign * current * response.potential(t);
        if (shape != PspShape.PULSE) {
          checks.near(traces[t][n] * unit, trace, response.traceError(t), () -> at + "the trace");
        }
        if (shape == PspShape.EXPONENTIAL && t <= response.fourTimeConstants()) {
          double off = Math.abs(traces[t][n] * unit - trace);
          checks.that(
              off <= 1, () -> at + "the trace is more than a level step off; raise fraction_bits");
        }
        if (shape == PspShape.ALPHA) {
          checks.near(
              stages[t][n] * unit,
              potential,
              response.potentialError(t),
              () -> at + "the second stage");
        }
        expected[t] = current * response.membrane(t);
        found[t] = record.membrane()[t][n] * unit;
        checks.near(found[t], expected[t], response.membraneError(t), () -> at + "the membrane");
        table.add(t, codes[n][0], trace, traces[t][n] * unit, expected[t], found[t]);
      }
      marks.add(new Mark.Line("expected", Series.of(expected)));
      marks.add(
          new Mark.Points(Checks.format("current of %.4g level steps", current), Sample.of(found)));
    }
    String finding =
        Checks.format(
            "Potentials of %d strengths over %d steps follow the closed form: membranes and traces %s.",
            curves, record.steps(), checks.largestDeviation("level steps"));
    Plot plot =
        Plot.of(
                title(),
                Axis.linear("step", ""),
                Axis.linear("membrane", "level steps"),
                marks.toArray(Mark[]::new))
            .captioned(
                "Membrane after one spike in step 0; points are the Verilog's, lines the closed"
                    + " form.");
    return checks.outcome(finding, table, plot);
  }
}
