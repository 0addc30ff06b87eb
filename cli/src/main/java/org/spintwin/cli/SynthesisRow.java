// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import org.spintwin.board.FpgaDevice;
import org.spintwin.harness.SustainedLoad;
import org.spintwin.harness.Synthesis;
import org.spintwin.harness.Synthesis.Cells;
import org.spintwin.harness.Synthesis.Placement;

/** A configuration whose size and speed {@code bench --synth} measures. */
interface SynthesisRow {
  /** As options and JSON say it. */
  String key();

  String title();

  /** What the configuration has not, or how it was measured, in a sentence. */
  String remark();

  FpgaDevice device();

  /** The best published figures that were found with the same tools. */
  Published published();

  Measured measure(Synthesis synthesis);

  /**
   * Another design, synthesized and placed by the same tools.
   *
   * @param operationsPerClock synaptic operations; 0 where the design is a neuron without synapses
   */
  record Published(String name, int luts, double operationsPerClock, double megahertz) {
    /** Synaptic operations per second and look-up table. */
    double efficiency() {
      return operationsPerClock * megahertz * 1e6 / luts;
    }
  }

  /**
   * What was found.
   *
   * @param load null for a neuron without synapses
   */
  record Measured(Cells cells, Placement placement, SustainedLoad load) {
    double operationsPerClock() {
      return load == null ? 0 : load.operationsPerClock();
    }

    /** Synaptic operations per second and look-up table. */
    double efficiency() {
      return operationsPerClock() * placement.megahertz() * 1e6 / cells.luts();
    }
  }
}
