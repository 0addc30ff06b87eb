// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import java.util.List;
import org.spintwin.experiment.Experiment;

/** The published behaviours of the MRAM LIF chip. */
public final class MramExperiments {
  /** What takes longest comes last. */
  public static final List<Experiment<Bench>> ALL =
      List.of(
          new CurrentVsCode(),
          new PostsynapticPotential(false),
          new PostsynapticPotential(true),
          new TemporalSummation(),
          new SpatialSummation(),
          new EiCancellation(),
          new FiCurve(),
          new Refractory(),
          new LateralInhibition(),
          new WinnerTakeAll(),
          new FrequencyScaling(),
          new MismatchSweep());

  private MramExperiments() {}
}
