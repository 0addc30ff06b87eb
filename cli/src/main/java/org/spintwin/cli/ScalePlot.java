// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.spintwin.harness.ScaleBenchmark.Cost;
import org.spintwin.report.Axis;
import org.spintwin.report.Mark.Line;
import org.spintwin.report.Mark.Points;
import org.spintwin.report.Plot;
import org.spintwin.report.Series;
import org.spintwin.report.SvgWriter;

/** Cost against size as pictures in one SVG file, all axes logarithmic. */
final class ScalePlot {
  private ScalePlot() {}

  /** One size and what it costs. */
  record Point(int size, double generateSeconds, Cost cost) {}

  /** The whole file. */
  static String svg(List<Point> points) {
    Plot time = plot("Time before a chip can be verified", Axis.log("time", "s"));
    time = add(time, "draw codes, write the folder", points, Point::generateSeconds);
    time = add(time, "build with Verilator", points, p -> p.cost().buildSeconds());
    Plot speed = plot("Speed of a chip", Axis.log("synaptic operations", "per second"));
    speed = add(speed, "golden model, steps", points, p -> p.cost().stepsGolden());
    speed = add(speed, "golden model, clocks", points, p -> p.cost().clocksGolden());
    speed = add(speed, "verify", points, p -> p.cost().verify());
    return SvgWriter.file(time, speed);
  }

  private static Plot plot(String title, Axis y) {
    return Plot.of(title, Axis.log("inputs, and as many neurons", ""), y);
  }

  private static Plot add(
      Plot plot, String name, List<Point> points, ToDoubleFunction<Point> cost) {
    Series series =
        Series.of(
            points.stream().mapToDouble(Point::size).toArray(),
            points.stream().mapToDouble(cost).toArray());
    return plot.with(new Line(name, series), new Points(name, series));
  }
}
