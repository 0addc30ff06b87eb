// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.spintwin.report.Mark.Band;
import org.spintwin.report.Mark.HeatMap;
import org.spintwin.report.Mark.Interval;
import org.spintwin.report.Mark.Lane;
import org.spintwin.report.Mark.Line;
import org.spintwin.report.Mark.Points;
import org.spintwin.report.Mark.Rule;
import org.spintwin.report.Mark.Shade;
import org.spintwin.report.Mark.Spikes;
import org.spintwin.report.Mark.Steps;
import org.spintwin.report.Mark.Waves;

/** The plots that results of chips need. */
public final class Plots {
  /** A weight map shows at most so many rows and columns, from the first ones. */
  public static final int LARGEST_MAP = 128;

  private static final Axis STEP = Axis.linear("step", "");

  private Plots() {}

  /**
   * Spikes of neurons or inputs, numbered upwards.
   *
   * @param steps rows that spike, of each step
   * @param rows how many there are
   * @param label of a row, say {@code neuron}
   */
  public static Plot raster(String title, List<BitSet> steps, int rows, String label) {
    Axis y = Axis.whole(label).between(0, Math.max(1, rows - 1));
    return Plot.of(title, steps(steps.size()), y, new Spikes("", Series.events(steps))).withZoom();
  }

  /**
   * Spikes of neurons or inputs, numbered upwards.
   *
   * @param spiked [step][row], not 0 where a row spikes
   */
  public static Plot raster(String title, int[][] spiked, String label) {
    List<BitSet> steps = new ArrayList<>();
    int rows = 0;
    for (int[] step : spiked) {
      BitSet set = new BitSet();
      for (int row = 0; row < step.length; row++) {
        set.set(row, step[row] != 0);
      }
      steps.add(set);
      rows = Math.max(rows, step.length);
    }
    return raster(title, steps, rows, label);
  }

  /**
   * A membrane at every step, its threshold, and when it is refractory.
   *
   * @param membrane by step
   * @param refractory by step; null where that is not known
   * @param unit of membrane and threshold; may be empty
   */
  public static Plot membrane(
      String title, double[] membrane, double threshold, boolean[] refractory, String unit) {
    return trace(title, membrane, new Rule("threshold", threshold), refractory, unit);
  }

  /** The same with a threshold that may change from step to step. */
  public static Plot membrane(
      String title, double[] membrane, double[] threshold, boolean[] refractory, String unit) {
    if (threshold.length > 0 && Arrays.stream(threshold).allMatch(t -> t == threshold[0])) {
      return membrane(title, membrane, threshold[0], refractory, unit);
    }
    return trace(title, membrane, new Steps("threshold", Series.of(threshold)), refractory, unit);
  }

  private static Plot trace(
      String title, double[] membrane, Mark threshold, boolean[] refractory, String unit) {
    Plot plot = Plot.of(title, steps(membrane.length), Axis.linear("membrane", unit)).withZoom();
    List<Interval> rests = refractory == null ? List.of() : intervals(refractory);
    plot = rests.isEmpty() ? plot : plot.with(new Shade("refractory", rests));
    return plot.with(threshold, new Steps("membrane", Series.of(membrane)));
  }

  /** Where something holds, each step s as s to s + 1. */
  static List<Interval> intervals(boolean[] holds) {
    List<Interval> intervals = new ArrayList<>();
    int from = -1;
    for (int step = 0; step <= holds.length; step++) {
      boolean on = step < holds.length && holds[step];
      if (on && from < 0) {
        from = step;
      } else if (!on && from >= 0) {
        intervals.add(new Interval(from, step));
        from = -1;
      }
    }
    return intervals;
  }

  /**
   * Codes or levels of synapses, neuron 0 at the top; of a large array the first neurons and
   * inputs.
   *
   * @param values [neuron][input]
   * @param name of a value and its unit, for the colour scale
   */
  public static Plot weightMap(String title, int[][] values, String name) {
    int rows = Math.min(LARGEST_MAP, values.length);
    int columns = values.length == 0 ? 0 : Math.min(LARGEST_MAP, values[0].length);
    double[][] shown = new double[rows][];
    for (int row = 0; row < rows; row++) {
      shown[row] = Arrays.stream(values[row]).limit(columns).asDoubleStream().toArray();
    }
    Plot plot =
        Plot.of(
            title, Axis.whole("input"), Axis.whole("neuron").downwards(), new HeatMap(name, shown));
    boolean whole = rows == values.length && (rows == 0 || columns == values[0].length);
    return whole
        ? plot
        : plot.captioned(
            "The first %d of %d neurons and %d of %d inputs."
                .formatted(rows, values.length, columns, values[0].length));
  }

  /**
   * Codes with their effect as their sign, for a weight map.
   *
   * @param inhibitory [neuron][input], where a code counts negative
   */
  public static int[][] signed(int[][] codes, boolean[][] inhibitory) {
    int[][] signed = Arrays.stream(codes).map(int[]::clone).toArray(int[][]::new);
    for (int neuron = 0; neuron < signed.length; neuron++) {
      for (int input = 0; input < signed[neuron].length; input++) {
        signed[neuron][input] *= inhibitory[neuron][input] ? -1 : 1;
      }
    }
    return signed;
  }

  /**
   * A quantity that varies from chip to chip.
   *
   * @param low least value drawn at each x
   * @param high greatest value drawn
   */
  public record Spread(String name, Series low, Series mean, Series high) {}

  /** Current over level, or another quantity that was drawn many times, with its bands. */
  public static Plot spread(String title, Axis x, Axis y, List<Spread> spreads) {
    Plot plot = Plot.of(title, x, y);
    for (Spread s : spreads) {
      plot = plot.with(new Band(s.name(), s.low(), s.high()));
    }
    for (Spread s : spreads) {
      plot = plot.with(new Line(s.name(), s.mean()), new Points(s.name(), s.mean()));
    }
    return plot;
  }

  /** What was found, as points, on the line that was expected. */
  public static Plot againstExpectation(
      String title, Axis x, Axis y, Series expected, Map<String, Series> found) {
    Plot plot = Plot.of(title, x, y, new Line("expected", expected));
    for (Map.Entry<String, Series> entry : found.entrySet()) {
      plot = plot.with(new Points(entry.getKey(), entry.getValue()));
    }
    return plot;
  }

  /**
   * Shares against what was varied.
   *
   * @param shares 0 to 1, by name in order; drawn in percent
   */
  public static Plot sweep(String title, Axis x, String label, Map<String, Series> shares) {
    Plot plot = Plot.of(title, x, Axis.linear(label, "%").between(0, 100));
    for (Map.Entry<String, Series> entry : shares.entrySet()) {
      Series share = entry.getValue();
      double[] at = new double[share.size()];
      double[] percent = new double[share.size()];
      for (int i = 0; i < at.length; i++) {
        at[i] = share.x(i);
        percent[i] = 100 * share.y(i);
      }
      Series drawn = Series.of(at, percent);
      plot = plot.with(new Line(entry.getKey(), drawn), new Points(entry.getKey(), drawn));
    }
    return plot;
  }

  /** Signals of golden model and Verilog over some clocks; where they differ, both. */
  public static Plot waves(String title, long firstClock, List<Lane> lanes) {
    return Plot.of(
        title, Axis.whole("clock"), Axis.whole("signal"), new Waves("", firstClock, lanes));
  }

  private static Axis steps(int count) {
    return STEP.between(0, Math.max(1, count));
  }
}
