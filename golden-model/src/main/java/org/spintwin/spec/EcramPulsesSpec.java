// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** From scores and label to pulses: see {@code docs/chips/ecram.md}, "Pulses". */
public final class EcramPulsesSpec {
  public static final BlockSpec BLOCK =
      new BlockSpec(
          "ecram_pulses",
          "Turns errors into pulses on columns and values into pulses on rows, by chance.",
          EcramParameters.pick(
              "NEURONS",
              "VALUE_BITS",
              "SCORE_BITS",
              "MARGIN",
              "ERROR_SHIFT",
              "ERROR_BITS",
              "LFSR_SEED"),
          List.of(
              new Derived(
                  "CLASS_BITS", Expr.of("clog2(max(NEURONS, 2))"), "bits of a class's number"),
              new Derived(
                  "MISSING_BITS",
                  Expr.of("max(SCORE_BITS, 17) + 2"),
                  "bits of what is missing to the margin")),
          List.of(),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input("rst_ni", "1", "synchronous reset, active low"),
              Port.input("draw_column_i", "1", "draw for column_i"),
              Port.input("column_i", "clog2(max(NEURONS, 2))", "column, below NEURONS"),
              Port.input("label_i", "clog2(max(NEURONS, 2))", "class that the sample has"),
              Port.inputs("scores_i", "NEURONS", "SCORE_BITS", "scores of the sample, signed"),
              Port.input("draw_row_i", "1", "draw for a row"),
              Port.input("value_i", "VALUE_BITS", "its value"),
              Port.input("up_i", "1", "pulses go up: to the column of the label; else down"),
              Port.wire("columns_o", "NEURONS", "columns that are pulsed in that direction"),
              Port.wire("some_o", "1", "at least one of them"),
              Port.wire("row_o", "1", "whether the row of value_i is pulsed")),
          List.of(
              State.unsigned("columns_q", "NEURONS", "1", "columns drawn, the last one highest"),
              State.unsigned("lfsr_q", "1", "32", "random numbers")),
          List.of());

  private EcramPulsesSpec() {}
}
