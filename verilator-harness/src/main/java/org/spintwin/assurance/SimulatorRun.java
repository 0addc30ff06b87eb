// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import java.util.List;

/**
 * A simulator's run against the golden model.
 *
 * @param simulator and what of the chip it simulated, in a few words
 * @param clocks compared
 * @param differences from the golden model, as far as they were looked for
 * @param unknowns signals that were unknown where they must not be
 * @param undone why there was no run; empty where there was one
 */
record SimulatorRun(
    String simulator, long clocks, List<String> differences, List<String> unknowns, String undone) {
  static SimulatorRun undone(String simulator, String why) {
    return new SimulatorRun(simulator, 0, List.of(), List.of(), why);
  }

  boolean done() {
    return undone.isEmpty();
  }
}
