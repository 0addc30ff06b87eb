// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mtj;

import java.util.List;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.experiment.mtj.Solutions.Sight;
import org.spintwin.experiment.mtj.Solutions.Solution;
import org.spintwin.report.Axis;
import org.spintwin.report.Mark.Points;
import org.spintwin.report.Plot;
import org.spintwin.report.Series;
import org.spintwin.spec.MtjBnnChip;
import org.spintwin.train.WineSplit;

/** {@code solutions}: 300 trained matrices on the array, accuracy against write fidelity. */
final class SolutionScatter implements Experiment<MtjBench> {
  private static final int SOLUTIONS = 300;

  /** 95.3 % of 148, and of 30 what leaves two out. */
  private static final int LEAST_RIGHT = 141;

  private static final int LEAST_HELD_OUT = 28;

  @Override
  public String name() {
    return "solutions";
  }

  @Override
  public String title() {
    return "Accuracy against write fidelity";
  }

  @Override
  public String expectation() {
    return "Of 300 solutions, trained from different seeds and written with errors, the best on the"
        + " training part classifies at least 141 of its 148 wines (95.3 %) and at least 28 of the"
        + " 30 held out. All 300 run on golden model and Verilog.";
  }

  @Override
  public Outcome run(MtjBench bench) {
    if (!bench.suitsWines()) {
      return Outcome.notApplicable(bench.whyNotWines());
    }
    MtjBnnChip chip = bench.chip();
    WineSplit wines = bench.split();
    Solutions solutions = new Solutions(chip, wines);
    List<Solution> aware = solutions.written(Sight.AWARE, SOLUTIONS);
    List<Solution> plain = solutions.written(Sight.PLAIN, SOLUTIONS);
    Checks checks = new Checks();
    MtjModels models = bench.models();
    for (Solution solution : aware) {
      checkHardware(models, solution, wines, checks);
    }
    Solution best = Solutions.best(aware);
    checks.that(
        best.right() >= LEAST_RIGHT,
        () -> "the best solution has " + best.right() + " of 148, at least 141 expected");
    checks.that(
        best.heldOut() >= LEAST_HELD_OUT,
        () -> "the best solution has " + best.heldOut() + " of 30 held out, at least 28 expected");
    DataTable table =
        new DataTable("seed", "training sees", "faithful cells", "right of 148", "held out of 30");
    aware.forEach(s -> add(table, "array", s));
    plain.forEach(s -> add(table, "signs", s));
    return checks.outcome(
        finding(aware, plain, best, models.clocks()),
        table,
        scatter(title(), aware),
        scatter(title() + ", trained without the array", plain));
  }

  private static String finding(
      List<Solution> aware, List<Solution> plain, Solution best, long clocks) {
    Solution bestPlain = Solutions.best(plain);
    return Checks.format(
        "Best by the training part, seed %d: %d of 148 (%.1f %%), %d of 30 held out, %d of %d cells as"
            + " written; %d of 300 reach 141 and 28. Mean %.1f of 148, %.1f of 30; of 300 trained"
            + " without the array %.1f, %.1f, best %d, %d. %d clocks compared.",
        best.seed(),
        best.right(),
        100 * best.right() / 148.0,
        best.heldOut(),
        best.faithful(),
        best.targets().length * best.targets()[0].length,
        aware.stream()
            .filter(s -> s.right() >= LEAST_RIGHT && s.heldOut() >= LEAST_HELD_OUT)
            .count(),
        mean(aware, true),
        mean(aware, false),
        mean(plain, true),
        mean(plain, false),
        bestPlain.right(),
        bestPlain.heldOut(),
        clocks);
  }

  private static double mean(List<Solution> solutions, boolean training) {
    return solutions.stream()
        .mapToInt(s -> training ? s.right() : s.heldOut())
        .average()
        .orElseThrow();
  }

  private static void add(DataTable table, String sees, Solution s) {
    table.add(s.seed(), sees, s.faithful(), s.right(), s.heldOut());
  }

  /** Golden model and Verilog find the classes that the solution was judged by. */
  private static void checkHardware(
      MtjModels models, Solution solution, WineSplit wines, Checks checks) {
    int right = right(models, solution, wines.training());
    int heldOut = right(models, solution, wines.heldOut());
    checks.that(
        right == solution.right() && heldOut == solution.heldOut(),
        () -> "seed " + solution.seed() + " has " + right + " and " + heldOut + " in hardware");
  }

  private static int right(MtjModels models, Solution solution, WineSplit.Part part) {
    int[] classes = models.classes(solution.image(), part.values());
    int right = 0;
    for (int n = 0; n < classes.length; n++) {
      right += classes[n] == part.labels()[n] ? 1 : 0;
    }
    return right;
  }

  private static Plot scatter(String title, List<Solution> solutions) {
    double[] fidelity = solutions.stream().mapToDouble(s -> 100 * s.fidelity()).toArray();
    double[] right = solutions.stream().mapToDouble(s -> 100 * s.right() / 148.0).toArray();
    return Plot.of(
            title,
            Axis.linear("cells that hold what was written", "%"),
            Axis.linear("wines of the training part that are right", "%"),
            new Points("", Series.of(fidelity, right)))
        .captioned("Each point is one of 300 trained matrices, written once.");
  }
}
