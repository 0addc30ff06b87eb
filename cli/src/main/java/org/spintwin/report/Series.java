// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Finite pairs of numbers in order; never changes. */
public final class Series {
  private final double[] x;
  private final double[] y;

  private Series(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " values of x, " + y.length + " of y");
    }
    for (int i = 0; i < x.length; i++) {
      if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
        throw new IllegalArgumentException("point " + i + " is " + x[i] + ", " + y[i]);
      }
    }
    this.x = x;
    this.y = y;
  }

  /**
   * @throws IllegalArgumentException where the lengths differ, or a value is infinite or NaN
   */
  public static Series of(double[] x, double[] y) {
    return new Series(x.clone(), y.clone());
  }

  /** Values at steps 0, 1, 2 and so on. */
  public static Series of(double[] y) {
    return new Series(IntStream.range(0, y.length).asDoubleStream().toArray(), y.clone());
  }

  /** Values at steps 0, 1, 2 and so on. */
  public static Series of(int[] y) {
    return of(Arrays.stream(y).asDoubleStream().toArray());
  }

  /**
   * Events as pairs (step, row).
   *
   * @param steps rows with an event, of each step
   */
  public static Series events(List<BitSet> steps) {
    DoubleStream.Builder x = DoubleStream.builder();
    DoubleStream.Builder y = DoubleStream.builder();
    for (int step = 0; step < steps.size(); step++) {
      BitSet rows = steps.get(step);
      for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
        x.add(step);
        y.add(row);
      }
    }
    return new Series(x.build().toArray(), y.build().toArray());
  }

  public int size() {
    return x.length;
  }

  public double x(int i) {
    return x[i];
  }

  public double y(int i) {
    return y[i];
  }
}
