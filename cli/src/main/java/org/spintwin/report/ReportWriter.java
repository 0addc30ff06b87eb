// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.spintwin.report.Content.Code;
import org.spintwin.report.Content.Figure;
import org.spintwin.report.Content.Paragraph;
import org.spintwin.report.Content.Table;
import org.spintwin.report.Verdict.Outcome;
import org.spintwin.template.TemplateEngine;

/**
 * Writes a report as one HTML page that needs no other file and no network, and holds no date. The
 * same report gives the same text.
 */
public final class ReportWriter {
  private static final Pattern NUMBER =
      Pattern.compile("[-−+]?[0-9][0-9,]*([.][0-9]+)?(e[-+]?[0-9]+)?( ?%)?");

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{24,}");

  private final TemplateEngine engine = new TemplateEngine();

  /** The whole page. */
  public String html(Report report) {
    Outcome outcome = report.passed() ? Outcome.PASS : Outcome.FAIL;
    List<Section> sections = new ArrayList<>();
    sections.add(summary(report.verdicts()));
    sections.addAll(report.sections());
    sections.add(provenance(report.provenance()));
    List<Map<String, Object>> views = new ArrayList<>();
    for (Section section : sections) {
      views.add(view(section, "section-" + (views.size() + 1)));
    }
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("title", Markup.escape(report.title()));
    model.put("summary", Markup.escape(report.summary()));
    model.put("outcome", style(outcome));
    model.put("outcomeWords", counted(report.verdicts()));
    model.put("style", TemplateEngine.text("plot.css") + TemplateEngine.text("report.css"));
    model.put("script", TemplateEngine.text("report.js"));
    model.put("sections", views);
    return engine.render("report.html.vm", model);
  }

  private static Section summary(List<Verdict> verdicts) {
    return Section.of("Summary")
        .table(
            List.of("", "What", "Found"),
            verdicts.stream().map(v -> List.of(v.outcome().words(), v.name(), v.text())).toList());
  }

  private static String counted(List<Verdict> verdicts) {
    List<String> counts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      long count = verdicts.stream().filter(v -> v.outcome() == outcome).count();
      if (count > 0) {
        counts.add(count + " " + outcome.words());
      }
    }
    return String.join(", ", counts);
  }

  private static Section provenance(Provenance provenance) {
    List<List<String>> rows = new ArrayList<>();
    if (!provenance.specDigest().isEmpty()) {
      rows.add(List.of("digest of the chip", provenance.specDigest()));
    }
    provenance.seeds().forEach((of, seed) -> rows.add(List.of("seed: " + of, "" + seed)));
    provenance.versions().forEach((name, version) -> rows.add(List.of(name, version)));
    Section section = Section.of("Provenance").table(List.of("What", "Value"), rows);
    return provenance.commands().isEmpty()
        ? section
        : section.code(String.join("\n", provenance.commands()));
  }

  private static Map<String, Object> view(Section section, String id) {
    return Map.of(
        "id", id,
        "heading", Markup.escape(section.heading()),
        "contents", section.contents().stream().map(ReportWriter::view).toList());
  }

  /** Of the four kinds the one that it is; the others are false. */
  private static Map<String, Object> view(Content content) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("paragraph", content instanceof Paragraph p ? Markup.escape(p.text()) : false);
    view.put("code", content instanceof Code c ? Markup.escape(c.text()) : false);
    view.put("table", content instanceof Table t ? view(t) : false);
    view.put("figure", content instanceof Figure f ? view(Decimation.of(f.plot())) : false);
    return view;
  }

  private static Map<String, Object> view(Table table) {
    List<String> kinds = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      int column = i;
      boolean numbers =
          !table.rows().isEmpty()
              && table.rows().stream().allMatch(row -> NUMBER.matcher(row.get(column)).matches());
      kinds.add(numbers ? "number" : "text");
    }
    return Map.of(
        "columns", cells(table.columns(), kinds),
        "rows", table.rows().stream().map(row -> cells(row, kinds)).toList());
  }

  private static List<Map<String, String>> cells(List<String> row, List<String> kinds) {
    return IntStream.range(0, row.size())
        .mapToObj(
            i -> Map.of("kind", kind(row.get(i), kinds.get(i)), "text", Markup.escape(row.get(i))))
        .toList();
  }

  private static String kind(String text, String column) {
    for (Outcome outcome : Outcome.values()) {
      if (outcome.words().equals(text)) {
        return style(outcome);
      }
    }
    return DIGEST.matcher(text).matches() ? "digest" : column;
  }

  private static Map<String, String> view(Plot drawn) {
    return Map.of(
        "kind", drawn.zoomable() ? "zoom" : "still",
        "title", Markup.escape(drawn.title()),
        "caption", Markup.escape(drawn.caption()),
        "svg", SvgWriter.fragment(drawn));
  }

  private static String style(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
