// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.sot;

import java.util.List;
import org.spintwin.experiment.Experiment;

/** What was published of the SOT-MRAM perceptron. */
public final class SotExperiments {
  /** What takes longest comes last. */
  public static final List<Experiment<SotBench>> ALL =
      List.of(new ResultsPerSecond(), new VariationSweep(), new WriteErrorSweep(), new Accuracy());

  private SotExperiments() {}
}
