// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.spintwin.report.Mark.Waves;
import org.spintwin.template.TemplateEngine;

/**
 * Draws plots as SVG; the same plot gives the same text. Colours follow the reader's light or dark
 * scheme, and letters grow where the picture is narrow.
 */
public final class SvgWriter {
  private SvgWriter() {}

  /** A file of its own, with titles, captions and style; plots one below the other. */
  public static String file(Plot... plots) {
    SvgText body = new SvgText();
    int y = 0;
    for (Plot plot : plots) {
      Plot drawn = Decimation.of(plot.withoutZoom());
      y = lines(body, "title", y, drawn.title());
      y = draw(drawn, body, y + SvgText.SIDE);
      y = lines(body, "", y, drawn.caption()) + SvgText.SIDE;
    }
    String titles = Arrays.stream(plots).map(Plot::title).collect(Collectors.joining("; "));
    return start(titles, " xmlns=\"http://www.w3.org/2000/svg\"", y)
        + "<style>\n"
        + TemplateEngine.text("plot.css")
        + "</style>\n<rect class=\"ground\" width=\"100%\" height=\"100%\"/>\n"
        + body
        + "</svg>\n";
  }

  /** A part of a page, which has the style, and shows title and caption as text. */
  static String fragment(Plot drawn) {
    SvgText body = new SvgText();
    int height = draw(drawn, body, 0);
    return start(drawn.title(), "", height) + body + "</svg>\n";
  }

  private static String start(String label, String namespace, int height) {
    return new SvgText()
        .add(
            "<svg%s class=\"plot\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
            namespace, SvgText.WIDTH, height, Markup.escape(label))
        .toString();
  }

  private static int draw(Plot plot, SvgText out, int top) {
    return plot.marks().size() == 1 && plot.marks().get(0) instanceof Waves waves
        ? new WaveArea(waves, out).draw(top)
        : new PlotArea(plot, out).draw(top);
  }

  private static int lines(SvgText out, String classes, int top, String words) {
    int y = top;
    for (String line : SvgText.wrap(words, SvgText.WIDTH - 2 * SvgText.SIDE)) {
      y += SvgText.LINE;
      out.words(classes, SvgText.SIDE, y, line);
    }
    return y;
  }
}
