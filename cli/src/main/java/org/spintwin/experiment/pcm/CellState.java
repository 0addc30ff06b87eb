// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.pcm;

import org.spintwin.golden.TsPcmSteps;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

/** All cells after a clock, as the Verilog has them. */
final class CellState {
  private static final String BLOCK = "u_ts_pcm_cell.";

  private final int cells;
  private final int words;
  private final Signal spikes;
  private final Signal conductances;
  private final Signal voltages;
  private final Signal excitabilities;
  private long[] records;
  private int base;

  CellState(RecordLayout compared) {
    words = compared.words();
    spikes = compared.signal(BLOCK + "spikes_o");
    conductances = compared.signal(BLOCK + "conductances_o");
    voltages = compared.signal(BLOCK + "voltage_q");
    excitabilities = compared.signal(BLOCK + "excitability_q");
    cells = spikes.elements();
  }

  /** Goes to a record. */
  void read(long[] allRecords, int clock) {
    records = allRecords;
    base = clock * words;
  }

  int cells() {
    return cells;
  }

  boolean spiked(int cell) {
    return spikes.get(records, base, cell) != 0;
  }

  int conductance(int cell) {
    return (int) conductances.get(records, base, cell);
  }

  int voltage(int cell) {
    return (int) voltages.get(records, base, cell);
  }

  int excitability(int cell) {
    return (int) excitabilities.get(records, base, cell);
  }

  /**
   * How a cell differs from the step-exact model.
   *
   * @return null where none does
   */
  String firstDifference(TsPcmSteps expected) {
    for (int n = 0; n < cells; n++) {
      if (spiked(n) != expected.spiked(n)
          || conductance(n) != expected.conductance(n)
          || voltage(n) != expected.voltage(n)
          || excitability(n) != expected.excitability(n)) {
        return ("cell %d has V %d, E %d, G %d, spike %b in the step-exact model,"
                + " V %d, E %d, G %d, spike %b in the Verilog")
            .formatted(
                n,
                expected.voltage(n),
                expected.excitability(n),
                expected.conductance(n),
                expected.spiked(n),
                voltage(n),
                excitability(n),
                conductance(n),
                spiked(n));
      }
    }
    return null;
  }
}
