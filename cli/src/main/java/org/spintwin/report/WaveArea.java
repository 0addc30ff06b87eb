// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import java.util.List;
import org.spintwin.report.Mark.Lane;
import org.spintwin.report.Mark.Waves;

/** Signals clock by clock; one that differs is drawn twice, and where it does is marked. */
final class WaveArea {
  /** Room for the words golden and Verilog. */
  private static final int LEFT = 84;

  private static final int WAVE = 22;
  private static final int ROW = 30;
  private static final int SLOPE = 3;

  private final Waves waves;
  private final SvgText out;
  private final double clock;

  WaveArea(Waves waves, SvgText out) {
    this.waves = waves;
    this.out = out;
    clock = (double) (SvgText.WIDTH - LEFT - SvgText.SIDE) / Math.max(1, waves.clocks());
  }

  /** Returns where it ends. */
  int draw(int top) {
    int bottom = top + SvgText.LINE;
    for (Lane lane : waves.lanes()) {
      bottom += SvgText.LINE + (lane.differs() ? 2 : 1) * ROW;
    }
    clocks(top, bottom);
    int y = top + SvgText.LINE;
    for (Lane lane : waves.lanes()) {
      y = lane(lane, y);
    }
    return bottom + SvgText.SIDE;
  }

  private void clocks(int top, int bottom) {
    out.words("number", LEFT - 8, top + 17, "clock");
    String longest = Long.toString(waves.firstClock() + waves.clocks());
    int every = Math.max(1, (int) Math.ceil((SvgText.width(longest) + 8) / clock));
    for (int c = 0; c < waves.clocks(); c++) {
      double x = LEFT + c * clock;
      int clockNow = c;
      if (waves.lanes().stream().anyMatch(lane -> lane.differs(clockNow))) {
        out.add(
            "<rect class=\"wrong-clock\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
            x, top, clock, bottom - top);
      }
      out.add("<path class=\"grid\" d=\"M%.1f %dV%d\"/>", x, top + SvgText.LINE, bottom);
      if (c % every == 0) {
        out.words("middle", x + clock / 2, top + 17, Long.toString(waves.firstClock() + c));
      }
    }
  }

  private int lane(Lane lane, int top) {
    out.add("<g class=\"lane%s\">", lane.differs() ? " wrong" : "");
    out.words("signal", SvgText.SIDE, top + 18, lane.signal());
    int y = top + SvgText.LINE;
    if (lane.differs()) {
      for (int c = 0; c < waves.clocks(); c++) {
        if (lane.differs(c)) {
          out.add(
              "<rect class=\"wrong-value\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
              LEFT + c * clock, y, clock, 2 * ROW);
        }
      }
      out.words("number", LEFT - 8, y + 16, "golden");
      out.words("number", LEFT - 8, y + ROW + 16, "Verilog");
      wave(lane.bit(), lane.golden(), y, "c0");
      wave(lane.bit(), lane.rtl(), y + ROW, "c1");
      y += ROW;
    } else {
      wave(lane.bit(), lane.golden(), y, "c0");
    }
    out.add("</g>");
    return y + ROW;
  }

  private void wave(boolean bit, List<String> values, int top, String colour) {
    StringBuilder path = new StringBuilder();
    SvgText labels = new SvgText();
    int runs = 0;
    int from = 0;
    for (int c = 1; c <= values.size(); c++) {
      if (c == values.size() || !values.get(c).equals(values.get(from))) {
        double left = LEFT + from * clock;
        double right = LEFT + c * clock;
        if (bit) {
          level(path, left, right, top + (values.get(from).equals("0") ? WAVE : 0));
        } else {
          box(path, left, right, top);
          labels.words(
              "middle value", (left + right) / 2, top + 16, fit(values.get(from), right - left));
        }
        runs++;
        from = c;
      }
    }
    out.add("<path class=\"wave %s\" data-marks=\"%d\" d=\"%s\"/>", colour, runs, path);
    out.add("%s", labels);
  }

  private static void level(StringBuilder path, double left, double right, int y) {
    path.append(
        new SvgText().add(path.isEmpty() ? "M%.1f %dH%.1f" : "L%.1f %dH%.1f", left, y, right));
  }

  private static void box(StringBuilder path, double left, double right, int top) {
    path.append(
        new SvgText()
            .add(
                "M%.1f %dL%.1f %dH%.1fL%.1f %dL%.1f %dH%.1fZ",
                left,
                top + WAVE / 2,
                left + SLOPE,
                top,
                right - SLOPE,
                right,
                top + WAVE / 2,
                right - SLOPE,
                top + WAVE,
                left + SLOPE));
  }

  /** A value that is too long for its place is left to the text of the report. */
  private static String fit(String value, double width) {
    return SvgText.width(value) <= width - SLOPE ? value : "…";
  }
}
