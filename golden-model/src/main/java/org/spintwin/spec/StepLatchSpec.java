// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** The clock divider and the input latch: see {@code docs/blocks/step_latch.md}. */
public final class StepLatchSpec {
  public static final BlockSpec BLOCK =
      new BlockSpec(
          "step_latch",
          "Divides the clock into steps and latches the spikes that arrive during each.",
          MramLifParameters.pick("INPUTS", "DIVIDER_BITS"),
          List.of(),
          List.of(),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input("rst_ni", "1", "synchronous reset, active low"),
              Port.input("enable_i", "1", "steps advance while 1"),
              Port.input("divider_i", "DIVIDER_BITS", "clocks per step; 0 acts as 1"),
              Port.input("spikes_i", "INPUTS", "presynaptic spikes, any clock of the step"),
              Port.flags("spikes_o", "INPUTS", "spikes of the latched step"),
              Port.output("valid_o", "1", "one clock long: a step was latched")),
          List.of(
              State.unsigned("clocks_left_q", "1", "DIVIDER_BITS", "clocks left in this step"),
              State.unsigned("pending_q", "INPUTS", "1", "spikes gathered since the last step")),
          List.of());

  private StepLatchSpec() {}
}
