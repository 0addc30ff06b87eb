// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import java.util.Arrays;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.report.Axis;
import org.spintwin.report.Mark;
import org.spintwin.report.Plot;
import org.spintwin.report.Series;
import org.spintwin.spec.InhibitionSpec;
import org.spintwin.spec.InhibitionSpec.Topology;
import org.spintwin.spec.LifSpec;

/** {@code lateral-inhibition}: what the spikes of a neuron do to the others. */
final class LateralInhibition implements Experiment<Bench> {
  private static final int STEPS = 120;

  /** The neuron that fires; the others have no input in the first part. */
  private static final int DRIVER = 0;

  @Override
  public String name() {
    return "lateral-inhibition";
  }

  @Override
  public String title() {
    return "Lateral inhibition";
  }

  @Override
  public String expectation() {
    return "One step after a spike, each neuron that the mask names and no other is lower by the"
        + " inhibition weight w, which then leaks as w a^n within what rounding allows; under"
        + " steady input no neuron fires more often than without inhibition.";
  }

  @Override
  public Outcome run(Bench bench) {
    if (bench.neurons() < 2) {
      return Outcome.notApplicable("the chip has one neuron only");
    }
    LifSpec neuron = bench.neuron();
    if (new SteadyDrive(neuron, neuron.decayE()).firingLevel() <= 0) {
      return Outcome.notApplicable("the neuron fires without input: its threshold is not above 0");
    }
    InhibitionSpec inhibition = inhibition(bench);
    boolean[][] mask = mask(inhibition, bench.neurons());
    var spec = bench.spec(neuron, inhibition, bench.chip().device(), 1);
    int[][] alone = bench.noCodes();
    alone[DRIVER] = bench.spread(bench.highestTotal());
    long[] steady = new long[STEPS];
    Arrays.fill(steady, bench.allInputs());
    StepRecord record = bench.run(bench.twin(spec, alone, mask), steady);
    if (record.spikesOf(DRIVER).length == 0) {
      return Outcome.notApplicable(
          "the highest codes of " + bench.inputs() + " inputs do not fire a neuron");
    }
    Checks checks = new Checks();
    DataTable table = new DataTable("step", "neuron", "membrane expected", "membrane");
    Plot pushed = pushed(neuron, inhibition, mask, record, checks, table);
    int[][] graded = graded(bench);
    StepRecord free = bench.run(bench.twin(spec, graded), steady);
    StepRecord held = bench.run(bench.twin(spec, graded, mask), steady);
    Plot counts = counts(bench.neurons(), free, held, checks);
    return checks.outcome(
        Checks.format(
            "Weight %.4g level steps, %s: %d spikes of neuron %d push its neighbours down as"
                + " expected: %s.",
            inhibition.weight(),
            inhibition.topology() == Topology.ALL ? "all to all" : "ring",
            record.spikesOf(DRIVER).length,
            DRIVER,
            checks.largestDeviation("level steps")),
        table,
        pushed,
        counts);
  }

  /** The chip's own where it has one that a small chip can have too; else a ring. */
  private static InhibitionSpec inhibition(Bench bench) {
    InhibitionSpec own = bench.chip().inhibition();
    var membrane = bench.neuron().membrane();
    double lowest = membrane.real(membrane.maxRaw());
    double standard = bench.neuron().threshold() / 2;
    double weight = own.topology() == Topology.NONE ? standard : own.weight();
    // A weight that saturates at once would hide how it adds up and leaks.
    double held = membrane.real(membrane.raw(Math.min(weight, lowest / 4)));
    if (own.topology() == Topology.ALL) {
      return new InhibitionSpec(Topology.ALL, 0, null, held);
    }
    int radius = Math.max(1, Math.min(own.radius(), bench.neurons() / 2));
    return new InhibitionSpec(Topology.RING, radius, null, held);
  }

