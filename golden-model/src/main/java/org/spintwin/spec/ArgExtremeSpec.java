// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** Which of several numbers is the smallest or largest: see {@code docs/blocks/arg_extreme.md}. */
public final class ArgExtremeSpec {
  public static final BlockSpec BLOCK =
      new BlockSpec(
          "arg_extreme",
          "Finds the smallest, or the largest, of several signed numbers.",
          List.of(
              new Parameter("NEURONS", 10, 1, 4096, "how many numbers"),
              new Parameter("NUMBER_BITS", 20, 1, 32, "bits of a number, two's complement"),
              new Parameter("LARGEST", 0, 0, 1, "0: the smallest number, 1: the largest")),
          List.of(
              new Derived(
                  "CLASS_BITS", Expr.of("clog2(max(NEURONS, 2))"), "bits of a number's place"),
              new Derived(
                  "LEAVES", Expr.of("pow2(clog2(NEURONS))"), "numbers in a full binary tree")),
          List.of(
              new Rule(
                  "NEURONS_times_NUMBER_BITS_must_be_at_most_65536",
                  Expr.of("NEURONS * NUMBER_BITS <= 65536"),
                  "NEURONS * NUMBER_BITS must be at most 65536, the widest vector that every tool takes")),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input("rst_ni", "1", "synchronous reset, active low"),
              Port.input("valid_i", "1", "numbers_i holds new numbers"),
              Port.input("numbers_i", "NEURONS * NUMBER_BITS", "the numbers, signed"),
              Port.output(
                  "class_o",
                  "CLASS_BITS",
                  "place of the smallest or largest number, of equal ones the lowest place"),
              Port.numbers("scores_o", "NEURONS", "NUMBER_BITS", "the numbers that class_o is of"),
              Port.output("valid_o", "1", "one clock long: class_o and scores_o are new")),
          List.of(),
          List.of());

  private ArgExtremeSpec() {}
}
