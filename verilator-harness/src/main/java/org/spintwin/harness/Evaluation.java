// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

/** How a rising clock edge is simulated. Both give the same record at every clock. */
public enum Evaluation {
  /** {@link #SINGLE} where the model allows it, else {@link #DOUBLE}. */
  BEST,
  /**
   * One evaluation per clock. Only for models whose every register is clocked by the rising edge of
   * {@code clk_i}: no latch, no asynchronous reset.
   */
  SINGLE,
  /** Clock low, evaluate, clock high, evaluate. */
  DOUBLE
}
