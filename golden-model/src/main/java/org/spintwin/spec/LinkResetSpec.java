// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** Resets of a linked chip: see {@code docs/link.md}, "link_reset". */
public final class LinkResetSpec {
  public static final BlockSpec BLOCK =
      new BlockSpec(
          "link_reset",
          "Resets the link at power-up and with a button, and the chip with every new session too.",
          List.of(
              new Parameter(
                  "RESET_CLOCKS",
                  255,
                  1,
                  65535,
                  "clocks of reset after power-up and after the button")),
          List.of(
              new Derived("COUNT_BITS", Expr.of("clog2(RESET_CLOCKS + 1)"), "bits of the count")),
          List.of(),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input("reset_ni", "1", "button, active low, asynchronous"),
              Port.input("opened_i", "1", "a new session was opened"),
              Port.output("rst_no", "1", "reset of the link, active low"),
              Port.output("chip_rst_no", "1", "reset of the chip, active low")),
          List.of(
              State.unsigned("button_q", "2", "1", "the button, synchronised: element 1 is used"),
              State.unsigned("count_q", "1", "COUNT_BITS", "clocks since the button was released"),
              State.unsigned("held_q", "1", "2", "clocks since the chip's reset was asked for")),
          List.of());

  private LinkResetSpec() {}
}
