// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** What pulses do to the levels of a row: see {@code docs/chips/ecram.md}, "Update". */
public final class EcramUpdateSpec {
  public static final BlockSpec BLOCK =
      new BlockSpec(
          "ecram_update",
          "Moves the levels of a row where row and column are pulsed, and verifies them.",
          EcramParameters.pick(
              "NEURONS", "LEVELS", "NONLINEARITY", "NOISE", "HALF_SELECT", "LFSR_SEED"),
          List.of(
              new Derived("COLUMNS", Expr.of("NEURONS + 1"), "columns with the reference"),
              new Derived("LEVEL_BITS", Expr.of("clog2(LEVELS)"), "bits of a level"),
              new Derived(
                  "SLOPE",
                  Expr.of("NONLINEARITY*256/(LEVELS - 1)"),
                  "what a pulse loses per half level off the middle, 1/65536")),
          List.of(),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input("rst_ni", "1", "synchronous reset, active low"),
              Port.input("pulse_i", "1", "pulse the row that levels_i is of"),
              Port.input("row_i", "1", "with pulse_i: the row itself is pulsed"),
              Port.input("columns_i", "NEURONS", "with pulse_i: columns that are pulsed"),
              Port.input("up_i", "1", "with pulse_i: pulses go up, else down"),
              Port.input("correct_i", "1", "pulse the cells that are off their target once more"),
              Port.inputs("levels_i", "NEURONS + 1", "clog2(LEVELS)", "levels as they are read"),
              Port.input("host_i", "1", "write host_level_i into host_column_i"),
              Port.input("host_column_i", "clog2(NEURONS + 1)", "column, NEURONS the reference"),
              Port.input("host_level_i", "clog2(LEVELS)", "level to write"),
              Port.wire("write_o", "NEURONS + 1", "columns that are written"),
              Port.wire("levels_o", "(NEURONS + 1)*clog2(LEVELS)", "their new levels"),
              Port.wire("met_o", "1", "all cells pulsed last are at their targets")),
          List.of(
              State.unsigned("selected_q", "COLUMNS", "1", "cells pulsed last"),
              State.unsigned("target_q", "COLUMNS", "LEVEL_BITS", "levels they shall have")),
          List.of());

  private EcramUpdateSpec() {}
}
