// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.report.Axis;
import org.spintwin.report.Mark;
import org.spintwin.report.Plot;
import org.spintwin.report.Plots;
import org.spintwin.report.Series;
import org.spintwin.spec.InhibitionSpec;
import org.spintwin.spec.InhibitionSpec.Topology;
import org.spintwin.spec.LifSpec;
import org.spintwin.spec.LifSpec.PspShape;

/** {@code winner-take-all}: the neuron of the strongest input silences all others. */
final class WinnerTakeAll implements Experiment<Bench> {
  private static final int STEPS = 600;
  private static final int FIRST_PLOTTED = 150;
  private static final double[] SHARES = {0.9, 0.7, 0.5, 0.35, 0.25, 0.15, 0.1, 0.05, 0.02, 0.01};

  @Override
  public String name() {
    return "winner-take-all";
  }

  @Override
  public String title() {
    return "Winner takes all";
  }

  @Override
  public String expectation() {
    return "With every neuron inhibiting every other by at least the threshold, only the neuron"
        + " with the strongest input fires, although each of the others would alone.";
  }

  /**
   * A contest that the closed form decides.
   *
   * @param winner current, code units
   * @param loser the strongest of the others, code units
   * @param weight of inhibition, level steps
   */
  private record Contest(long winner, long loser, double weight) {}

  @Override
  public Outcome run(Bench bench) {
    if (bench.neurons() < 2) {
      return Outcome.notApplicable("the chip has one neuron only");
    }
    LifSpec neuron = bench.neuron();
    var drive = new SteadyDrive(neuron, neuron.decayE());
    if (drive.firingLevel() <= 0) {
      return Outcome.notApplicable("the neuron fires without input: its threshold is not above 0");
    }
    if (!drive.settles()) {
      return Outcome.notApplicable("the traces never decay, so no drive is constant");
    }
    Contest contest = contest(bench, drive);
    if (contest == null) {
      return Outcome.notApplicable(
          "no currents of this chip's inputs, and no weight that its membrane holds, are such that"
              + " a second neuron would fire alone and not beside the first");
    }
    int neurons = bench.neurons();
    int winner = neurons / 2;
    int[][] codes = bench.noCodes();
    for (int n = 0; n < neurons; n++) {
      codes[n] = bench.spread(n == winner ? contest.winner : contest.loser);
    }
    var inhibition = new InhibitionSpec(Topology.ALL, 0, null, contest.weight);
    var spec = bench.spec(neuron, inhibition, bench.chip().device(), 1);
    long[] steady = new long[STEPS];
    Arrays.fill(steady, bench.allInputs());
    StepRecord free = bench.run(bench.twin(spec, codes), steady);
    StepRecord held = bench.run(bench.twin(spec, codes, bench.everyOther()), steady);
    return judge(neurons, winner, contest, bench.codeUnit(), free, held);
  }

