// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.pcm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.spintwin.report.Axis;
import org.spintwin.report.Mark.HeatMap;
import org.spintwin.report.Plot;

/** Pictures of an array at the same steps of two trainings, side by side. */
final class FilmStrip {
  /** Of a larger array the pictures show a corner. */
  private static final int MOST = 24;

  private static final String SHADES = " .:-=+*#%@";

  private final int rows;
  private final int columns;
  private final int shownRows;
  private final int shownColumns;
  private final int[] steps;

  /**
   * @param steps at which the pictures were taken
   */
  FilmStrip(int rows, int columns, int[] steps) {
    this.rows = rows;
    this.columns = columns;
    this.steps = steps.clone();
    shownRows = Math.min(MOST, rows);
    shownColumns = Math.min(MOST, columns);
  }

  /**
   * The first training above, the second below.
   *
   * @param first [picture][cell]
   * @param second likewise
   * @param unit factor of the values
   * @param name of a value, for the colour scale
   */
  Plot plot(String title, int[][] first, int[][] second, double unit, String name) {
    double[][] values = new double[2 * shownRows + 1][steps.length * (shownColumns + 1) - 1];
    for (int f = 0; f < steps.length; f++) {
      for (int r = 0; r < shownRows; r++) {
        for (int c = 0; c < shownColumns; c++) {
          int at = f * (shownColumns + 1) + c;
          values[r][at] = unit * first[f][r * columns + c];
          values[shownRows + 1 + r][at] = unit * second[f][r * columns + c];
        }
      }
    }
    String times =
        IntStream.of(steps).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    return Plot.of(
            title, Axis.whole("column"), Axis.whole("row").downwards(), new HeatMap(name, values))
        .captioned(
            ("From left to right after %s steps; above the first training, below the retraining,"
                    + " which stops when the pattern is stored.%s")
                .formatted(times, corner()));
  }

  private String corner() {
    return shownRows == rows && shownColumns == columns
        ? ""
        : " Shown are %d of %d rows and %d of %d columns."
            .formatted(shownRows, rows, shownColumns, columns);
  }

  /**
   * The pictures as text, a row of the array a line.
   *
   * @param frames [picture][cell]
   * @param highest value that has the darkest shade
   */
  List<String> text(int[][] frames, int highest) {
    List<String> lines = new ArrayList<>();
    lines.add(
        Arrays.stream(steps)
            .mapToObj(s -> "%%-%ds".formatted(width()).formatted("t=" + s))
            .collect(Collectors.joining("  "))
            .stripTrailing());
    for (int r = 0; r < shownRows; r++) {
      StringBuilder line = new StringBuilder();
      for (int f = 0; f < frames.length; f++) {
        line.append(f == 0 ? "" : "  ").append("|");
        for (int c = 0; c < shownColumns; c++) {
          line.append(shade(frames[f][r * columns + c], highest));
        }
        line.append("|").append(" ".repeat(width() - shownColumns - 2));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /** Of a picture and its head. */
  private int width() {
    int head = "t=".length() + Integer.toString(steps[steps.length - 1]).length();
    return Math.max(shownColumns + 2, head);
  }

  private static char shade(int value, int highest) {
    int shades = SHADES.length() - 1;
    return SHADES.charAt(
        value == 0 ? 0 : (int) Math.max(1, Math.min(shades, (long) value * shades / highest)));
  }
}
