// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.pcm;

import java.util.stream.IntStream;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.report.Axis;
import org.spintwin.report.Mark;
import org.spintwin.report.Plot;
import org.spintwin.report.Series;
import org.spintwin.spec.TsPcmChip;

/** The array that was taught a pattern and forgot it learns it faster. */
final class Retraining implements Experiment<PcmBench> {
  @Override
  public String name() {
    return "retraining";
  }

  @Override
  public String title() {
    return "Retraining with the pattern";
  }

  @Override
  public String expectation() {
    return "After RESET of all memories the same pattern is stored in fewer steps than at first.";
  }

  @Override
  public Outcome run(PcmBench bench) {
    Lessons lessons = Lessons.give(bench, bench.with(), false);
    int n1 = lessons.first().storedAt();
    int n2 = lessons.second().storedAt();
    Checks checks = new Checks();
    checks.that(n1 > 0, () -> PcmExperiments.notStored(bench, "at first"));
    checks.that(lessons.forgotten(), () -> "RESET leaves conductance");
    checks.that(lessons.restedEnough(), () -> "the voltages do not decay");
    checks.that(n2 >= 0, () -> PcmExperiments.notStored(bench, "after forgetting"));
    checks.that(n2 < n1, () -> Checks.format("retraining takes %d steps, the training %d", n2, n1));
    return checks.outcome(
        Checks.format(
            "n1 = %d steps, then %d steps of rest, n2 = %d steps: a ratio of %.3f. The published"
                + " ratio is not known to this project and not matched.",
            n1, lessons.restSteps(), n2, (double) n2 / n1),
        table(bench, lessons),
        plots(bench, lessons));
  }

  private static DataTable table(PcmBench bench, Lessons lessons) {
    var table =
        new DataTable(
            "training",
            "step",
            "least G of the pattern",
            "mean G of the pattern",
            "highest G of the pattern");
    for (int t = 1; t <= 2; t++) {
      Lesson lesson = t == 1 ? lessons.first() : lessons.second();
      for (int step = 0; step < lesson.mean().length; step++) {
        table.add(t, step, lesson.lowest()[step], lesson.mean()[step], lesson.highest()[step]);
      }
    }
    return table;
  }

  /** What the report and the demonstration draw. */
  static Plot[] plots(PcmBench bench, Lessons lessons) {
    TsPcmChip spec = bench.spec();
    Lesson first = lessons.first();
    Lesson second = lessons.second();
    var strip = new FilmStrip(spec.rows(), spec.columns(), first.frameSteps());
    Plot conductances =
        strip.plot(
            "Conductances of the memories",
            first.conductances(),
            second.conductances(),
            1,
            "G, steps");
    Plot excitabilities =
        strip.plot(
            "Excitabilities of the switches",
            first.excitabilities(),
            second.excitabilities(),
            bench.units(1),
            "excitability");
    return new Plot[] {conductances, excitabilities, curves(bench, lessons)};
  }

  /** How the conductances of the pattern grow in both trainings. */
  static Plot curves(PcmBench bench, Lessons lessons) {
    return Plot.of(
            "What the cells of the pattern have learned",
            Axis.linear("step of the training", ""),
            Axis.linear("conductance G", "steps").between(0, Double.NaN),
            band("training", lessons.first()),
            band("retraining", lessons.second()),
            new Mark.Line("training", mean(lessons.first())),
            new Mark.Line("retraining", mean(lessons.second())),
            new Mark.Rule("stored", bench.spec().training().target()))
        .captioned("Mean, least and highest of the pattern's cells.");
  }

  private static Mark band(String name, Lesson lesson) {
    return new Mark.Band(
        name,
        Series.of(steps(lesson), lesson.lowest()),
        Series.of(steps(lesson), lesson.highest()));
  }

  private static Series mean(Lesson lesson) {
    return Series.of(steps(lesson), lesson.mean());
  }

  private static double[] steps(Lesson lesson) {
    return IntStream.range(0, lesson.mean().length).asDoubleStream().toArray();
  }
}
