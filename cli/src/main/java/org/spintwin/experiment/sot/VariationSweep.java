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

/** {@code variation-sweep}: digits recognised against the spread of resistances and TMR. */
final class VariationSweep implements Experiment<SotBench> {
  private static final double[] TMRS = {2, 1};
  private static final double[] SIGMAS = {0.03, 0.05, 0.1, 0.2};

  /** Computed for such a network, [tmr][sigma]. */
  private static final double[][] EXPECTED = {
    {0.860, 0.857, 0.849, 0.827}, {0.856, 0.857, 0.837, 0.755}
  };

  private static final double ALLOWED = 0.02;

  @Override
  public String name() {
    return "variation-sweep";
  }

  @Override
  public String title() {
    return "Accuracy against spread and TMR";
  }

  @Override
  public String expectation() {
    return "Networks 784-16-10 trained as published read, in the mean, as many test images as was"
        + " computed for such networks at TMR 200 and 100 % and a spread of R of 3, 5, 10 and 20 %,"
        + " within 2 points.";
  }

  @Override
  public Outcome run(SotBench bench) {
    String objection = Sensitivity.objection(bench);
    if (objection != null) {
      return Outcome.notApplicable(objection);
    }
    var networks = new Sensitivity(bench);
    double ideal = networks.accuracy(TMRS[0], 0, 0).mean();
    Checks checks = new Checks();
    DataTable table = new DataTable("TMR", "sigma R", "accuracy computed", "accuracy");
    Map<String, Series> shares = new LinkedHashMap<>();
    for (int t = 0; t < TMRS.length; t++) {
      double tmr = TMRS[t];
      double[] percent = new double[SIGMAS.length];
      double[] found = new double[SIGMAS.length];
      for (int s = 0; s < SIGMAS.length; s++) {
        double sigma = SIGMAS[s];
        percent[s] = 100 * sigma;
        found[s] = networks.accuracy(tmr, sigma, 0).mean();
        table.add(tmr, sigma, EXPECTED[t][s], found[s]);
        checks.near(
            found[s],
            EXPECTED[t][s],
            ALLOWED,
            () -> Checks.format("TMR %.0f %%, sigma %.0f %%: accuracy", 100 * tmr, 100 * sigma));
      }
      String name = Checks.format("TMR %.0f %%", 100 * tmr);
      shares.put(name, Series.of(percent, found));
      shares.put(name + ", computed", Series.of(percent, EXPECTED[t]));
    }
    return checks.outcome(
        Checks.format("Without spread the networks read %.2f %% of the images.", 100 * ideal),
        table,
        Plots.sweep(title(), Axis.linear("sigma of R", "%"), "test images read right", shares));
  }
}
