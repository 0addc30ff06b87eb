// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment;

import java.util.List;
import org.spintwin.report.Plot;
import org.spintwin.report.Verdict;

/**
 * What an experiment found.
 *
 * @param text the finding in words and figures; for an experiment that is not applicable the reason
 * @param table all that was measured; null where nothing was
 * @param plots the most telling first
 */
public record Outcome(Verdict.Outcome verdict, String text, DataTable table, List<Plot> plots) {
  public Outcome {
    plots = List.copyOf(plots);
  }

  public static Outcome fail(String text) {
    return new Outcome(Verdict.Outcome.FAIL, text, null, List.of());
  }

  public static Outcome notApplicable(String why) {
    return new Outcome(Verdict.Outcome.NOT_APPLICABLE, why, null, List.of());
  }
}
