// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import java.util.List;
import org.spintwin.experiment.UnequalModelsException;
import org.spintwin.spec.TwinImage;

/** Runs twins of at most 64 inputs and 64 neurons. */
interface Runner {
  /**
   * Runs episodes one after the other, each from a reset.
   *
   * @param episodes spikes of each step, input i in bit i
   * @return for each episode as many steps as it has
   * @throws UnequalModelsException when golden model and Verilog differ
   */
  List<StepRecord> run(TwinImage twin, List<long[]> episodes);
}
