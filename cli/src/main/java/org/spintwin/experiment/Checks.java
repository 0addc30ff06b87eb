// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.spintwin.report.Plot;
import org.spintwin.report.Verdict;

/** Comparisons of an experiment: counted, and the first that fails is kept in words. */
public final class Checks {
  /** What double precision itself may lose in an expectation, in level steps. */
  private static final double SLACK = 1e-6;

  private long made;
  private long failed;
  private String firstFailure;
  private double largest;
  private double allowedThere;
  private double greatest;

  /** Found must be expected, give or take. */
  public void near(double found, double expected, double tolerance, Supplier<String> what) {
    double deviation = Math.abs(found - expected);
    greatest = Math.max(greatest, Math.abs(expected));
    if (deviation > largest) {
      largest = deviation;
      allowedThere = tolerance;
    }
    boolean holds = deviation <= tolerance + SLACK * Math.max(1, Math.abs(expected));
    that(
        holds,
        () ->
            format(
                "%s is %.6g, expected %.6g within %.3g", what.get(), found, expected, tolerance));
  }

  /**
   * @param otherwise what is wrong where it does not hold
   */
  public void that(boolean holds, Supplier<String> otherwise) {
    made++;
    if (!holds) {
      failed++;
      firstFailure = firstFailure == null ? otherwise.get() : firstFailure;
    }
  }

  /** The largest deviation of {@link #near}, what was allowed there, and the largest value. */
  public String largestDeviation(String unit) {
    return format(
        "up to %.4g %s, at most %.3g off where rounding may be %.3g",
        greatest, unit, largest, allowedThere);
  }

  /**
   * @param finding told where all holds
   */
  public Outcome outcome(String finding, DataTable table, Plot... plots) {
    return firstFailure == null
        ? new Outcome(Verdict.Outcome.PASS, finding, table, List.of(plots))
        : new Outcome(
            Verdict.Outcome.FAIL,
            format("%s; %d of %d checks fail", firstFailure, failed, made),
            table,
            List.of(plots));
  }

  public static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
