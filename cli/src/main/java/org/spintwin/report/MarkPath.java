// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import java.util.List;
import org.spintwin.report.Mark.Interval;

/**
 * The outline of marks as SVG path data, in a grid that covers the area of a plot. Whole numbers of
 * its units, so that a sum of relative moves is exact.
 */
final class MarkPath {
  /** Fine enough to be zoomed. */
  static final int WIDTH = 1_000_000;

  static final int HEIGHT = 10_000;

  private final int width;
  private final int height;

  /** Whether a unit of the grid is a tenth of what the path counts in. */
  private final boolean tenths;

  private final Range xs;
  private final Range ys;
  private final StringBuilder path = new StringBuilder();
  private int startX;
  private int startY;
  private int penX;
  private int penY;

  private MarkPath(Range xs, Range ys, int width, int height, boolean tenths) {
    this.xs = xs;
    this.ys = ys;
    this.width = width;
    this.height = height;
    this.tenths = tenths;
  }

  /** In a grid of {@link #WIDTH} x {@link #HEIGHT}, to be scaled to the area. */
  static MarkPath toScale(Range xs, Range ys) {
    return new MarkPath(xs, ys, WIDTH, HEIGHT, false);
  }

  /** In the pixels of an area, with a digit after the point. */
  static MarkPath inPixels(Range xs, Range ys, int width, int height) {
    return new MarkPath(xs, ys, 10 * width, 10 * height, true);
  }

  @Override
  public String toString() {
    return path.toString();
  }

  MarkPath line(Series s) {
    for (int i = 0; i < s.size(); i++) {
      to(i == 0 ? 'm' : 'l', x(s.x(i)), y(s.y(i)));
    }
    return s.size() == 1 ? dot() : this;
  }

  MarkPath steps(Series s) {
    for (int i = 0; i < s.size(); i++) {
      to(i == 0 ? 'm' : 'v', x(s.x(i)), y(s.y(i)));
      to('h', x(i + 1 < s.size() ? s.x(i + 1) : end(s)), penY);
    }
    return this;
  }

  /** Where the last step ends: it is as long as the one before it, or 1; NaN without any. */
  static double end(Series s) {
    int n = s.size();
    return n == 0 ? Double.NaN : s.x(n - 1) + (n > 1 ? s.x(n - 1) - s.x(n - 2) : 1);
  }

  /** A line of no length is a dot, round as its ends are. */
  MarkPath points(Series s) {
    for (int i = 0; i < s.size(); i++) {
      to('m', x(s.x(i)), y(s.y(i)));
      dot();
    }
    return this;
  }

  MarkPath band(Series low, Series high) {
    for (int i = 0; i < low.size(); i++) {
      to(i == 0 ? 'm' : 'l', x(low.x(i)), y(low.y(i)));
    }
    for (int i = high.size() - 1; i >= 0; i--) {
      to('l', x(high.x(i)), y(high.y(i)));
    }
    return low.size() == 0 ? this : close();
  }

  MarkPath bars(Series s) {
    double half = barWidth(s) / 2;
    int base = ys.log() || ys.low() > 0 ? y(ys.low()) : y(Math.min(0, ys.high()));
    for (int i = 0; i < s.size(); i++) {
      rectangle(x(s.x(i) - half), base, x(s.x(i) + half), y(s.y(i)));
    }
    return this;
  }

  /** Four fifths of the smallest distance between two bars. */
  static double barWidth(Series s) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i < s.size(); i++) {
      double distance = Math.abs(s.x(i) - s.x(i - 1));
      least = distance > 0 ? Math.min(least, distance) : least;
    }
    return 0.8 * (Double.isInfinite(least) ? 1 : least);
  }

  MarkPath spikes(Series s) {
    for (int i = 0; i < s.size(); i++) {
      to('m', x(s.x(i)), y(s.y(i) - 0.4));
      to('v', penX, y(s.y(i) + 0.4));
    }
    return this;
  }

  MarkPath rule(double value) {
    to('m', 0, y(value));
    to('h', width, penY);
    return this;
  }

  MarkPath shade(List<Interval> intervals) {
    for (Interval interval : intervals) {
      rectangle(x(interval.from()), 0, x(interval.to()), height);
    }
    return this;
  }

  MarkPath cell(int row, int column) {
    return rectangle(x(column - 0.5), y(row - 0.5), x(column + 0.5), y(row + 0.5));
  }

  private MarkPath rectangle(int left, int bottom, int right, int top) {
    to('m', left, bottom);
    to('h', right, bottom);
    to('v', right, top);
    to('h', left, top);
    return close();
  }

  private int x(double value) {
    return xs.at(value, width);
  }

  /** Downwards, as SVG counts. */
  private int y(double value) {
    return height - ys.at(value, height);
  }

  /** A command relative to the pen; the first move counts from 0. */
  private void to(char command, int x, int y) {
    path.append(command);
    if (command != 'v') {
      path.append(number(x - penX));
    }
    if (command != 'h') {
      path.append(command != 'v' && y >= penY ? " " : "").append(number(y - penY));
    }
    penX = x;
    penY = y;
    if (command == 'm') {
      startX = x;
      startY = y;
    }
  }

  private String number(int units) {
    String sign = units < 0 ? "-" : "";
    int size = Math.abs(units);
    return tenths
        ? sign + size / 10 + (size % 10 == 0 ? "" : "." + size % 10)
        : Integer.toString(units);
  }

  private MarkPath dot() {
    path.append("h0");
    return this;
  }

  /** Moves the pen back to where the outline began. */
  private MarkPath close() {
    path.append('z');
    penX = startX;
    penY = startY;
    return this;
  }
}
