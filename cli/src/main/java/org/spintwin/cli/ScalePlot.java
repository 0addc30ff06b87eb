// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.spintwin.harness.ScaleBenchmark.Cost;

/** Cost against size as a picture: one self-contained SVG, both axes logarithmic. */
final class ScalePlot {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 400;
  private static final int LEFT = 70;
  private static final int TOP = 50;
  private static final int PANEL_WIDTH = 260;
  private static final int PANEL_HEIGHT = 250;
  private static final int PANEL_STEP = 370;
  private static final String STYLE =
      """
      <style>
      text { font: 12px system-ui, sans-serif; fill: #24292f; }
      .title { font-size: 14px; font-weight: 600; }
      .number { text-anchor: end; }
      .power { font-size: 9px; }
      .middle { text-anchor: middle; }
      .ground { fill: #ffffff; }
      .grid { stroke: #d0d7de; }
      .line { fill: none; stroke-width: 2; }
      .a { stroke: #0969da; fill: #0969da; }
      .b { stroke: #bc4c00; fill: #bc4c00; }
      .c { stroke: #1a7f37; fill: #1a7f37; }
      .line.a, .line.b, .line.c { fill: none; }
      text.a, text.b, text.c { stroke: none; }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3; }
        .ground { fill: #0d1117; }
        .grid { stroke: #30363d; }
        .a { stroke: #58a6ff; fill: #58a6ff; }
        .b { stroke: #f0883e; fill: #f0883e; }
        .c { stroke: #56d364; fill: #56d364; }
      }
      </style>
      """;

  /** One size and what it costs. */
  record Point(int size, double generateSeconds, Cost cost) {}

  private record Line(String kind, String name, ToDoubleFunction<Point> value) {}

  private final StringBuilder text = new StringBuilder();
  private final List<Point> points;

  private ScalePlot(List<Point> points) {
    this.points = points;
  }

  /** The whole file. */
  static String svg(List<Point> points) {
    return new ScalePlot(points).draw();
  }

  private String draw() {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
            + " aria-label=\"Cost of folded chips against their size\">",
        WIDTH, HEIGHT);
    text.append(STYLE);
    add("<rect class=\"ground\" width=\"%d\" height=\"%d\"/>", WIDTH, HEIGHT);
    panel(
        0,
        "seconds",
        -2,
        2,
        List.of(
            new Line("a", "draw codes, write the folder", Point::generateSeconds),
            new Line("b", "build with Verilator", p -> p.cost().buildSeconds())));
    panel(
        1,
        "synaptic operations per second",
        6,
        10,
        List.of(
            new Line("a", "golden model, steps", p -> p.cost().stepsGolden()),
            new Line("b", "golden model, clocks", p -> p.cost().clocksGolden()),
            new Line("c", "verify", p -> p.cost().verify())));
    text.append("</svg>\n");
    return text.toString();
  }

  private void panel(int column, String title, int lowest, int highest, List<Line> lines) {
    int left = LEFT + column * PANEL_STEP;
    add("<text class=\"title\" x=\"%d\" y=\"%d\">%s</text>", left, TOP - 20, title);
    for (int power = lowest; power <= highest; power++) {
      double y = y(Math.pow(10, power), lowest, highest);
      add(
          "<line class=\"grid\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>",
          left, y, left + PANEL_WIDTH, y);
      add(
          "<text class=\"number\" x=\"%d\" y=\"%.1f\">10<tspan dy=\"-4\" class=\"power\">%d</tspan></text>",
          left - 8, y + 4, power);
    }
    for (Point p : points) {
      add(
          "<text class=\"middle\" x=\"%.1f\" y=\"%d\">%d²</text>",
          x(p, left), TOP + PANEL_HEIGHT + 20, p.size());
    }
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      var path = new StringBuilder();
      for (Point p : points) {
        double y = y(line.value().applyAsDouble(p), lowest, highest);
        path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(p, left), y));
        add("<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>", line.kind(), x(p, left), y);
      }
      add("<polyline class=\"line %s\" points=\"%s\"/>", line.kind(), path.toString().strip());
      add(
          "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>",
          line.kind(), left, TOP + PANEL_HEIGHT + 42 + 16 * i, line.name());
    }
  }

  private double x(Point p, int left) {
    double first = Math.log(points.get(0).size());
    double last = Math.log(points.get(points.size() - 1).size());
    return left + PANEL_WIDTH * (0.05 + 0.9 * (Math.log(p.size()) - first) / (last - first));
  }

  private static double y(double value, int lowest, int highest) {
    double share = (Math.log10(value) - lowest) / (highest - lowest);
    return TOP + PANEL_HEIGHT * (1 - Math.max(0, Math.min(1, share)));
  }

  private void add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
