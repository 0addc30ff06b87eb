// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import org.spintwin.report.Mark.Band;
import org.spintwin.report.Mark.Bars;
import org.spintwin.report.Mark.HeatMap;
import org.spintwin.report.Mark.Interval;
import org.spintwin.report.Mark.Line;
import org.spintwin.report.Mark.Points;
import org.spintwin.report.Mark.Rule;
import org.spintwin.report.Mark.Shade;
import org.spintwin.report.Mark.Spikes;
import org.spintwin.report.Mark.Steps;

/**
 * The values that an axis shows, and where along it each lies.
 *
 * @param low at its start
 * @param high at its end
 */
record Range(double low, double high, boolean log, boolean reversed) {
  /** Share of the values' extent left free at an end that nothing fixes. */
  private static final double MARGIN = 0.04;

  /** What an axis of a plot shows. */
  static Range of(Plot plot, boolean horizontal) {
    Axis axis = horizontal ? plot.x() : plot.y();
    boolean log = axis.scale() == Axis.Scale.LOG;
    Extent extent = new Extent();
    extent.add(axis.low());
    extent.add(axis.high());
    plot.marks().forEach(mark -> extent.add(mark, horizontal, log));
    if (log && extent.low <= 0) {
      throw new IllegalArgumentException(
          plot.title() + ": " + extent.low + " on a logarithmic axis, " + axis.label());
    }
    return extent.range(axis, log, horizontal && plot.zoomable());
  }

  /** From the least to the greatest value of a series. */
  static Range of(Series series, boolean horizontal) {
    Extent extent = new Extent();
    extent.add(series, horizontal);
    return new Range(
        extent.low, extent.high > extent.low ? extent.high : extent.low + 1, false, false);
  }

  /** Where a value lies along an axis of so many units. */
  int at(double value, int units) {
    double share =
        log
            ? StrictMath.log(value / low) / StrictMath.log(high / low)
            : (value - low) / (high - low);
    return (int) StrictMath.rint((reversed ? 1 - share : share) * units);
  }

  private static final class Extent {
    private double low = Double.NaN;
    private double high = Double.NaN;

    void add(double value) {
      low = value >= low ? low : Double.isNaN(value) ? low : value;
      high = value <= high ? high : Double.isNaN(value) ? high : value;
    }

    void add(Series series, boolean horizontal) {
      for (int i = 0; i < series.size(); i++) {
        add(horizontal ? series.x(i) : series.y(i));
      }
    }

    void add(Mark mark, boolean horizontal, boolean log) {
      if (mark instanceof Line line) {
        add(line.series(), horizontal);
      } else if (mark instanceof Steps steps) {
        add(steps.series(), horizontal);
        add(horizontal ? MarkPath.end(steps.series()) : Double.NaN);
      } else if (mark instanceof Points points) {
        add(points.series(), horizontal);
      } else if (mark instanceof Band band) {
        add(band.low(), horizontal);
        add(band.high(), horizontal);
      } else if (mark instanceof Bars bars) {
        Series series = bars.series();
        add(series, horizontal);
        double half = MarkPath.barWidth(series) / 2;
        for (int i = 0; horizontal && i < series.size(); i++) {
          add(series.x(i) - half);
          add(series.x(i) + half);
        }
        add(horizontal || log ? Double.NaN : 0);
      } else if (mark instanceof Spikes spikes) {
        add(spikes.series(), horizontal);
      } else if (mark instanceof Rule rule) {
        add(horizontal ? Double.NaN : rule.y());
      } else if (mark instanceof Shade shade && horizontal) {
        for (Interval interval : shade.intervals()) {
          add(interval.from());
          add(interval.to());
        }
      } else if (mark instanceof HeatMap map) {
        double[][] values = map.values();
        if (values.length > 0 && values[0].length > 0) {
          add(0);
          add((horizontal ? values[0].length : values.length) - 1.0);
        }
      }
    }

    Range range(Axis axis, boolean log, boolean tight) {
      if (Double.isNaN(low)) {
        low = log ? 1 : 0;
        high = log ? 10 : 1;
      }
      if (axis.scale() == Axis.Scale.WHOLE) {
        return new Range(low - 0.5, high + 0.5, false, axis.reversed());
      }
      if (high == low) {
        double around = log ? 2 : low == 0 ? 1 : Math.abs(low) / 2;
        return log
            ? new Range(low / around, high * around, true, axis.reversed())
            : new Range(low - around, high + around, false, axis.reversed());
      }
      boolean lowFixed = tight || low == axis.low() || low == 0 && !log;
      boolean highFixed = tight || high == axis.high();
      double factor = StrictMath.pow(high / low, MARGIN);
      double margin = MARGIN * (high - low);
      double start = lowFixed ? low : log ? low / factor : low - margin;
      double end = highFixed ? high : log ? high * factor : high + margin;
      return new Range(start, end, log, axis.reversed());
    }
  }
}
