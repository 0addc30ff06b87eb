// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.pcm;

import java.util.ArrayList;
import java.util.List;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.UnequalModelsException;
import org.spintwin.report.Plot;

/**
 * The retraining of an array, to be looked at.
 *
 * @param lines the pictures as text
 * @param n1 steps of the training; -1 where the pattern was not stored
 * @param n2 steps of the retraining, likewise
 * @param clocks that were compared
 */
public record Show(List<String> lines, List<Plot> plots, int n1, int n2, long clocks) {

  /**
   * Trains, forgets and trains again.
   *
   * @throws UnequalModelsException when golden model and Verilog differ
   */
  public static Show of(PcmBench bench) {
    Lessons lessons = Lessons.give(bench, bench.with(), false);
    Lesson first = lessons.first();
    Lesson second = lessons.second();
    int target = bench.spec().training().target();
    int mostExcitable = (int) Math.max(1, bench.parameter("EXCITABILITY_MAX"));
    var strip = new FilmStrip(bench.spec().rows(), bench.spec().columns(), first.frameSteps());
    List<String> lines = new ArrayList<>();
    lines.add(Checks.format("training: %s", outcome(first)));
    lines.addAll(strip.text(first.conductances(), target));
    lines.add("all memories RESET; " + lessons.restSteps() + " steps of rest");
    lines.add(Checks.format("retraining: %s", outcome(second)));
    lines.addAll(strip.text(second.conductances(), target));
    lines.add("excitability in the training");
    lines.addAll(strip.text(first.excitabilities(), mostExcitable));
    lines.add("excitability in the retraining");
    lines.addAll(strip.text(second.excitabilities(), mostExcitable));
    return new Show(
        lines,
        List.of(Retraining.plots(bench, lessons)),
        first.storedAt(),
        second.storedAt(),
        lessons.clocks());
  }

  private static String outcome(Lesson lesson) {
    return lesson.storedAt() < 0
        ? "the pattern is not stored"
        : "the pattern is stored after " + lesson.storedAt() + " steps; G over time:";
  }
}
