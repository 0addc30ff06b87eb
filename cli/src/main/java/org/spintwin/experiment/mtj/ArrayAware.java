// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mtj;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.experiment.mtj.Solutions.Sight;
import org.spintwin.experiment.mtj.Solutions.Solution;
import org.spintwin.report.Axis;
import org.spintwin.report.Mark.Line;
import org.spintwin.report.Mark.Points;
import org.spintwin.report.Plot;
import org.spintwin.report.Series;
import org.spintwin.spec.MtjBnnChip;
import org.spintwin.spec.WireSpec;
import org.spintwin.train.WineSplit;

/** {@code array-aware}: training through the array against training without it. */
final class ArrayAware implements Experiment<MtjBench> {
  private static final int SEEDS = 40;
  private static final double[] SEGMENTS = {0, 1, 2, 5, 10, 20};

  /** From here on wires take more than a tenth of the current of 5 kohm cells. */
  private static final double RESISTIVE = 1e-3;

  private static final double SIGNIFICANT = 0.01;

  @Override
  public String name() {
    return "array-aware";
  }

  @Override
  public String title() {
    return "Training that knows the array";
  }

  @Override
  public String expectation() {
    return "Over 40 seeds, wherever a wire segment resists at least a thousandth of R_P, training"
        + " whose forward pass goes through the array's cells and wires classifies more wines than"
        + " training with ideal signs: on average, and by a sign test of the pairs at 1 %.";
  }

  @Override
  public Outcome run(MtjBench bench) {
    if (!bench.suitsWines()) {
      return Outcome.notApplicable(bench.whyNotWines());
    }
    MtjBnnChip own = bench.chip();
    WineSplit wines = bench.split();
    Solutions anywhere = new Solutions(own, wines);
    List<Solution> plain = anywhere.intended(Sight.PLAIN, SEEDS);
    List<Solution> cells = anywhere.intended(Sight.CELLS, SEEDS);
    TreeSet<Double> segments = new TreeSet<>(List.of(own.device().wires().segmentResistance()));
    for (double segment : SEGMENTS) {
      segments.add(segment);
    }
    Checks checks = new Checks();
    DataTable table =
        new DataTable(
            "segment ohm",
            "plain of 148",
            "cells of 148",
            "aware of 148",
            "plain of 30",
            "cells of 30",
            "aware of 30",
            "aware better than plain",
            "worse",
            "sign test",
            "aware better than cells",
            "worse than cells",
            "sign test against cells");
    double[][] shares = new double[4][segments.size()];
    int at = 0;
    String finding = "";
    for (double segment : segments) {
      WireSpec wires = new WireSpec(own.device().wires().driverResistance(), segment);
      Solutions here = new Solutions(own.with(own.device().with(wires)), wines);
      List<Solution> aware = here.intended(Sight.AWARE, SEEDS);
      Pairs pairs = Pairs.of(plain.stream().map(here::on).toList(), aware);
      Pairs toCells = Pairs.of(cells.stream().map(here::on).toList(), aware);
      if (segment >= RESISTIVE * own.device().rP()) {
        checks.that(
            pairs.aware > pairs.plain && pairs.chance < SIGNIFICANT,
            () ->
                Checks.format(
                    "at %.3g ohm aware %.1f, plain %.1f of 148, sign test %.2g",
                    segment, pairs.aware, pairs.plain, pairs.chance));
      }
      if (segment == own.device().wires().segmentResistance()) {
        finding =
            Checks.format(
                "At the chip's %.3g ohm a segment %.1f instead of %.1f of 148, %.1f instead of %.1f"
                    + " of 30 held out; better for %d of %d seeds, worse for %d, by chance %.1g."
                    + " Training that knows the cells but not the wires: %.1f and %.1f.",
                segment,
                pairs.aware,
                pairs.plain,
                pairs.awareHeldOut,
                pairs.plainHeldOut,
                pairs.better,
                SEEDS,
                pairs.worse,
                pairs.chance,
                toCells.plain,
                toCells.plainHeldOut);
      }
      table.add(
          segment,
          pairs.plain,
          toCells.plain,
          pairs.aware,
          pairs.plainHeldOut,
          toCells.plainHeldOut,
          pairs.awareHeldOut,
          pairs.better,
          pairs.worse,
          pairs.chance,
          toCells.better,
          toCells.worse,
          toCells.chance);
      shares[0][at] = segment;
      shares[1][at] = 100 * pairs.plain / 148;
      shares[2][at] = 100 * toCells.plain / 148;
      shares[3][at] = 100 * pairs.aware / 148;
      at++;
    }
    Map<String, Series> lines = new LinkedHashMap<>();
    lines.put("training sees signs only", Series.of(shares[0], shares[1]));
    lines.put("training sees the cells", Series.of(shares[0], shares[2]));
    lines.put("training sees cells and wires", Series.of(shares[0], shares[3]));
    return checks.outcome(finding, table, plot(lines));
  }

  private Plot plot(Map<String, Series> lines) {
    Plot plot =
        Plot.of(
            title(),
            Axis.linear("resistance of a segment", "ohm"),
            Axis.linear("wines of the training part that are right", "%"));
    for (Map.Entry<String, Series> line : lines.entrySet()) {
      plot =
          plot.with(
              new Line(line.getKey(), line.getValue()), new Points(line.getKey(), line.getValue()));
    }
    return plot.captioned("Means of 40 seeds.");
  }

  /**
   * Pairs of trainings of the same seed.
   *
   * @param plain mean of the training part
   * @param better pairs in which awareness is right more often, in the training part
   * @param chance of so many better or more, were better and worse as likely: one-sided sign test
   */
  private record Pairs(
      double plain,
      double aware,
      double plainHeldOut,
      double awareHeldOut,
      int better,
      int worse,
      double chance) {
    static Pairs of(List<Solution> plain, List<Solution> aware) {
      int better = 0;
      int worse = 0;
      for (int seed = 0; seed < plain.size(); seed++) {
        better += aware.get(seed).right() > plain.get(seed).right() ? 1 : 0;
        worse += aware.get(seed).right() < plain.get(seed).right() ? 1 : 0;
      }
      return new Pairs(
          plain.stream().mapToInt(Solution::right).average().orElseThrow(),
          aware.stream().mapToInt(Solution::right).average().orElseThrow(),
          plain.stream().mapToInt(Solution::heldOut).average().orElseThrow(),
          aware.stream().mapToInt(Solution::heldOut).average().orElseThrow(),
          better,
          worse,
          atLeast(better, better + worse));
    }

    /** Probability of at least so many heads of that many coins. */
    private static double atLeast(int heads, int coins) {
      double term = StrictMath.pow(0.5, coins);
      double sum = 0;
      for (int k = 0; k <= coins; k++) {
        sum += k >= heads ? term : 0;
        term *= (coins - k) / (k + 1.0);
      }
      return sum;
    }
  }
}
