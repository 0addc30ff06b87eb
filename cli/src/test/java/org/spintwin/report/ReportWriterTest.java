// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ReportWriterTest {
  private static final String NASTY =
      "a<b> & \"c\" 'd' ${title} #foreach #end $x </style><script>x";
  private static final String SAFE =
      "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39; ${title} #foreach #end $x"
          + " &lt;/style&gt;&lt;script&gt;x";

  @Test
  void isOneFileThatNeedsNoOtherAndHoldsNoDate() {
    String page = page();
    assertThat(page).startsWith("<!DOCTYPE html>\n").endsWith("</html>\n");
    assertThat(page).doesNotContain("<link rel=\"stylesheet", "src=", "@import", "url(", "fetch(");
    assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:");
    assertThat(page).doesNotContainPattern("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
    assertThat(page.substring(0, page.indexOf("<script>"))).doesNotContain("NaN", ">null<", "${");
  }

  @Test
  void isTheSameEveryTime() {
    assertThat(page()).isEqualTo(page());
  }

  @Test
  void sumsUpAndListsItsSections() {
    assertThat(page())
        .contains("<title>Verification of mram_lif_64x16</title>")
        .contains("<p class=\"verdict fail\">1 pass, 1 fail, 1 not applicable</p>")
        .contains("<td class=\"pass\">pass</td>")
        .contains("<td class=\"fail\">fail</td>")
        .contains("<td class=\"not-applicable\">not applicable</td>")
        .contains("<li><a href=\"#section-1\">Summary</a></li>")
        .contains("<li><a href=\"#section-4\">Provenance</a></li>")
        .contains("<section id=\"section-2\">\n<h2>Chip</h2>")
        .contains("<td class=\"digest\">9c1185a5c5e9fc54612808977ee8f548b2258d31</td>");
  }

  @Test
  void namesEverySectionOnce() {
    Map<String, Integer> ids = new TreeMap<>();
    String page = page();
    for (int at = page.indexOf(" id=\""); at >= 0; at = page.indexOf(" id=\"", at + 1)) {
      ids.merge(page.substring(at + 5, page.indexOf('"', at + 5)), 1, Integer::sum);
    }
    assertThat(ids).hasSize(4).containsOnlyKeys("section-1", "section-2", "section-3", "section-4");
    assertThat(ids.values()).containsOnly(1);
  }

  @Test
  void alignsAColumnOfNothingButNumbersRight() {
    Section section =
        Section.of("s")
            .table(
                List.of("all", "some"),
                List.of(List.of("1,234", "5"), List.of("−0.5e-3", "none"), List.of("7 %", "6")));
    assertThat(page(section))
        .contains("<th scope=\"col\" class=\"number\">all</th>")
        .contains("<td class=\"number\">1,234</td>")
        .contains("<td class=\"text\">5</td>");
  }

  @Test
  void escapesEveryText() {
    Plot plot = Plot.of(NASTY, Axis.linear(NASTY, ""), Axis.linear("y", NASTY)).captioned(NASTY);
    Report report =
        new Report(
            NASTY,
            NASTY,
            List.of(Verdict.of(NASTY, true, NASTY)),
            List.of(
                Section.of(NASTY)
                    .paragraph(NASTY)
                    .code(NASTY)
                    .table(List.of(NASTY), List.of(List.of(NASTY)))
                    .plot(plot)),
            new Provenance(NASTY, Map.of(NASTY, 1L), Map.of(NASTY, NASTY), List.of(NASTY)));
    String page = new ReportWriter().html(report);
    assertThat(page).doesNotContain("a<b>", "<script>x", "\"c\"");
    assertThat(page.split(Pattern.quote(SAFE), -1)).hasSizeGreaterThan(18);
  }

  @Test
  void passesWithoutAVerdictAgainstIt() {
    Report report =
        new Report(
            "t",
            "",
            List.of(Verdict.notApplicable("a", "why")),
            List.of(),
            new Provenance("", Map.of(), Map.of(), List.of()));
    assertThat(report.passed()).isTrue();
    assertThat(new ReportWriter().html(report))
        .contains("<p class=\"verdict pass\">1 not applicable</p>")
        .doesNotContain("digest of the chip", "<pre>");
  }

  @Test
  void saysInTheCaptionThatALongTraceWasThinned() {
    assertThat(page(Section.of("s").plot(Samples.membrane(50_000))))
        .contains(
            "(membrane: 50,000 points, drawn as least and greatest of every 5.)</figcaption>");
  }

  @Test
  void refusesATableWhoseRowsDoNotFit() {
    assertThatThrownBy(() -> Section.of("s").table(List.of("a"), List.of(List.of("1", "2"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("row [1, 2] under the headings [a]");
  }

  private static String page() {
    return new ReportWriter().html(Samples.report(Samples.all()));
  }

  private static String page(Section section) {
    return new ReportWriter()
        .html(
            new Report(
                "t",
                "",
                List.of(),
                List.of(section),
                new Provenance("", Map.of(), Map.of(), List.of())));
  }
}
