// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spintwin.report.Mark.Band;
import org.spintwin.report.Mark.Bars;
import org.spintwin.report.Mark.HeatMap;
import org.spintwin.report.Mark.Points;
import org.spintwin.report.Mark.Rule;
import org.spintwin.report.Mark.Shade;

/** Colours of marks by their names, and the lines above a plot that tell them. */
final class Legend {
  private static final int COLOURS = 6;
  private static final int SCALE_WIDTH = 200;

  private final List<Mark> marks;
  private final Map<String, String> colours = new LinkedHashMap<>();

  Legend(List<Mark> marks) {
    this.marks = marks;
    for (Mark mark : marks) {
      if (!ownColour(mark)) {
        colours.putIfAbsent(mark.name(), "c" + colours.size() % COLOURS);
      }
    }
  }

  /** Kinds that look the same in every plot. */
  private static boolean ownColour(Mark mark) {
    return mark instanceof Rule || mark instanceof Shade || mark instanceof HeatMap;
  }

  /** A class of the style. */
  String colour(Mark mark) {
    return ownColour(mark) ? "own" : colours.get(mark.name());
  }

  /** Returns where it ends. */
  int draw(SvgText out, int top) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (Mark mark : marks) {
      if (mark instanceof HeatMap map) {
        top = scale(out, top, map);
      } else if (!mark.name().isEmpty()) {
        keys.merge(mark.name(), key(mark), (a, b) -> a.contains("━") ? a : b);
      }
    }
    List<String> line = new ArrayList<>();
    double used = SvgText.SIDE;
    for (Map.Entry<String, String> key : keys.entrySet()) {
      double width = SvgText.width(key.getKey()) + 50;
      if (!line.isEmpty() && used + width > SvgText.WIDTH) {
        top = flush(out, top, line);
        used = SvgText.SIDE;
      }
      used += width;
      line.add(key.getValue() + " " + Markup.escape(key.getKey()));
    }
    return line.isEmpty() ? top : flush(out, top, line);
  }

  private static int flush(SvgText out, int top, List<String> entries) {
    out.add(
        "<text class=\"legend\" x=\"%d\" y=\"%d\">%s</text>",
        SvgText.SIDE, top + 18, String.join("", entries));
    entries.clear();
    return top + SvgText.LINE;
  }

  private String key(Mark mark) {
    boolean area = mark instanceof Band || mark instanceof Bars;
    String sign =
        mark instanceof Points
            ? "●"
            : area || mark instanceof Shade ? "■" : mark instanceof Rule ? "╍╍" : "━━";
    String kind = mark instanceof Rule ? "rule" : mark instanceof Shade ? "shade" : "";
    return "<tspan class=\"key %s %s\" dx=\"12\">%s</tspan>".formatted(kind, colour(mark), sign);
  }

  private static int scale(SvgText out, int top, HeatMap map) {
    ColourScale scale = ColourScale.of(map.values());
    List<ColourScale.Colour> colours = scale.colours();
    String low = number(scale.low());
    double x = SvgText.SIDE + SvgText.width(low) + 6;
    double width = (double) SCALE_WIDTH / colours.size();
    out.words("number", x - 6, top + 18, low);
    for (int i = 0; i < colours.size(); i++) {
      out.add(
          "<rect class=\"cell %s\" fill-opacity=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\""
              + " height=\"14\"/>",
          colours.get(i).kind(), colours.get(i).opacity(), x + i * width, top + 6, width);
    }
    out.words("", x + SCALE_WIDTH + 6, top + 18, number(scale.high()) + "  " + map.name());
    return top + SvgText.LINE;
  }

  private static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
    return rounded.toPlainString().replace('-', '−');
  }
}