  private static boolean[][] mask(InhibitionSpec inhibition, int neurons) {
    boolean[][] mask = new boolean[neurons][neurons];
    for (int n = 0; n < neurons; n++) {
      for (int m = 0; m < neurons; m++) {
        int apart = Math.min(Math.abs(n - m), neurons - Math.abs(n - m));
        boolean near = inhibition.topology() == Topology.ALL || apart <= inhibition.radius();
        mask[n][m] = n != m && near;
      }
    }
    return mask;
  }

  /** Neurons without input, held to what the driver's spikes do to them. */
  private Plot pushed(
      LifSpec neuron,
      InhibitionSpec inhibition,
      boolean[][] mask,
      StepRecord record,
      Checks checks,
      DataTable table) {
    double unit = neuron.membrane().lsb();
    double kept = LinearResponse.kept(neuron.leak(), neuron.coefficientBits());
    double lowest = neuron.membrane().real(neuron.membrane().minRaw());
    int[] spikes = record.spikesOf(DRIVER);
    double[] expected = new double[STEPS];
    for (int t = 0; t < STEPS; t++) {
      for (int spike : spikes) {
        if (spike < t) {
          double left = t - 1 == spike ? 1 : StrictMath.pow(kept, t - 1 - spike);
          expected[t] -= inhibition.weight() * left;
        }
      }
    }
    double rounding = 0;
    double[] found = new double[STEPS];
    int held = 0; // from where it saturates on, the format decides and not the weight
    for (int t = 0; t < STEPS && expected[t] >= lowest; t++) {
      for (int n = 0; n < mask.length; n++) {
        double due = mask[n][DRIVER] ? expected[t] : 0;
        double membrane = record.membrane()[t][n] * unit;
        String at = "step " + t + ", neuron " + n + ": the membrane";
        if (n != DRIVER) {
          checks.near(membrane, due, mask[n][DRIVER] ? rounding : 0, () -> at);
        }
        if (n == 1) {
          found[t] = membrane;
        }
        table.add(t, n, n == DRIVER ? membrane : due, membrane);
      }
      rounding = kept * rounding + unit;
      held = t + 1;
    }
    return Plot.of(
            title(),
            Axis.linear("step", ""),
            Axis.linear("membrane of neuron 1", "level steps"),
            new Mark.Line("expected", Series.of(Arrays.copyOf(expected, held))),
            new Mark.Points("found", Sample.of(Arrays.copyOf(found, held))))
        .captioned("Neuron 1 has no input; each spike of neuron 0 pushes it down.");
  }

  /** Currents that rise from neuron to neuron by equal factors, from little over the rheobase. */
  private static int[][] graded(Bench bench) {
    var drive = new SteadyDrive(bench.neuron(), bench.neuron().decayE());
    double weakest = drive.settles() ? 1.5 * drive.rheobase() / bench.codeUnit() : 1;
    long most = bench.highestTotal();
    double least = Math.min(Math.max(1, weakest), most);
    double strongest = Math.min(most, 32 * least);
    int[][] codes = bench.noCodes();
    for (int n = 0; n < codes.length; n++) {
      double share = n / (codes.length - 1.0);
      double total = least * StrictMath.pow(strongest / least, share);
      codes[n] = bench.spread((long) StrictMath.rint(total));
    }
    return codes;
  }

  private static Plot counts(int neurons, StepRecord free, StepRecord held, Checks checks) {
    double[] without = new double[neurons];
    double[] with = new double[neurons];
    for (int n = 0; n < neurons; n++) {
      int neuron = n;
      without[n] = free.spikesOf(n).length;
      with[n] = held.spikesOf(n).length;
      checks.that(
          with[n] <= without[n],
          () ->
              Checks.format(
                  "neuron %d fires %.0f times with inhibition, %.0f times without",
                  neuron, with[neuron], without[neuron]));
    }
    return Plot.of(
            "Spikes with and without lateral inhibition",
            Axis.whole("neuron"),
            Axis.linear("spikes", "in " + STEPS + " steps").between(0, Double.NaN),
            new Mark.Bars("without inhibition", Series.of(without)),
            new Mark.Points("with inhibition", Series.of(with)))
        .captioned("Steady input that rises from neuron to neuron.");
  }
}
