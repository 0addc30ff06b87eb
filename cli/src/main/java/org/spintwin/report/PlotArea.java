// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import java.util.function.Supplier;
import org.spintwin.report.Mark.Band;
import org.spintwin.report.Mark.Bars;
import org.spintwin.report.Mark.HeatMap;
import org.spintwin.report.Mark.Line;
import org.spintwin.report.Mark.Points;
import org.spintwin.report.Mark.Rule;
import org.spintwin.report.Mark.Shade;
import org.spintwin.report.Mark.Spikes;
import org.spintwin.report.Mark.Steps;
import org.spintwin.report.Ticks.Tick;

/** Legend, axes and marks of a plot. */
final class PlotArea {
  private static final int USUAL_HEIGHT = 270;
  private static final int LEAST_HEIGHT = 110;
  private static final int GREATEST_HEIGHT = 480;
  private static final int RIGHT = 18;

  /** Height of a row of a raster, where there are enough. */
  private static final int ROW = 9;

  /** Vertical distance of ticks, at least. */
  private static final int TICK_DISTANCE = 36;

  private final Plot plot;
  private final SvgText out;
  private final Legend legend;
  private final Range xs;
  private final Range ys;

  PlotArea(Plot plot, SvgText out) {
    this.plot = plot;
    this.out = out;
    legend = new Legend(plot.marks());
    xs = Range.of(plot, true);
    ys = Range.of(plot, false);
  }

  /** Returns where it ends. */
  int draw(int top) {
    int areaTop = legend.draw(out, top) + SvgText.LINE + 14;
    Ticks upTicks = Ticks.of(ys, plot.y().scale(), USUAL_HEIGHT / TICK_DISTANCE, true);
    int left =
        SvgText.SIDE
            + 8
            + (int)
                upTicks.ticks().stream().mapToDouble(t -> SvgText.width(t.label())).max().orElse(0);
    int width = SvgText.WIDTH - left - right();
    int height = height(width);
    if (height != USUAL_HEIGHT) {
      upTicks = Ticks.of(ys, plot.y().scale(), Math.max(2, height / TICK_DISTANCE), true);
    }
    Ticks ticks = horizontalTicks(width);
    out.words("", SvgText.SIDE, areaTop - 16, label(plot.y(), upTicks));
    out.add(
        "<rect class=\"panel\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
        left, areaTop, width, height);
    boolean grid = plot.marks().stream().noneMatch(HeatMap.class::isInstance);
    out.add("<g class=\"y-ticks\">");
    for (Tick tick : upTicks.ticks()) {
      double y =
          areaTop
              + height
              - (double) height * ys.at(tick.value(), MarkPath.HEIGHT) / MarkPath.HEIGHT;
      if (grid) {
        out.add("<path class=\"grid\" d=\"M%d %.1fh%d\"/>", left, y, width);
      }
      out.words("number", left - 6, y + 5, tick.label());
    }
    out.add("</g>").add("<g class=\"x-ticks\">");
    for (Tick tick : ticks.ticks()) {
      double x = left + (double) width * xs.at(tick.value(), MarkPath.WIDTH) / MarkPath.WIDTH;
      if (grid) {
        out.add("<path class=\"grid\" d=\"M%.1f %dv%d\"/>", x, areaTop, height);
      }
      out.words("middle", x, areaTop + height + 20, tick.label());
    }
    out.add("</g>");
    out.words("middle", left + width / 2.0, areaTop + height + 44, label(plot.x(), ticks));
    view(left, areaTop, width, height);
    return areaTop + height + 54;
  }

  /** Half of a label may stand beside the area. */
  private int right() {
    return Ticks.of(xs, plot.x().scale(), 2, !plot.zoomable()).ticks().stream()
        .mapToInt(t -> (int) SvgText.width(t.label()) / 2 + 4)
        .reduce(RIGHT, Math::max);
  }

