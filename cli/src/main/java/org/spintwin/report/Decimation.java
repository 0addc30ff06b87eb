// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.spintwin.report.Mark.Band;
import org.spintwin.report.Mark.Line;
import org.spintwin.report.Mark.Points;
import org.spintwin.report.Mark.Spikes;
import org.spintwin.report.Mark.Steps;

/** Thins marks that are too many to draw, so that nothing visible is lost, and says so. */
final class Decimation {
  /** Up to here every point is drawn. */
  static final int LONGEST = 20_000;

  /** Points of a cloud that fall into one of so many columns and rows look the same. */
  private static final int COLUMNS = 2_000;

  private static final int ROWS = 1_000;

  private final List<String> notes = new ArrayList<>();

  private Decimation() {}

  /** The plot as it is drawn; its caption says what was thinned. */
  static Plot of(Plot plot) {
    Decimation decimation = new Decimation();
    List<Mark> marks = plot.marks().stream().map(decimation::thin).toList();
    if (decimation.notes.isEmpty()) {
      return plot;
    }
    String caption = (plot.caption() + " " + String.join(" ", decimation.notes)).strip();
    return new Plot(plot.title(), caption, plot.x(), plot.y(), marks, plot.zoomable());
  }

  private Mark thin(Mark mark) {
    if (mark instanceof Line line && line.series().size() > LONGEST) {
      return new Line(line.name(), extremes(line.name(), line.series()));
    }
    if (mark instanceof Steps steps && steps.series().size() > LONGEST) {
      return new Steps(steps.name(), extremes(steps.name(), steps.series()));
    }
    if (mark instanceof Band band && band.low().size() > LONGEST) {
      return hull(band);
    }
    if (mark instanceof Points points && points.series().size() > LONGEST) {
      return new Points(points.name(), distinct(points.name(), points.series()));
    }
    if (mark instanceof Spikes spikes && spikes.series().size() > LONGEST) {
      return new Spikes(spikes.name(), distinct(spikes.name(), spikes.series()));
    }
    return mark;
  }

  /** Least and greatest value of each run of points, in the order in which they come. */
  private Series extremes(String name, Series all) {
    int run = run(all.size());
    int runs = (all.size() + run - 1) / run;
    double[] x = new double[2 * runs];
    double[] y = new double[2 * runs];
    for (int r = 0; r < runs; r++) {
      int least = r * run;
      int greatest = least;
      for (int i = r * run; i < Math.min(all.size(), (r + 1) * run); i++) {
        least = all.y(i) < all.y(least) ? i : least;
        greatest = all.y(i) > all.y(greatest) ? i : greatest;
      }
      int first = Math.min(least, greatest);
      int second = Math.max(least, greatest);
      x[2 * r] = all.x(first);
      y[2 * r] = all.y(first);
      x[2 * r + 1] = all.x(second);
      y[2 * r + 1] = all.y(second);
    }
    note(name, all.size(), "drawn as least and greatest of every " + run);
    return Series.of(x, y);
  }

  private Band hull(Band band) {
    Series low = band.low();
    int run = run(low.size());
    int runs = (low.size() + run - 1) / run;
    double[] x = new double[runs];
    double[] least = new double[runs];
    double[] greatest = new double[runs];
    for (int r = 0; r < runs; r++) {
      int from = r * run;
      x[r] = low.x(from);
      least[r] = low.y(from);
      greatest[r] = band.high().y(from);
      for (int i = from; i < Math.min(low.size(), from + run); i++) {
        least[r] = Math.min(least[r], low.y(i));
        greatest[r] = Math.max(greatest[r], band.high().y(i));
      }
    }
    note(band.name(), low.size(), "drawn as least and greatest of every " + run);
    return new Band(band.name(), Series.of(x, least), Series.of(x, greatest));
  }

  /** Without the points that would be drawn on top of an earlier one. */
  private Series distinct(String name, Series all) {
    Range x = Range.of(all, true);
    Range y = Range.of(all, false);
    Set<Integer> seen = new HashSet<>();
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (seen.add(x.at(all.x(i), COLUMNS) * (ROWS + 1) + y.at(all.y(i), ROWS))) {
        kept.add(i);
      }
    }
    note(name, all.size(), "of which those are drawn that do not cover each other");
    return Series.of(
        kept.stream().mapToDouble(all::x).toArray(), kept.stream().mapToDouble(all::y).toArray());
  }

  private static int run(int size) {
    return (2 * size + LONGEST - 1) / LONGEST;
  }

  private void note(String name, int size, String how) {
    String prefix = name.isEmpty() ? "" : name + ": ";
    notes.add(String.format(Locale.ROOT, "(%s%,d points, %s.)", prefix, size, how));
  }
}
