// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Round values to label on an axis.
 *
 * @param exponent labels are to be multiplied by this power of ten
 */
record Ticks(List<Tick> ticks, int exponent) {
  record Tick(double value, String label) {}

  /** Numbers from this power of ten on, or up to {@link #SMALL}, are given with an exponent. */
  private static final int LARGE = 6;

  private static final int SMALL = -3;

  /**
   * @param most how many ticks at most, more or less
   * @param scaled whether an exponent may be used
   */
  static Ticks of(Range range, Axis.Scale scale, int most, boolean scaled) {
    return scale == Axis.Scale.LOG
        ? new Ticks(logarithmic(range, most), 0)
        : linear(range, scale, most, scaled);
  }

  private static Ticks linear(Range range, Axis.Scale scale, int most, boolean scaled) {
    BigDecimal step = step((range.high() - range.low()) / most);
    if (scale == Axis.Scale.WHOLE) {
      step = step.max(BigDecimal.ONE);
    }
    double largest = Math.max(Math.abs(range.low()), Math.abs(range.high()));
    int magnitude = magnitude(largest);
    boolean extreme = magnitude >= LARGE || magnitude <= SMALL;
    int exponent = scaled && extreme ? Math.floorDiv(magnitude, 3) * 3 : 0;
    long first = BigDecimal.valueOf(range.low()).divide(step, 0, RoundingMode.CEILING).longValue();
    long last = BigDecimal.valueOf(range.high()).divide(step, 0, RoundingMode.FLOOR).longValue();
    List<Tick> ticks = new ArrayList<>();
    for (long i = first; i <= last; i++) {
      BigDecimal value = step.multiply(BigDecimal.valueOf(i));
      int decimals = Math.max(0, step.stripTrailingZeros().scale() + exponent);
      String label =
          value
              .scaleByPowerOfTen(-exponent)
              .setScale(decimals, RoundingMode.HALF_UP)
              .toPlainString();
      ticks.add(new Tick(value.doubleValue(), label.replace('-', '−')));
    }
    return new Ticks(ticks, exponent);
  }

  /** The least of 1, 2 and 5 times a power of ten that is not below. */
  private static BigDecimal step(double least) {
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(magnitude(least));
    for (int factor : new int[] {1, 2, 5}) {
      BigDecimal step = power.multiply(BigDecimal.valueOf(factor));
      if (step.doubleValue() >= least) {
        return step;
      }
    }
    return power.scaleByPowerOfTen(1);
  }

  /** The power of ten of the leading digit. */
  private static int magnitude(double value) {
    if (value == 0) {
      return 0;
    }
    BigDecimal exact = new BigDecimal(value);
    return exact.precision() - exact.scale() - 1;
  }

  private static List<Tick> logarithmic(Range range, int most) {
    int first = magnitude(range.low());
    int last = magnitude(range.high());
    int every = Math.max(1, (last - first + most - 1) / most);
    double decades = StrictMath.log10(range.high() / range.low());
    int[] factors = 3 * decades <= most ? new int[] {1, 2, 5} : new int[] {1};
    List<Tick> ticks = new ArrayList<>();
    for (int power = first; power <= last; power++) {
      for (int factor : factors) {
        double value = BigDecimal.valueOf(factor).scaleByPowerOfTen(power).doubleValue();
        boolean shown = value >= range.low() && value <= range.high();
        if (shown && Math.floorMod(power, every) == 0) {
          ticks.add(new Tick(value, label(factor, power)));
        }
      }
    }
    return ticks;
  }

  private static String label(int factor, int power) {
    if (power >= SMALL && power <= -SMALL + 1) {
      return BigDecimal.valueOf(factor).scaleByPowerOfTen(power).toPlainString();
    }
    return (factor == 1 ? "" : factor + "·") + power(power);
  }

  /** A power of ten, with the exponent raised. */
  static String power(int exponent) {
    StringBuilder text = new StringBuilder("10");
    for (char c : Integer.toString(exponent).toCharArray()) {
      text.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
    }
    return text.toString();
  }
}
