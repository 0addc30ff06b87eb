// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import java.util.function.DoubleUnaryOperator;

/** The first four raw moments of a random number: E[x], E[x^2], E[x^3], E[x^4]. */
record Moments(double first, double second, double third, double fourth) {
  private static final int INTERVALS = 640;
  private static final double TAIL = 8;

  static Moments constant(double x) {
    return new Moments(x, x * x, x * x * x, x * x * x * x);
  }

  static Moments normal(double mean, double sigma) {
    double m = mean;
    double v = sigma * sigma;
    return new Moments(
        m, m * m + v, m * m * m + 3 * m * v, m * m * m * m + 6 * m * m * v + 3 * v * v);
  }

  /** Of exp(-sigma z), z standard normal. */
  static Moments lognormal(double sigma) {
    double v = sigma * sigma;
    return new Moments(
        StrictMath.exp(v / 2),
        StrictMath.exp(2 * v),
        StrictMath.exp(4.5 * v),
        StrictMath.exp(8 * v));
  }

  /** Of f(z), z standard normal, by the trapezoid rule, which is exact to rounding here. */
  static Moments ofNormal(DoubleUnaryOperator f) {
    double[] sums = new double[4];
    double total = 0;
    for (int i = 0; i <= INTERVALS; i++) {
      double z = TAIL * (2.0 * i / INTERVALS - 1);
      double weight = StrictMath.exp(-z * z / 2);
      double x = f.applyAsDouble(z);
      double power = 1;
      total += weight;
      for (int k = 0; k < sums.length; k++) {
        power *= x;
        sums[k] += weight * power;
      }
    }
    return new Moments(sums[0] / total, sums[1] / total, sums[2] / total, sums[3] / total);
  }

  /** Of the product with an independent number. */
  Moments times(Moments other) {
    return new Moments(
        first * other.first, second * other.second, third * other.third, fourth * other.fourth);
  }

  Moments times(double factor) {
    return times(constant(factor));
  }

  /** Of a number that is another one with a probability. */
  Moments orElse(Moments other, double probability) {
    double p = probability;
    return new Moments(
        (1 - p) * first + p * other.first,
        (1 - p) * second + p * other.second,
        (1 - p) * third + p * other.third,
        (1 - p) * fourth + p * other.fourth);
  }

  /** Of the sum with an independent number. */
  Moments plus(Moments other) {
    return new Moments(
        first + other.first,
        second + 2 * first * other.first + other.second,
        third + 3 * second * other.first + 3 * first * other.second + other.third,
        fourth
            + 4 * third * other.first
            + 6 * second * other.second
            + 4 * first * other.third
            + other.fourth);
  }

  double variance() {
    return Math.max(0, second - first * first);
  }

  double deviation() {
    return StrictMath.sqrt(variance());
  }

  /** How much the variance of n draws varies, as a standard deviation. */
  double varianceError(double n) {
    double m = first;
    double central = fourth - 4 * m * third + 6 * m * m * second - 3 * m * m * m * m;
    double v = variance();
    return StrictMath.sqrt(Math.max(0, central - v * v) / n);
  }
}
