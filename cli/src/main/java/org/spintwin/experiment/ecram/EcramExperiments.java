// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.ecram;

import java.util.List;
import org.spintwin.experiment.Experiment;

/** The published behaviours of the {@code ecram} chip. */
public final class EcramExperiments {
  /** What takes longest comes last. */
  public static final List<Experiment<EcramBench>> ALL =
      List.of(
          new PulseLinearity(),
          new SelectedCells(),
          new ColumnError(),
          new LastLayer(),
          new OnChipTraining());

  private EcramExperiments() {}
}
