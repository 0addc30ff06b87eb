// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.sot;

import java.util.LinkedHashMap;
import java.util.Map;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.report.Axis;
import org.spintwin.report.Plots;
import org.spintwin.report.Series;

/** {@code write-error-sweep}: digits recognised against errors of writes. */
final class WriteErrorSweep implements Experiment<SotBench> {
  private static final double[] ERRORS = {0.001, 0.01, 0.02, 0.05, 0.1};

  /** Computed for such a network. */
  private static final double[] EXPECTED = {0.865, 0.830, 0.832, 0.754, 0.685};

  private static final double ALLOWED = 0.02;

  /** With more errors networks differ so much that the mean of few is held to nothing. */
  private static final double MOST_HELD = 0.05;

  @Override
  public String name() {
    return "write-error-sweep";
  }

  @Override
  public String title() {
    return "Accuracy against write errors";
  }

  @Override
  public String expectation() {
    return "Networks 784-16-10 trained as published read, in the mean, as many test images as was"
        + " computed for such networks at write errors of 0.1, 1, 2 and 5 %, within 2 points; what"
        + " was computed at 10 % lies within the range of single networks, no more.";
  }

  @Override
  public Outcome run(SotBench bench) {
    String objection = Sensitivity.objection(bench);
    if (objection != null) {
      return Outcome.notApplicable(objection);
    }
    var networks = new Sensitivity(bench);
    double tmr = bench.chip().device().tmr();
    double ideal = networks.accuracy(tmr, 0, 0).mean();
    Checks checks = new Checks();
    DataTable table =
        new DataTable("write error", "accuracy computed", "accuracy", "least", "most");
    String beyond = "";
    double[] percent = new double[ERRORS.length];
    double[] found = new double[ERRORS.length];
    for (int e = 0; e < ERRORS.length; e++) {
      double error = ERRORS[e];
      percent[e] = 100 * error;
      Sensitivity.Found at = networks.accuracy(tmr, 0, error);
      found[e] = at.mean();
      double expected = EXPECTED[e];
      table.add(error, expected, at.mean(), at.least(), at.most());
      String where = Checks.format("write error %.1f %%", 100 * error);
      if (error <= MOST_HELD) {
        checks.near(at.mean(), expected, ALLOWED, () -> where + ": accuracy");
      } else {
        checks.that(
            expected >= at.least() && expected <= at.most(),
            () ->
                Checks.format(
                    "%s: accuracy of single networks is %.4f to %.4f, computed %.4f",
                    where, at.least(), at.most(), expected));
        beyond =
            Checks.format(
                " At a %s the mean is %.1f points off.", where, 100 * (at.mean() - expected));
      }
    }
    Map<String, Series> shares = new LinkedHashMap<>();
    shares.put("twin", Series.of(percent, found));
    shares.put("computed", Series.of(percent, EXPECTED));
    return checks.outcome(
        Checks.format("Without errors the networks read %.2f %% of the images.", 100 * ideal)
            + beyond,
        table,
        Plots.sweep(title(), Axis.linear("write error", "%"), "test images read right", shares));
  }
}
