// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.report.Plot;
import org.spintwin.report.Plots;
import org.spintwin.spec.LifSpec;
import org.spintwin.spec.LifSpec.PspShape;

/** {@code refractory}: what a neuron does after a spike. */
final class Refractory implements Experiment<Bench> {
  private static final int SEED = 1;
  private static final int LONGEST = 3000;
  private static final int SHOWN = 200;

  @Override
  public String name() {
    return "refractory";
  }

  @Override
  public String title() {
    return "Refractory time";
  }

  @Override
  public String expectation() {
    return "After a spike the membrane stays at the reset value for R steps without a spike,"
        + " whatever arrives, while the counter runs from R to 0; the strongest drive fires every"
        + " R + 1 steps.";
  }

  @Override
  public Outcome run(Bench bench) {
    LifSpec neuron = bench.neuron();
    int refractory = neuron.refractory();
    if (refractory > LONGEST) {
      return Outcome.notApplicable(refractory + " refractory steps are too long to wait for");
    }
    int[][] codes = bench.noCodes();
    codes[0] = bench.spread(bench.highestTotal());
    int steps = 400 + 5 * (refractory + 1);
    long[] steady = new long[steps];
    Arrays.fill(steady, bench.allInputs());
    long[] random = new long[steps];
    SplittableRandom draws = new SplittableRandom(SEED);
    Arrays.setAll(random, t -> draws.nextInt(3) == 0 ? draws.nextLong() & bench.allInputs() : 0);
    int[][] moderate = bench.noCodes();
    moderate[0] = bench.spread(moderate(bench));
    List<StepRecord> records =
        List.of(
            bench.run(bench.twin(bench.spec(neuron), codes), steady),
            bench.run(bench.twin(bench.spec(neuron), moderate), random));
    if (records.get(0).spikesOf(0).length == 0) {
      return Outcome.notApplicable(
          "the highest codes of " + bench.inputs() + " inputs do not fire the neuron");
    }
    Checks checks = new Checks();
    DataTable table = new DataTable("drive", "step", "spike", "membrane", "refractory counter");
    for (StepRecord record : records) {
      String drive = record == records.get(0) ? "steady" : "random";
      follow(neuron, record, drive, checks);
      for (int t = 0; t < record.steps(); t++) {
        table.add(
            drive,
            t,
            record.spikes()[t][0],
            record.membrane()[t][0] * neuron.membrane().lsb(),
            record.refractory()[t][0]);
      }
    }
    String rate = highestRate(bench, records.get(0), checks);
    return checks.outcome(
        Checks.format(
            "%d spikes, each followed by %d silent steps. %s",
            records.stream().mapToInt(r -> r.spikesOf(0).length).sum(), refractory, rate),
        table,
        plot(neuron, records.get(1)));
  }

  /** A current that takes some steps to the threshold, code units. */
  private static long moderate(Bench bench) {
    var drive = new SteadyDrive(bench.neuron(), bench.neuron().decayE());
    double total =
        drive.settles() && drive.rheobase() > 0
            ? 16 * drive.rheobase() / bench.codeUnit()
            : bench.highestTotal() / 16.0;
    return (long) Math.max(1, Math.min(bench.highestTotal(), total));
  }

  /** Keeps its own count of what must follow each spike. */
  private static void follow(LifSpec neuron, StepRecord record, String drive, Checks checks) {
    long reset = neuron.membrane().raw(neuron.resetValue());
    int left = 0;
    for (int t = 0; t < record.steps(); t++) {
      String at = drive + " drive, step " + t + ": ";
      boolean spiked = record.spiked(t, 0);
      int membrane = record.membrane()[t][0];
      boolean resting = left > 0;
      if (resting) {
        checks.that(!spiked, () -> at + "a spike within the refractory time");
        checks.that(
            membrane == reset,
            () -> at + "the membrane is " + membrane + " raw, not the reset value " + reset);
        left--;
      } else if (spiked) {
        left = neuron.refractory();
        checks.that(
            neuron.resetSubtract() || membrane == reset,
            () -> at + "the membrane is " + membrane + " raw after a spike, not " + reset);
      }
      int counter = record.refractory()[t][0];
      int expected = left;
      checks.that(
          counter == expected,
          () -> at + "the refractory counter is " + counter + ", expected " + expected);
    }
  }

  /** The steady drive must fire as often as possible, where it is that strong. */
  private static String highestRate(Bench bench, StepRecord record, Checks checks) {
    LifSpec neuron = bench.neuron();
    var drive = new SteadyDrive(neuron, neuron.decayE());
    double potential = bench.highestTotal() * bench.codeUnit();
    double trace = neuron.trace().real(neuron.trace().maxRaw());
    boolean pulse = neuron.psp() == PspShape.PULSE;
    // After the first step a trace is at least what that step brought, unless it is full.
    double least = pulse ? potential : Math.min(potential, trace);
    int period = neuron.refractory() + 1;
    if (drive.climb(drive.lowestStart(), least) > 1) {
      return "No drive of this chip fires it every " + period + " steps from the start.";
    }
    int[] spikes = record.spikesOf(0);
    for (int i = 0; i < spikes.length; i++) {
      int step = spikes[i];
      int due = spikes[0] + i * period;
      checks.that(
          step == due, () -> "steady drive: a spike in step " + step + ", expected in step " + due);
    }
    int count = (record.steps() - spikes[0] + period - 1) / period;
    checks.that(
        spikes.length == count,
        () -> "steady drive: " + spikes.length + " spikes, expected " + count);
    return Checks.format("The strongest drive fires every %d steps.", period);
  }

  private Plot plot(LifSpec neuron, StepRecord record) {
    int shown = Math.min(SHOWN + 3 * neuron.refractory(), record.steps());
    double[] membrane = new double[shown];
    boolean[] refractory = new boolean[shown];
    for (int t = 0; t < shown; t++) {
      membrane[t] = record.membrane()[t][0] * neuron.membrane().lsb();
      refractory[t] = record.refractory()[t][0] > 0;
    }
    return Plots.membrane(title(), membrane, neuron.threshold(), refractory, "level steps")
        .captioned("Random input. A membrane that reaches the threshold is shown as reset.");
  }
}
