// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.pcm;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.report.Axis;
import org.spintwin.report.Mark;
import org.spintwin.report.Plot;
import org.spintwin.report.Series;

/**
 * Intrinsic plasticity: the more excitable a cell, the more often it fires. Every cell has the same
 * input, keeps its conductance, and becomes more excitable by little in each of its spikes, so that
 * it has hundreds of them on the way; they are counted in sixteen parts of the way.
 */
final class Rate implements Experiment<PcmBench> {
  private static final int PARTS = 16;

  /** Spikes that a cell needs in each part. */
  private static final int SPIKES = 32;

  private static final int MOST_STEPS = 200_000;
  private static final long LONGEST_PERIOD_BITS = 24;

  @Override
  public String name() {
    return "rate";
  }

  @Override
  public String title() {
    return "Firing rate and excitability";
  }

  @Override
  public String expectation() {
    return "The firing rate does not fall as the excitability grows, and is higher at its end.";
  }

  @Override
  public Outcome run(PcmBench bench) {
    long most = bench.parameter("EXCITABILITY_MAX");
    if (most < PARTS) {
      return Outcome.notApplicable("cell.excitability_max is too small to be divided in parts");
    }
    Map<String, Long> parameters =
        bench.with(
            "NOISE_BITS",
            0,
            "SYNAPTIC_STEP",
            0,
            "INTRINSIC_STEP",
            Math.max(1, most / (PARTS * SPIKES)),
            "PERIOD_BITS",
            LONGEST_PERIOD_BITS);
    Course course = bench.course(parameters);
    int[] values = new int[bench.pattern().length];
    Arrays.fill(values, bench.spec().training().on());
    boolean reached =
        course.steps(
            values,
            MOST_STEPS,
            () -> {
              for (int n = 0; n < values.length; n++) {
                if (course.cells().excitability(n) < most) {
                  return false;
                }
              }
              return true;
            });
    Counts counts = new Counts(values.length, most);
    bench.play(parameters, course.phases(), counts);
    return judge(bench, counts, reached);
  }

  /** Steps and spikes of every cell in each part of the way. */
  private static final class Counts implements PcmBench.Observer {
    private final long most;
    private final int[] part;
    private final long[][] steps;
    private final long[][] spikes;

    Counts(int cells, long most) {
      this.most = most;
      part = new int[cells];
      steps = new long[PARTS][cells];
      spikes = new long[PARTS][cells];
    }

    @Override
    public void after(int phase, int step, CellState state) {
      for (int n = 0; n < part.length; n++) {
        // The excitability that a step begins with decides in it.
        steps[part[n]][n]++;
        spikes[part[n]][n] += state.spiked(n) ? 1 : 0;
        part[n] = (int) Math.min(PARTS - 1, state.excitability(n) * (long) PARTS / most);
      }
    }

    double rate(int p, int n) {
      return (double) spikes[p][n] / steps[p][n];
    }

    double rate(int p) {
      return (double) Arrays.stream(spikes[p]).sum() / Arrays.stream(steps[p]).sum();
    }

    double extreme(int p, boolean highest) {
      double found = rate(p, 0);
      for (int n = 1; n < part.length; n++) {
        found = highest ? Math.max(found, rate(p, n)) : Math.min(found, rate(p, n));
      }
      return found;
    }
  }

  private static Outcome judge(PcmBench bench, Counts counts, boolean reached) {
    Checks checks = new Checks();
    checks.that(
        reached,
        () ->
            Checks.format(
                "not every cell reaches the highest excitability in %d steps at input %d",
                MOST_STEPS, bench.spec().training().on()));
    if (!reached) {
      return checks.outcome("", null);
    }
    DataTable table =
        new DataTable("excitability", "least rate", "mean rate", "highest rate", "spikes");
    double[] at = new double[PARTS];
    double[][] rates = new double[3][PARTS];
    for (int p = 0; p < PARTS; p++) {
      at[p] = bench.units(counts.most * (p + 0.5) / PARTS);
      rates[0][p] = counts.extreme(p, false);
      rates[1][p] = counts.rate(p);
      rates[2][p] = counts.extreme(p, true);
      table.add(
          at[p], rates[0][p], rates[1][p], rates[2][p], Arrays.stream(counts.spikes[p]).sum());
      if (p > 0) {
        check(checks, counts, p);
      }
    }
    Plot plot =
        Plot.of(
                "Firing rate and excitability",
                Axis.linear("excitability", ""),
                Axis.linear("rate", "spikes per step").between(0, Double.NaN),
                new Mark.Band("all cells", Series.of(at, rates[0]), Series.of(at, rates[2])),
                new Mark.Line("mean", Series.of(at, rates[1])),
                new Mark.Points("mean", Series.of(at, rates[1])))
            .captioned("Every cell at the same input; the band is the spread of the cells.");
    return checks.outcome(
        Checks.format(
            "From %.4f spikes per step at excitability %.4g to %.4f at %.4g, and no part of the"
                + " way with a lower rate than the one before it.",
            rates[1][0], at[0], rates[1][PARTS - 1], at[PARTS - 1]),
        table,
        plot);
  }

  /** The mean rises; a single cell may be a spike short, as a part begins between its spikes. */
  private static void check(Checks checks, Counts counts, int p) {
    checks.that(
        counts.rate(p) >= counts.rate(p - 1),
        () ->
            Checks.format(
                "the mean rate falls from %.4g to %.4g", counts.rate(p - 1), counts.rate(p)));
    for (int n = 0; n < counts.part.length; n++) {
      int cell = n;
      double before = counts.rate(p - 1, n) * counts.steps[p][n];
      checks.that(
          counts.spikes[p][n] + 1 >= before,
          () -> Checks.format("the rate of cell %d falls in part %d", cell, p));
    }
    if (p == PARTS - 1) {
      for (int n = 0; n < counts.part.length; n++) {
        int cell = n;
        checks.that(
            counts.rate(p, n) > counts.rate(0, n),
            () -> Checks.format("cell %d fires no more often at the end", cell));
      }
    }
  }
}
