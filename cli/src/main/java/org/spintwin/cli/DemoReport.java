// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.spintwin.demo.Comparison;
import org.spintwin.demo.DigitChip;
import org.spintwin.demo.DigitPlots;
import org.spintwin.demo.SplitOutcome;
import org.spintwin.report.Plot;
import org.spintwin.report.Provenance;
import org.spintwin.report.Report;
import org.spintwin.report.ReportWriter;
import org.spintwin.report.Section;
import org.spintwin.report.Verdict;

/** The page that {@code spintwin demo --report} writes. */
final class DemoReport {
  private DemoReport() {}

  /** The whole page. */
  static String html(List<SplitOutcome> outcomes, Comparison comparison, Provenance provenance) {
    SplitOutcome first = outcomes.get(0);
    String compared =
        String.format(
            Locale.ROOT,
            "%,d clocks, %,d decisions, %d mismatches",
            comparison.clocks(),
            comparison.presentations(),
            comparison.mismatches());
    Report report =
        new Report(
            "Handwritten digits on the chip",
            "Each of five splits is trained in software, put on three chips, and judged by the"
                + " spikes of the images that it did not see.",
            List.of(
                Verdict.of(
                    "Verilog equals golden model",
                    comparison.mismatches() == 0,
                    comparison.firstMismatch() == null
                        ? compared
                        : compared + "; first: " + comparison.firstMismatch())),
            List.of(
                accuracy(outcomes),
                pictures("An image of the first split", DigitPlots.image(first)),
                pictures("Weights of the first split", DigitPlots.weights(first))),
            provenance);
    return new ReportWriter().html(report);
  }

  private static Section accuracy(List<SplitOutcome> outcomes) {
    List<String> columns = new ArrayList<>(List.of("split", "images", "float"));
    Stream.of(DigitChip.values()).map(DigitChip::words).forEach(columns::add);
    List<List<String>> rows = new ArrayList<>();
    for (SplitOutcome outcome : outcomes) {
      List<String> row = new ArrayList<>();
      row.add("" + (outcome.number() + 1));
      row.add("" + outcome.images());
      row.add(DemoCommand.percent(outcome.floatAccuracy()));
      for (DigitChip kind : DigitChip.values()) {
        row.add(DemoCommand.percent(outcome.accuracy(kind)));
      }
      rows.add(row);
    }
    return Section.of("Accuracy")
        .paragraph("Share of the held-out images, in percent; float is the software's.")
        .table(columns, rows)
        .plot(DigitPlots.accuracy(outcomes));
  }

  private static Section pictures(String heading, List<Plot> plots) {
    Section section = Section.of(heading);
    for (Plot plot : plots) {
      section = section.plot(plot);
    }
    return section;
  }
}
