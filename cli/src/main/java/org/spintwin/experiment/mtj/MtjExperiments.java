// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mtj;

import java.util.List;
import org.spintwin.experiment.Experiment;

/** The published behaviours of the {@code mtj-bnn} chip. */
public final class MtjExperiments {
  /** What takes longest comes last. */
  public static final List<Experiment<MtjBench>> ALL =
      List.of(
          new IrDrop(),
          new ColumnCurrents(),
          new WriteFidelity(),
          new ArrayAware(),
          new SolutionScatter());

  private MtjExperiments() {}
}