  /**
   * The losers' membrane follows V = a^n V - w a^(n-1) + I (1 - a^n) / (1 - a) from one spike of
   * the winner to the next, n steps later. Looked for is a loser whose V stays below nine tenths of
   * the threshold at that, and who fires when alone.
   */
  private static Contest contest(Bench bench, SteadyDrive drive) {
    LifSpec neuron = bench.neuron();
    double goal = drive.firingLevel();
    var response = LinearResponse.of(neuron, neuron.decayE(), STEPS / 4);
    double trace = neuron.trace().real(neuron.trace().maxRaw());
    boolean pulse = neuron.psp() == PspShape.PULSE;
    double most = pulse ? Double.POSITIVE_INFINITY : 0.95 * trace / drive.gain();
    long total = (long) Math.min(bench.highestTotal(), most / bench.codeUnit());
    // Potentials of the winner while its traces fill, and its first spike.
    double current = total * bench.codeUnit();
    double membrane = 0;
    double potential = 0;
    for (int t = 0; t < response.steps() && membrane < goal; t++) {
      potential += current * response.potential(t);
      membrane = response.membraneKept() * membrane + potential;
    }
    if (membrane < goal) {
      return null;
    }
    int climb = drive.climb(drive.lowestStart(), potential);
    if (climb == SteadyDrive.NEVER) {
      return null;
    }
    int period = neuron.refractory() + climb;
    double highest = neuron.membrane().real(neuron.membrane().maxRaw());
    double own =
        bench.chip().inhibition().topology() == Topology.NONE
            ? 0
            : bench.chip().inhibition().weight();
    for (double weight = Math.max(goal, own); weight < highest; weight *= 2) {
      double held = neuron.membrane().real(neuron.membrane().raw(weight));
      for (double share : SHARES) {
        long loser = (long) (total * share);
        double steady = loser * bench.codeUnit() * drive.gain() + drive.rounding();
        boolean alone = drive.climb(0, loser * bench.codeUnit() * drive.leastGain()) < STEPS / 4;
        double atFirst = share * membrane;
        double kept = StrictMath.pow(response.membraneKept(), period);
        double sum =
            response.membraneKept() == 1 ? period : (1 - kept) / (1 - response.membraneKept());
        double before = 0.9 * goal;
        double after =
            kept * before
                - held * StrictMath.pow(response.membraneKept(), period - 1)
                + steady * sum;
        if (loser > 0 && alone && atFirst < before && after < before) {
          return new Contest(total, loser, held);
        }
      }
    }
    return null;
  }

  private Outcome judge(
      int neurons, int winner, Contest contest, double codeUnit, StepRecord free, StepRecord held) {
    Checks checks = new Checks();
    DataTable table = new DataTable("neuron", "current", "spikes alone", "spikes in competition");
    double[] without = new double[neurons];
    double[] with = new double[neurons];
    for (int n = 0; n < neurons; n++) {
      int neuron = n;
      without[n] = free.spikesOf(n).length;
      with[n] = held.spikesOf(n).length;
      checks.that(without[n] > 0, () -> "neuron " + neuron + " does not fire without inhibition");
      checks.that(
          n == winner ? with[n] > 1 : with[n] == 0,
          () ->
              Checks.format(
                  "neuron %d, %s, fires %.0f times in competition",
                  neuron, neuron == winner ? "the winner" : "a loser", with[neuron]));
      double current = (n == winner ? contest.winner : contest.loser) * codeUnit;
      table.add(n, current, free.spikesOf(n).length, held.spikesOf(n).length);
    }
    Plot counts =
        Plot.of(
                title(),
                Axis.whole("neuron"),
                Axis.linear("spikes", "in " + STEPS + " steps").between(0, Double.NaN),
                new Mark.Bars("without inhibition", Series.of(without)),
                new Mark.Points("all inhibit all", Series.of(with)))
            .captioned("Neuron " + winner + " has the strongest input, all others the same less.");
    Plot raster =
        Plots.raster("Spikes with all inhibiting all", spikes(held, neurons), neurons, "neuron");
    return checks.outcome(
        Checks.format(
            "Neuron %d (current %.4g) fires %.0f times, the other %d (current %.4g) never, with a"
                + " weight of %.4g; alone each of these fires at least %.0f times.",
            winner,
            contest.winner * codeUnit,
            with[winner],
            neurons - 1,
            contest.loser * codeUnit,
            contest.weight,
            Arrays.stream(without).min().orElseThrow()),
        table,
        counts,
        raster);
  }

  private static List<BitSet> spikes(StepRecord record, int neurons) {
    List<BitSet> steps = new ArrayList<>();
    for (int t = 0; t < FIRST_PLOTTED; t++) {
      int step = t;
      BitSet fired = new BitSet();
      IntStream.range(0, neurons).filter(n -> record.spiked(step, n)).forEach(fired::set);
      steps.add(fired);
    }
    return steps;
  }
}
