// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spintwin.harness.LockstepResult;
import org.spintwin.harness.Stimulus;
import org.spintwin.harness.Toolchain;
import org.spintwin.harness.Verification;
import org.spintwin.kind.Twin;
import org.spintwin.report.Plot;
import org.spintwin.report.Provenance;
import org.spintwin.report.Report;
import org.spintwin.report.ReportWriter;
import org.spintwin.report.Section;
import org.spintwin.report.Verdict;

/**
 * The page that {@code spintwin verify --report} writes.
 *
 * @param command as typed
 */
record VerifyReport(
    Twin twin,
    Verification verification,
    Replay plan,
    Stimulus stimulus,
    Toolchain tools,
    String command) {

  /** What is shown of a difference. */
  record Difference(MismatchReport report, Plot waves) {}

  /**
   * The whole page.
   *
   * @param steps that the golden model completed
   * @param difference null where there is none
   */
  String html(LockstepResult result, long steps, Difference difference) {
    List<Section> sections = new ArrayList<>();
    if (difference != null) {
      sections.add(difference(difference));
    }
    sections.add(stimulus(result));
    sections.add(pictures(difference == null ? -1 : difference.report().neuron()));
    sections.addAll(ChipSections.of(twin, verification.chip().design()));
    String name = verification.chip().design().name();
    Report report =
        new Report(
            "Verification of " + name,
            "Golden model and Verilog of "
                + name
                + " were given the same stimulus and compared after every clock: every output and"
                + " all architectural state.",
            List.of(verdict(result, steps, difference)),
            sections,
            provenance());
    return new ReportWriter().html(report);
  }

  private static Verdict verdict(LockstepResult result, long steps, Difference difference) {
    String agreed =
        String.format(
            Locale.ROOT,
            "%,d clocks, %,d steps, %,d bits after each clock",
            result.clocks(),
            steps,
            result.bitsPerClock());
    return Verdict.of(
        "Verilog equals golden model",
        result.agrees(),
        difference == null
            ? agreed + "; no difference"
            : difference.report().lines().get(0) + "; before it " + agreed);
  }

  private static Section difference(Difference difference) {
    Section section = Section.of("First difference");
    for (String line : difference.report().lines()) {
      section = section.paragraph(line);
    }
    return difference.waves() == null ? section : section.plot(difference.waves());
  }

  private Section stimulus(LockstepResult result) {
    List<List<String>> rows = new ArrayList<>();
    boolean random = plan.input() == null;
    rows.add(List.of("stimulus", random ? "random: inputs, resets, accesses" : "given in a file"));
    if (random) {
      rows.add(List.of("seed", "" + plan.seed()));
    }
    rows.add(List.of("clocks asked for", ChipSections.grouped(plan.cycles())));
    rows.add(List.of("clocks that agreed", ChipSections.grouped(result.clocks())));
    rows.add(
        List.of(
            "signals compared",
            ChipSections.grouped(verification.golden().compared().signals().size())));
    rows.add(
        List.of("bits compared after each clock", ChipSections.grouped(result.bitsPerClock())));
    plan.parameters().forEach((key, value) -> rows.add(List.of("overridden: " + key, "" + value)));
    return Section.of("Comparison").table(List.of("What", "Value"), rows);
  }

  private Section pictures(int neuron) {
    Section section = twin.golden(verification.chip(), stimulus, plan.cycles(), neuron);
    if (!plan.parameters().isEmpty()) {
      return section.paragraph(
          "Parameters were overridden, so the memories held random contents, which are not shown.");
    }
    for (Plot plot : twin.pictures()) {
      section = section.plot(plot);
    }
    return section;
  }

  private Provenance provenance() {
    Map<String, Long> seeds = new LinkedHashMap<>();
    seeds.put("device", twin.origin().seed());
    if (plan.input() == null || !plan.parameters().isEmpty()) {
      seeds.put(plan.input() == null ? "stimulus" : "memories", plan.seed());
    }
    String digest = String.format("%08x", twin.chip().design().digest());
    return ReportProvenance.of(digest, seeds, tools, command);
  }
}
