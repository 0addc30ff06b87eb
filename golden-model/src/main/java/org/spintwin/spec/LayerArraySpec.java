// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** The codes of a layer and their sums: see {@code docs/blocks/layer_array.md}. */
public final class LayerArraySpec {
  /** Clocks from the edge that takes a column to the one after which it is in the sums. */
  public static final int LATENCY = 2;

  public static final BlockSpec BLOCK =
      new BlockSpec(
          "layer_array",
          "Adds a column's value, weighted with the codes of a group of neurons, to their sums a"
              + " clock.",
          LayerParameters.pick(
              "NEURONS", "LANES", "COLUMNS", "VALUE_BITS", "CODE_BITS", "LOAD_IMAGE"),
          List.of(
              LayerParameters.GROUPS,
              new Derived("CODE_WORDS", Expr.of("GROUPS*COLUMNS"), "words of code_q"),
              new Derived(
                  "SUM_BITS",
                  Expr.of("CODE_BITS + VALUE_BITS + clog2(COLUMNS)"),
                  "bits of a sum, in which all columns at their largest fit")),
          List.of(
              LayerParameters.LANES_EXIST,
              new Rule(
                  "SUM_BITS_must_be_at_most_56",
                  Expr.of("SUM_BITS <= 56"),
                  "CODE_BITS + VALUE_BITS + clog2(COLUMNS) must be at most 56"),
              LayerParameters.narrow("LANES_times_SUM_BITS", "LANES*SUM_BITS")),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input(
                  "rst_ni", "1", "synchronous reset, active low; the memory keeps its contents"),
              Port.input("valid_i", "1", "a column is presented"),
              Port.input(
                  "address_i",
                  "clog2(max(CODE_WORDS, 2))",
                  "group * COLUMNS + column, below CODE_WORDS"),
              Port.input("value_i", "VALUE_BITS", "value of the column"),
              Port.input("first_i", "1", "it is the first of its group: the sums start again"),
              Port.input("last_i", "1", "it is the last of its group"),
              Port.numbers("sums_o", "LANES", "SUM_BITS", "sums of the lanes"),
              Port.output("valid_o", "1", "one clock long: the sums of a group are complete")),
          List.of(),
          List.of(
              Memory.of(
                  "code_q",
                  "CODE_WORDS",
                  "LANES*CODE_BITS",
                  "codes, a group's column a word; lane l is at bit l*CODE_BITS")));

  private LayerArraySpec() {}
}
