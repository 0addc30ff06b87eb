// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** A conductance array that adds up row by row: see {@code docs/blocks/row_array.md}. */
public final class RowArraySpec {
  /** Values of {@code CODES}. */
  public static final int UNSIGNED = 0;

  public static final int TWOS_COMPLEMENT = 1;
  public static final int SIGNS = 2;

  public static final BlockSpec BLOCK =
      new BlockSpec(
          "row_array",
          "Adds one input's value, weighted with its row of codes, to all columns' sums a clock.",
          List.of(
              new Parameter("INPUTS", 64, 1, 4096, "rows"),
              new Parameter("NEURONS", 16, 1, 4096, "columns"),
              new Parameter("CODE_BITS", 8, 1, 16, "bits of a code"),
              new Parameter("VALUE_BITS", 8, 1, 16, "bits of an input's value, unsigned"),
              new Parameter(
                  "CODES",
                  TWOS_COMPLEMENT,
                  0,
                  2,
                  "codes are 0: unsigned, 1: two's complement, 2: one bit, 0 for +1 and 1 for -1"),
              new Parameter(
                  "LOAD_IMAGE", 0, 0, 1, "1: memories are initialised from the image files")),
          List.of(
              new Derived(
                  "SUM_BITS",
                  Expr.of("CODE_BITS + VALUE_BITS + clog2(INPUTS) + 1"),
                  "bits of a sum, in which all rows at their largest fit")),
          List.of(
              new Rule(
                  "CODE_BITS_must_be_1_where_CODES_is_2",
                  Expr.of("(CODES < 2) + (CODE_BITS == 1) >= 1"),
                  "CODE_BITS must be 1 where CODES is 2"),
              new Rule(
                  "sum_width_must_be_at_most_32",
                  Expr.of("CODE_BITS + VALUE_BITS + clog2(INPUTS) + 1 <= 32"),
                  "CODE_BITS + VALUE_BITS + clog2(INPUTS) + 1 must be at most 32"),
              new Rule(
                  "NEURONS_times_sum_width_must_be_at_most_65536",
                  Expr.of("NEURONS*(CODE_BITS + VALUE_BITS + clog2(INPUTS) + 1) <= 65536"),
                  "NEURONS * (CODE_BITS + VALUE_BITS + clog2(INPUTS) + 1) must be at most 65536,"
                      + " the widest vector that every tool takes")),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input(
                  "rst_ni", "1", "synchronous reset, active low; the memory keeps its contents"),
              Port.input(
                  "row_i", "clog2(max(INPUTS, 2))", "row to read, add or write, below INPUTS"),
              Port.input("valid_i", "1", "add that row; ignored on a clock that writes"),
              Port.input("value_i", "VALUE_BITS", "value of its input, unsigned"),
              Port.input(
                  "clear_i",
                  "1",
                  "the sums start again: they become 0 an edge before a row of this clock is"
                      + " added"),
              Port.input("last_i", "1", "with valid_i: valid_o shall tell when it is added"),
              Port.input("write_i", "NEURONS", "write these columns of the row"),
              Port.input("write_codes_i", "NEURONS*CODE_BITS", "their codes, column 0 lowest"),
              Port.numbers("sums_o", "NEURONS", "SUM_BITS", "sums, two's complement"),
              Port.output("valid_o", "1", "one clock long: a row with last_i was added"),
              Port.wire(
                  "codes_o",
                  "NEURONS*CODE_BITS",
                  "codes of the row presented at the last clock that wrote nothing")),
          List.of(),
          List.of(
              Memory.of(
                  "code_q",
                  "INPUTS",
                  "NEURONS*CODE_BITS",
                  "codes, a row a word; column n is at bit n*CODE_BITS")));

  private RowArraySpec() {}
}
