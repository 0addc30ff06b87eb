// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

/**
 * One axis of a plot.
 *
 * @param label what it counts or measures
 * @param unit of its numbers; empty where they have none
 * @param scale how values are placed along it
 * @param low least value shown; NaN: as the marks need
 * @param high greatest value shown; NaN: as the marks need
 * @param reversed whether values grow to the left, or downwards
 */
public record Axis(
    String label, String unit, Scale scale, double low, double high, boolean reversed) {
  /** How values are placed along an axis. */
  public enum Scale {
    LINEAR,
    /** Logarithmic; all values must be positive. */
    LOG,
    /** Linear; ticks only at whole numbers, each in the middle of its cell of width 1. */
    WHOLE
  }

  public Axis {
    if (Double.isInfinite(low) || Double.isInfinite(high) || low >= high) {
      throw new IllegalArgumentException(label + ": an axis from " + low + " to " + high);
    }
    if (scale == Scale.LOG && low <= 0) {
      throw new IllegalArgumentException(label + ": a logarithmic axis from " + low);
    }
  }

  public static Axis linear(String label, String unit) {
    return new Axis(label, unit, Scale.LINEAR, Double.NaN, Double.NaN, false);
  }

  public static Axis log(String label, String unit) {
    return new Axis(label, unit, Scale.LOG, Double.NaN, Double.NaN, false);
  }

  /** Of numbered things: neurons, inputs, levels. */
  public static Axis whole(String label) {
    return new Axis(label, "", Scale.WHOLE, Double.NaN, Double.NaN, false);
  }

  /** The same axis, showing at least these values; NaN leaves an end as the marks need it. */
  public Axis between(double least, double greatest) {
    return new Axis(label, unit, scale, least, greatest, reversed);
  }

  /** The same axis the other way round. */
  public Axis downwards() {
    return new Axis(label, unit, scale, low, high, true);
  }

  /** Label and unit. */
  String text() {
    return unit.isEmpty() ? label : label + " [" + unit + "]";
  }
}
