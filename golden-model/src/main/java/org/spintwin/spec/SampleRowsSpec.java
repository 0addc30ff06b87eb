// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/**
 * Drives an array's rows with a sample that comes in turn: see {@code docs/blocks/sample_rows.md}.
 */
public final class SampleRowsSpec {
  public static final BlockSpec BLOCK =
      new BlockSpec(
          "sample_rows",
          "Drives the rows of an array with the numbers of a sample as they come, then the bias.",
          List.of(
              new Parameter("INPUTS", 784, 1, 4095, "numbers of a sample"),
              new Parameter("VALUE_BITS", 8, 1, 16, "bits of a number, unsigned")),
          List.of(
              new Derived("ROW_BITS", Expr.of("clog2(INPUTS + 1)"), "bits of a row's number"),
              new Derived("COUNT_BITS", Expr.of("clog2(INPUTS + 2)"), "bits of the count")),
          List.of(),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input("rst_ni", "1", "synchronous reset, active low"),
              Port.input(
                  "valid_i", "1", "value_i holds the next number; ignored while ready_o is 0"),
              Port.input("value_i", "VALUE_BITS", "number of the sample, unsigned, number 0 first"),
              Port.input("done_i", "1", "the result is there: the next sample may come"),
              Port.output("ready_o", "1", "a number can be taken"),
              Port.output("row_o", "ROW_BITS", "row that is driven"),
              Port.output("row_valid_o", "1", "a row is driven"),
              Port.output("row_value_o", "VALUE_BITS", "what it is driven with, unsigned"),
              Port.output("clear_o", "1", "it is the first of a sample"),
              Port.output("last_o", "1", "it is the last, the bias")),
          List.of(
              State.unsigned(
                  "count_q",
                  "1",
                  "COUNT_BITS",
                  "rows driven of this sample; INPUTS + 1 while its result is awaited")),
          List.of());

  private SampleRowsSpec() {}
}