  private int height(int width) {
    int height = USUAL_HEIGHT;
    for (Mark mark : plot.marks()) {
      if (mark instanceof HeatMap) {
        height = (int) (width * (ys.high() - ys.low()) / (xs.high() - xs.low()));
      } else if (mark instanceof Spikes) {
        height = (int) (ROW * (ys.high() - ys.low()));
      }
    }
    return Math.max(LEAST_HEIGHT, Math.min(GREATEST_HEIGHT, height));
  }

  /** As many as there is room for. */
  private Ticks horizontalTicks(int width) {
    for (int most = 10; ; most--) {
      Ticks ticks = Ticks.of(xs, plot.x().scale(), most, !plot.zoomable());
      double needed =
          ticks.ticks().stream().mapToDouble(t -> SvgText.width(t.label()) + 14).max().orElse(0);
      if (most == 1 || needed * ticks.ticks().size() <= width) {
        return ticks;
      }
    }
  }

  private static String label(Axis axis, Ticks ticks) {
    if (ticks.exponent() == 0) {
      return axis.text();
    }
    String unit = (Ticks.power(ticks.exponent()) + " " + axis.unit()).strip();
    return axis.label() + " [" + unit + "]";
  }

  /**
   * The marks; those that a reader zooms in a grid of their own. Others are not scaled: what reads
   * SVG files often does not keep the width of lines then.
   */
  private void view(int left, int top, int width, int height) {
    if (plot.zoomable()) {
      out.add(
          "<svg class=\"view\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
              + " preserveAspectRatio=\"none\" data-low=\"%s\" data-high=\"%s\">",
          left, top, width, height, MarkPath.WIDTH, MarkPath.HEIGHT, xs.low(), xs.high());
      plot.marks().forEach(mark -> mark(mark, () -> MarkPath.toScale(xs, ys)));
      out.add("</svg>");
    } else {
      out.add("<g class=\"view\" transform=\"translate(%d %d)\">", left, top);
      plot.marks().forEach(mark -> mark(mark, () -> MarkPath.inPixels(xs, ys, width, height)));
      out.add("</g>");
    }
  }

  private void mark(Mark mark, Supplier<MarkPath> paths) {
    MarkPath path = paths.get();
    if (mark instanceof Line line) {
      path("line", mark, line.series().size(), path.line(line.series()));
    } else if (mark instanceof Steps steps) {
      path("line", mark, steps.series().size(), path.steps(steps.series()));
    } else if (mark instanceof Points points) {
      path("points", mark, points.series().size(), path.points(points.series()));
    } else if (mark instanceof Band band) {
      path("band", mark, band.low().size(), path.band(band.low(), band.high()));
    } else if (mark instanceof Bars bars) {
      path("bars", mark, bars.series().size(), path.bars(bars.series()));
    } else if (mark instanceof Spikes spikes) {
      path("spikes", mark, spikes.series().size(), path.spikes(spikes.series()));
    } else if (mark instanceof Rule rule) {
      path("rule", mark, 1, path.rule(rule.y()));
    } else if (mark instanceof Shade shade) {
      path("shade", mark, shade.intervals().size(), path.shade(shade.intervals()));
    } else if (mark instanceof HeatMap map) {
      cells(map.values(), paths);
    }
  }

  private void path(String kind, Mark mark, int marks, MarkPath path) {
    out.add(
        "<path class=\"%s %s\" data-marks=\"%d\" d=\"%s\"/>",
        kind, legend.colour(mark), marks, path);
  }

  private void cells(double[][] values, Supplier<MarkPath> paths) {
    ColourScale scale = ColourScale.of(values);
    for (ColourScale.Colour colour : scale.colours()) {
      MarkPath path = paths.get();
      int cells = 0;
      for (int row = 0; row < values.length; row++) {
        for (int column = 0; column < values[row].length; column++) {
          if (scale.of(values[row][column]).equals(colour)) {
            path.cell(row, column);
            cells++;
          }
        }
      }
      if (cells > 0) {
        out.add(
            "<path class=\"cell %s\" fill-opacity=\"%s\" data-marks=\"%d\" d=\"%s\"/>",
            colour.kind(), colour.opacity(), cells, path);
      }
    }
  }
}
