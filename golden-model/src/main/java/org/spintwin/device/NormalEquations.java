// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

/**
 * Weighted linear least squares whose normal matrix is banded, solved by Cholesky factorization.
 */
final class NormalEquations {
  /**
   * An equation's coefficients, those that are not 0.
   *
   * @param first index of the unknown that the first coefficient belongs to
   */
  record Row(int first, double... coefficients) {
    double dot(double[] unknowns) {
      double sum = 0;
      for (int i = 0; i < coefficients.length; i++) {
        sum += coefficients[i] * unknowns[first + i];
      }
      return sum;
    }
  }

  /** [i][k]: before {@link #solve} entry (i, i - k) of the matrix, then of its factor. */
  private final double[][] lower;

  private final double[] right;

  /**
   * @param band largest distance of two unknowns in one equation
   */
  NormalEquations(int unknowns, int band) {
    lower = new double[unknowns][band + 1];
    right = new double[unknowns];
  }

  void add(Row row, double target, double weight) {
    double[] a = row.coefficients();
    for (int i = 0; i < a.length; i++) {
      right[row.first() + i] += weight * a[i] * target;
      for (int k = 0; k <= i; k++) {
        lower[row.first() + i][k] += weight * a[i] * a[i - k];
      }
    }
  }

  /** The unknowns; to be called once, before {@link #variance}. */
  double[] solve() {
    for (int i = 0; i < lower.length; i++) {
      for (int k = Math.min(i, lower[i].length - 1); k >= 0; k--) {
        int j = i - k;
        double sum = lower[i][k];
        for (int m = 1; k + m < lower[i].length && m <= j; m++) {
          sum -= lower[i][k + m] * lower[j][m];
        }
        lower[i][k] = k == 0 ? StrictMath.sqrt(sum) : sum / lower[j][0];
      }
    }
    double[] unknowns = forward(right);
    for (int i = unknowns.length - 1; i >= 0; i--) {
      unknowns[i] /= lower[i][0];
      for (int k = 1; k < lower[i].length && k <= i; k++) {
        unknowns[i - k] -= lower[i][k] * unknowns[i];
      }
    }
    return unknowns;
  }

  /** Variance of what a row adds up to, where targets have variance 1 / weight. */
  double variance(Row row) {
    double[] full = new double[right.length];
    System.arraycopy(row.coefficients(), 0, full, row.first(), row.coefficients().length);
    double sum = 0;
    for (double y : forward(full)) {
      sum += y * y;
    }
    return sum;
  }

  private double[] forward(double[] b) {
    double[] y = new double[b.length];
    for (int i = 0; i < y.length; i++) {
      double sum = b[i];
      for (int k = 1; k < lower[i].length && k <= i; k++) {
        sum -= lower[i][k] * y[i - k];
      }
      y[i] = sum / lower[i][0];
    }
    return y;
  }
}
