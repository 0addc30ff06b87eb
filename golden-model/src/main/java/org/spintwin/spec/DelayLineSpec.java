// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** Remembers a vector of bits for some steps: see {@code docs/blocks/delay_line.md}. */
public final class DelayLineSpec {
  public static final BlockSpec BLOCK =
      new BlockSpec(
          "delay_line",
          "Tells what a vector of bits was some steps ago, 0 before the first step of a sequence.",
          List.of(
              new Parameter("WIDTH", 8, 1, LifNetworkChip.WIDEST, "bits of the vector"),
              new Parameter("DELAY", 1, 1, LifNetworkChip.MOST_DELAY, "how many steps ago")),
          List.of(
              new Derived("PLACE_BITS", Expr.of("clog2(max(DELAY, 2))"), "bits of a step's place")),
          List.of(),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input(
                  "rst_ni", "1", "synchronous reset, active low; the memory keeps its contents"),
              Port.input("clear_i", "1", "a sequence begins: what came before it counts as 0"),
              Port.input("advance_i", "1", "a step ends: source_i is taken; not with clear_i"),
              Port.input("source_i", "WIDTH", "the vector in this step"),
              Port.output(
                  "delayed_o",
                  "WIDTH",
                  "the vector DELAY steps ago; settled two edges after the one with advance_i")),
          List.of(
              State.unsigned("place_q", "1", "PLACE_BITS", "place of the oldest vector"),
              State.unsigned("full_q", "1", "1", "DELAY steps were taken since the sequence began"),
              State.unsigned("shown_q", "1", "1", "the vector that was read last is of it")),
          List.of(
              Memory.working("line_q", "DELAY", "WIDTH", "the vectors of the last DELAY steps")));

  private DelayLineSpec() {}
}
