// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/**
 * Drives an array's rows with a layer's answers in turn: see {@code docs/blocks/answer_rows.md}.
 */
public final class AnswerRowsSpec {
  public static final BlockSpec BLOCK =
      new BlockSpec(
          "answer_rows",
          "Drives the rows of an array with the answers of the layer before in turn, then the bias.",
          List.of(
              new Parameter("NEURONS", 16, 1, 4095, "answers"),
              new Parameter("VALUE_BITS", 8, 1, 16, "bits of an answer, unsigned")),
          List.of(new Derived("ROW_BITS", Expr.of("clog2(NEURONS + 1)"), "bits of a row's number")),
          List.of(),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input("rst_ni", "1", "synchronous reset, active low"),
              Port.input("valid_i", "1", "the answers are new; ignored while rows are driven"),
              Port.input(
                  "values_i",
                  "NEURONS * VALUE_BITS",
                  "answers, unsigned, as long as rows are driven"),
              Port.output("row_o", "ROW_BITS", "row that is driven"),
              Port.output("row_valid_o", "1", "a row is driven"),
              Port.output("row_value_o", "VALUE_BITS", "what it is driven with, unsigned"),
              Port.output("clear_o", "1", "it is the first"),
              Port.output("last_o", "1", "it is the last, the bias")),
          List.of(
              State.unsigned("running_q", "1", "1", "rows are being driven"),
              State.unsigned("count_q", "1", "ROW_BITS", "row that is driven next")),
          List.of());

  private AnswerRowsSpec() {}
}
