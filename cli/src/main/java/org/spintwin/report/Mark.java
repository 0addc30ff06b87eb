// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import java.util.Arrays;
import java.util.List;

/**
 * What a plot shows of some data, in the units of its axes. Marks of one name share a colour and a
 * line of the legend; those without a name have neither.
 */
public sealed interface Mark {
  /** For the legend; may be empty. */
  String name();

  /** Points joined by straight lines, x ascending. */
  record Line(String name, Series series) implements Mark {}

  /** Each value holds from its x to the next one's; x ascending. */
  record Steps(String name, Series series) implements Mark {}

  record Points(String name, Series series) implements Mark {}

  /** Everything between two lines that have the same x; x ascending. */
  record Band(String name, Series low, Series high) implements Mark {
    public Band {
      if (low.size() != high.size()) {
        throw new IllegalArgumentException(name + ": a band of unequal sides");
      }
      for (int i = 0; i < low.size(); i++) {
        if (low.x(i) != high.x(i) || low.y(i) > high.y(i)) {
          throw new IllegalArgumentException(name + ": a band crossed at point " + i);
        }
      }
    }
  }

  /** Bars from 0, or the lower edge where 0 is not shown, around each x. */
  record Bars(String name, Series series) implements Mark {}

  /** A tick for each pair (x, row), of the height of the row. */
  record Spikes(String name, Series series) implements Mark {}

  /** A horizontal line at a value, say a threshold. */
  record Rule(String name, double y) implements Mark {
    public Rule {
      if (!Double.isFinite(y)) {
        throw new IllegalArgumentException(name + ": a line at " + y);
      }
    }
  }

  /** The full height between two values of x. */
  record Interval(double from, double to) {
    public Interval {
      if (!Double.isFinite(from) || !Double.isFinite(to) || from > to) {
        throw new IllegalArgumentException("an interval from " + from + " to " + to);
      }
    }
  }

  /** Intervals of x in which something holds, say that a neuron is refractory. */
  record Shade(String name, List<Interval> intervals) implements Mark {
    public Shade {
      intervals = List.copyOf(intervals);
    }
  }

  /**
   * A coloured cell for each value; the name is that of the colour scale. Values below 0 and above
   * 0 have different colours, which deepen up to the largest magnitude.
   *
   * @param values [row][column], rows of equal length
   */
  record HeatMap(String name, double[][] values) implements Mark {
    public HeatMap {
      values = copy(values);
      for (double[] row : values) {
        if (row.length != values[0].length) {
          throw new IllegalArgumentException(name + ": rows of unequal length");
        }
        if (!Arrays.stream(row).allMatch(Double::isFinite)) {
          throw new IllegalArgumentException(name + ": a value is infinite or NaN");
        }
      }
    }

    @Override
    public double[][] values() {
      return copy(values);
    }

    private static double[][] copy(double[][] values) {
      return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    }
  }

  /**
   * Signals clock by clock, as a logic analyser shows them. A plot of waves has no other marks.
   *
   * @param firstClock number of the first clock
   */
  record Waves(String name, long firstClock, List<Lane> lanes) implements Mark {
    public Waves {
      lanes = List.copyOf(lanes);
      for (Lane lane : lanes) {
        if (lane.golden().size() != lanes.get(0).golden().size()) {
          throw new IllegalArgumentException(lane.signal() + ": lanes of unequal length");
        }
      }
    }

    /** Clocks shown. */
    public int clocks() {
      return lanes.isEmpty() ? 0 : lanes.get(0).golden().size();
    }
  }

  /**
   * One signal of {@link Waves}.
   *
   * @param bit whether its values are the levels 0 and 1, otherwise they are printed
   * @param golden a value for each clock
   * @param rtl the same of the Verilog; equal where the two agree
   */
  record Lane(String signal, boolean bit, List<String> golden, List<String> rtl) {
    public Lane {
      golden = List.copyOf(golden);
      rtl = List.copyOf(rtl);
      if (golden.size() != rtl.size()) {
        throw new IllegalArgumentException(signal + ": values of unequal length");
      }
    }

    /** Whether the two differ at a clock of the window. */
    public boolean differs(int clock) {
      return !golden.get(clock).equals(rtl.get(clock));
    }

    public boolean differs() {
      return !golden.equals(rtl);
    }
  }
}
