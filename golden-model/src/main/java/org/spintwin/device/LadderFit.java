// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import java.util.Arrays;
import java.util.List;
import org.spintwin.device.NormalEquations.Row;
import org.spintwin.spec.Measurement;

/**
 * The measurements of one synapse and what was fitted to them. First a fit of least absolute
 * deviations, which outliers hardly move, tells the outliers; then a least-squares fit of the
 * others takes their values.
 */
final class LadderFit {
  /** Of the structure in the robust fit: two doubtful steps cost more than one doubtful current. */
  private static final double STRUCTURE = 0.75;

  /** Of the structure in the least-squares fit: it decides only what no measurement does. */
  private static final double FAINT = 1e-6;

  /** Part of the structure's variance from which on measurements do not decide. */
  private static final double UNDECIDED = 0.01;

  /** Deviations below this, in steps, count as squares: it makes the absolute value smooth. */
  private static final double SMOOTH = 0.02;

  private static final int ROUNDS = 20;

  /** Least part of a measurement's variance that others must leave for it to be tested. */
  private static final double TESTABLE = 0.02;

  private final LadderModel model;
  private final List<Measurement> measured;
  private final double[] steps;
  private final boolean[] outlier;
  private double[] solution;
  private NormalEquations equations;

  /**
   * @param step ampere
   */
  LadderFit(LadderModel model, List<Measurement> measured, double step) {
    this.model = model;
    this.measured = measured;
    steps = measured.stream().mapToDouble(m -> m.ampere() / step).toArray();
    outlier = new boolean[steps.length];
  }

  /**
   * Fits least absolute deviations of measurements and structure by iterated weights.
   *
   * @param expected value of each part of the structure
   */
  void fitRobustly(double[] expected) {
    equations = model.equations();
    addStructure(expected, 1);
    solution = equations.solve();
    for (int round = 0; round < ROUNDS; round++) {
      equations = model.equations();
      for (int i = 0; i < steps.length; i++) {
        equations.add(row(i), steps[i], 1 / Math.max(SMOOTH, Math.abs(residual(i))));
      }
      for (int part = 0; part < expected.length; part++) {
        Row row = model.parts().get(part);
        double off = Math.abs(expected[part] - row.dot(solution));
        equations.add(row, expected[part], STRUCTURE / Math.max(SMOOTH, off));
      }
      solution = equations.solve();
    }
  }

  /** Fits least squares of the measurements that are no outliers. */
  void fitSquares(double[] expected) {
    equations = model.equations();
    for (int i = 0; i < steps.length; i++) {
      if (!outlier[i]) {
        equations.add(row(i), steps[i], 1);
      }
    }
    addStructure(expected, FAINT);
    solution = equations.solve();
  }

  /** Magnitudes of residuals without those that the fit makes 0, as many as it has unknowns. */
  double[] robustResiduals() {
    double[] sorted = new double[steps.length];
    Arrays.setAll(sorted, i -> Math.abs(residual(i)));
    Arrays.sort(sorted);
    int fitted = model.parts().size();
    return sorted.length > fitted ? Arrays.copyOfRange(sorted, fitted, sorted.length) : sorted;
  }

  /** Calls those measurements outliers that are further than a limit from the fit. */
  void markOutliers(double limit) {
    for (int i = 0; i < steps.length; i++) {
      outlier[i] = Math.abs(residual(i)) > limit;
    }
  }

  /**
   * Residual over the factor that the fit gives to its standard deviation; NaN where the others do
   * not say what it should be.
   */
  double[] studentized() {
    double[] result = new double[steps.length];
    for (int i = 0; i < steps.length; i++) {
      double leverage = equations.variance(row(i));
      double left = outlier[i] ? 1 + leverage : 1 - leverage;
      boolean told = outlier[i] ? leverage < 1 : left > TESTABLE;
      result[i] = told ? Math.abs(residual(i)) / StrictMath.sqrt(left) : Double.NaN;
    }
    return result;
  }

  /** Tests again those that {@link #studentized} tells; true where one changed sides. */
  boolean retest(double[] studentized, double limit) {
    boolean changed = false;
    for (int i = 0; i < steps.length; i++) {
      if (!Double.isNaN(studentized[i]) && outlier[i] != studentized[i] > limit) {
        outlier[i] = !outlier[i];
        changed = true;
      }
    }
    return changed;
  }

  boolean isOutlier(int measurement) {
    return outlier[measurement];
  }

  List<Measurement> measured() {
    return measured;
  }

  /** Fitted value of a part of the structure. */
  double part(int part) {
    return model.parts().get(part).dot(solution);
  }

  /** Standard deviation of {@link #part}, where that of a measurement is 1. */
  double uncertainty(int part) {
    return StrictMath.sqrt(equations.variance(model.parts().get(part)));
  }

  /** Whether the measurements of this synapse determine a part. */
  boolean determines(int part) {
    return FAINT * equations.variance(model.parts().get(part)) < UNDECIDED;
  }

  /** Currents of all levels, in nominal steps. */
  double[] ladder() {
    double[] weights = new double[model.levels().size()];
    Arrays.fill(weights, FAINT);
    for (int i = 0; i < steps.length; i++) {
      weights[measured.get(i).level()] += outlier[i] ? 0 : 1;
    }
    return model.ladder(solution, weights);
  }

  private void addStructure(double[] expected, double weight) {
    for (int part = 0; part < expected.length; part++) {
      equations.add(model.parts().get(part), expected[part], weight);
    }
  }

  private Row row(int i) {
    return model.levels().get(measured.get(i).level());
  }

  private double residual(int i) {
    return steps[i] - row(i).dot(solution);
  }
}
