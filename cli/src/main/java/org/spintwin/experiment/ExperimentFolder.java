// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.spintwin.experiment.Experiments.Done;
import org.spintwin.report.Plot;
import org.spintwin.report.Provenance;
import org.spintwin.report.Report;
import org.spintwin.report.ReportWriter;
import org.spintwin.report.Section;
import org.spintwin.report.SvgWriter;
import org.spintwin.report.Verdict;

/** Writes what experiments found: tables as CSV, plots as SVG, and a page of all of it. */
public final class ExperimentFolder {
  private static final int MOST_ROWS = 20;

  private ExperimentFolder() {}

  /** File names of the plots of an experiment. */
  public static List<String> plots(Done done) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < done.outcome().plots().size(); i++) {
      names.add(done.experiment().name() + (i == 0 ? "" : "-" + (i + 1)) + ".svg");
    }
    return names;
  }

  /** File name of the table of an experiment; null where it measured nothing. */
  public static String table(Done done) {
    return done.outcome().table() == null ? null : done.experiment().name() + ".csv";
  }

  /**
   * Writes everything.
   *
   * @param chip name of the chip, for the page
   * @param about what else the page tells of the chip, after the experiments
   */
  public static void write(
      Path folder, String chip, List<Done> all, List<Section> about, Provenance provenance)
      throws IOException {
    List<Verdict> verdicts = new ArrayList<>();
    List<Section> sections = new ArrayList<>();
    for (Done done : all) {
      Outcome outcome = done.outcome();
      if (table(done) != null) {
        Files.writeString(folder.resolve(table(done)), outcome.table().csv());
      }
      List<String> names = plots(done);
      for (int i = 0; i < names.size(); i++) {
        Files.writeString(folder.resolve(names.get(i)), SvgWriter.file(outcome.plots().get(i)));
      }
      verdicts.add(new Verdict(done.experiment().name(), outcome.verdict(), outcome.text()));
      sections.add(section(done));
    }
    sections.addAll(about);
    Report report =
        new Report(
            "Experiments on " + chip,
            "The published behaviours of the chip, on golden model and Verilog, which were compared"
                + " at every clock, and against the expectations that are told with each.",
            verdicts,
            sections,
            provenance);
    Files.writeString(folder.resolve("report.html"), new ReportWriter().html(report));
  }

  private static Section section(Done done) {
    Outcome outcome = done.outcome();
    Section section =
        Section.of(done.experiment().title())
            .paragraph("Expected: " + done.experiment().expectation())
            .paragraph(capitalized(outcome.verdict().words()) + ": " + outcome.text());
    for (Plot plot : outcome.plots()) {
      section = section.plot(plot);
    }
    if (outcome.table() != null && outcome.table().rows().size() <= MOST_ROWS) {
      section = section.table(outcome.table().columns(), shown(outcome.table()));
    } else if (outcome.table() != null) {
      section = section.paragraph("All numbers are in " + table(done) + ".");
    }
    return section;
  }

  private static String capitalized(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** Rows for a person: four digits, as the CSV has all. */
  private static List<List<String>> shown(DataTable table) {
    return table.rows().stream()
        .map(
            row ->
                row.stream()
                    .map(c -> c instanceof Double d ? Checks.format("%.4g", d) : c.toString())
                    .toList())
        .toList();
  }
}
