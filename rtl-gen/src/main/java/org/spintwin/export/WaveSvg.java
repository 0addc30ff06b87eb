// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.spintwin.export.WaveDiagram.Wave;

/** Draws a timing diagram as SVG, black on white, as WaveDrom does. */
final class WaveSvg {
  private static final int COLUMN = 40;
  private static final int ROW = 30;
  private static final int HIGH = 5;
  private static final int LOW = 25;
  private static final int SLOPE = 4;
  private static final int LETTER = 8;
  private static final int MARGIN = 12;
  private static final int HEAD = 44;
  private static final int FOOT = 30;

  private static final String STYLE =
      """
      <style>
      text { font: 12px monospace; fill: #111 }
      .head { font: bold 14px sans-serif } .foot, .span { font: 12px sans-serif }
      path { fill: none; stroke: #111; stroke-width: 1.2 }
      .number { fill: #eef3fb } .unknown { fill: #ccc } .break { stroke: #fff; stroke-width: 5 }
      .arrow { stroke: #b3261e } .span { fill: #b3261e; text-anchor: middle } .tip { fill: #b3261e; stroke: none }
      .ground { fill: #fff } .grid { stroke: #ddd; stroke-width: 1 } .data { text-anchor: middle }
      </style>
      """;

  private final WaveDiagram diagram;
  private final int left;
  private final int columns;
  private final StringBuilder body = new StringBuilder();

  WaveSvg(WaveDiagram diagram) {
    this.diagram = diagram;
    List<Wave> waves = diagram.waves();
    int letters = waves.stream().mapToInt(w -> w.name().length()).max().orElse(0);
    left = 2 * MARGIN + letters * LETTER;
    columns = waves.stream().mapToInt(w -> w.wave().length()).max().orElse(0);
  }

  String text() {
    int width = left + columns * COLUMN + MARGIN;
    int bottom = HEAD + diagram.waves().size() * ROW;
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " role=\"img\" aria-label=\"%s\">",
        width, bottom + FOOT, width, bottom + FOOT, escape(diagram.head()));
    body.append(STYLE);
    add("<rect class=\"ground\" width=\"100%%\" height=\"100%%\"/>");
    words("head", MARGIN, 24, diagram.head());
    for (int c = 0; c <= columns; c++) {
      add("<path class=\"grid\" d=\"M%d %dV%d\"/>", x(c), HEAD, bottom);
    }
    int y = HEAD;
    for (Wave wave : diagram.waves()) {
      words("", MARGIN, y + 19, wave.name());
      draw(wave, y);
      y += ROW;
    }
    if (!diagram.span().isEmpty()) {
      arrow();
    }
    words("foot", MARGIN, bottom + 20, diagram.foot());
    return body + "</svg>\n";
  }

  /** What a number says, and the middle of its text. */
  private record Number(String text, int middle) {}

  private void draw(Wave wave, int y) {
    List<Number> numbers = new ArrayList<>();
    Iterator<String> data = wave.data().iterator();
    String letters = wave.wave();
    char before = ' ';
    for (int c = 0; c < letters.length(); ) {
      char kind = letters.charAt(c);
      int ends = c + 1;
      while (ends < letters.length() && ".|".indexOf(letters.charAt(ends)) >= 0) {
        ends++;
      }
      switch (kind) {
        case 'p' -> clock(c, ends, y);
        case '0', '1' -> level(kind == '1', before, c, ends, y);
        case 'x' -> box("unknown", c, ends, y);
        default -> {
          box("number", c, ends, y);
          numbers.add(new Number(data.next(), unbroken(letters, c, ends)));
        }
      }
      before = kind;
      c = ends;
    }
    for (int c = letters.indexOf('|'); c >= 0; c = letters.indexOf('|', c + 1)) {
      int middle = x(c) + COLUMN / 2;
      String slash = "M%d %dL%d %d".formatted(middle - 4, y + ROW - 2, middle + 4, y + 2);
      add("<path class=\"break\" d=\"%s\"/>", slash);
      add("<path d=\"M%d %dl8 -26m-3 0l-8 26\"/>", middle - 5, y + ROW - 2);
    }
    numbers.forEach(n -> words("data", n.middle, y + 19, n.text));
  }

  /** The middle of the longest stretch without a break. */
  private int unbroken(String letters, int from, int to) {
    int begins = from;
    int best = from;
    int length = 0;
    for (int c = from; c <= to; c++) {
      if (c == to || letters.charAt(c) == '|') {
        if (c - begins > length) {
          best = begins;
          length = c - begins;
        }
        begins = c + 1;
      }
    }
    return (x(best) + x(best + length)) / 2;
  }

  private void clock(int from, int to, int y) {
    var path = new StringBuilder("M%d %d".formatted(x(from), y + LOW));
    for (int c = from; c < to; c++) {
      path.append("V%dh%dV%dh%d".formatted(y + HIGH, COLUMN / 2, y + LOW, COLUMN / 2));
    }
    add("<path d=\"%s\"/>", path);
  }

  private void level(boolean high, char before, int from, int to, int y) {
    int at = y + (high ? HIGH : LOW);
    boolean slope = before == (high ? '0' : '1');
    String start =
        slope
            ? "M%d %dL%d %d".formatted(x(from), y + (high ? LOW : HIGH), x(from) + SLOPE, at)
            : "M%d %d".formatted(x(from), at);
    add("<path d=\"%sH%d\"/>", start, x(to));
  }

  private void box(String kind, int from, int to, int y) {
    int middle = y + (HIGH + LOW) / 2;
    add(
        "<path class=\"%s\" d=\"M%d %dL%d %dH%dL%d %dL%d %dH%dZ\"/>",
        kind,
        x(from),
        middle,
        x(from) + SLOPE,
        y + HIGH,
        x(to) - SLOPE,
        x(to),
        middle,
        x(to) - SLOPE,
        y + LOW,
        x(from) + SLOPE);
  }

  /** From node a to node b, which stand at the beginnings of their columns. */
  private void arrow() {
    int fromX = x(column('a'));
    int fromY = HEAD + row('a') * ROW + ROW / 2;
    int toX = x(column('b'));
    int toY = HEAD + row('b') * ROW + ROW / 2;
    int bend = (toX - fromX) / 2;
    add(
        "<path class=\"arrow\" d=\"M%d %dC%d %d %d %d %d %d\"/>",
        fromX, fromY, fromX + bend, fromY, toX - bend, toY, toX, toY);
    add("<path class=\"tip\" d=\"M%d %dl-8 -4v8Z\"/>", toX, toY);
    int middle = (fromX + toX) / 2;
    int wide = diagram.span().length() * 7 + 6;
    int y = (fromY + toY) / 2;
    add(
        "<rect class=\"ground\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"16\"/>",
        middle - wide / 2, y - 8, wide);
    words("span", middle, y + 4, diagram.span());
  }

  private int row(char node) {
    List<Wave> waves = diagram.waves();
    int row = 0;
    while (waves.get(row).nodes().indexOf(node) < 0) {
      row++;
    }
    return row;
  }

  private int column(char node) {
    return diagram.waves().get(row(node)).nodes().indexOf(node);
  }

  private int x(int column) {
    return left + column * COLUMN;
  }

  private void words(String kind, int x, int y, String words) {
    if (!words.isEmpty()) {
      String type = kind.isEmpty() ? "" : " class=\"" + kind + "\"";
      add("<text%s x=\"%d\" y=\"%d\">%s</text>", type, x, y, escape(words));
    }
  }

  private void add(String format, Object... values) {
    body.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
