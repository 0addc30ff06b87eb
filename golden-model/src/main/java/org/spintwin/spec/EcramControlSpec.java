// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** The order of reading and training: see {@code docs/chips/ecram.md}, "Control". */
public final class EcramControlSpec {
  public static final BlockSpec BLOCK =
      new BlockSpec(
          "ecram_control",
          "Takes a sample, reads all tiles and, to train, pulses row after row.",
          EcramParameters.pick(
              "INPUTS",
              "NEURONS",
              "TILE_ROWS",
              "VALUE_BITS",
              "LEVELS",
              "TILES",
              "PULSES",
              "VERIFY",
              "HALF_SELECT"),
          List.of(
              new Derived("ROW_BITS", Expr.of("clog2(max(INPUTS, 2))"), "bits of a row's number"),
              new Derived(
                  "TILE_ROW_BITS",
                  Expr.of("clog2(max(TILE_ROWS, 2))"),
                  "bits of a row's number within a tile"),
              new Derived("TILE_BITS", Expr.of("clog2(max(TILES, 2))"), "bits of a tile's number"),
              new Derived(
                  "CLASS_BITS", Expr.of("clog2(max(NEURONS, 2))"), "bits of a class's number"),
              new Derived(
                  "SLOT_BITS", Expr.of("clog2(max(PULSES, 2))"), "bits of a pulse's number"),
              new Derived(
                  "TRY_BITS",
                  Expr.of("clog2(max(VERIFY + 1, 2))"),
                  "bits of the number of corrections")),
          List.of(
              new Rule(
                  "TILES_must_be_INPUTS_over_TILE_ROWS",
                  Expr.of("TILES == (INPUTS + TILE_ROWS - 1)/TILE_ROWS"),
                  "TILES must be INPUTS / TILE_ROWS, rounded up")),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input("rst_ni", "1", "synchronous reset, active low"),
              Port.input("valid_i", "1", "a sample is given; ignored while ready_o is 0"),
              Port.inputs("values_i", "INPUTS", "VALUE_BITS", "its values, unsigned"),
              Port.input("label_i", "clog2(max(NEURONS, 2))", "its class; to train only"),
              Port.input("train_i", "1", "1: train with it, after its result"),
              Port.input("write_valid_i", "1", "write a cell; ignored while ready_o is 0"),
              Port.input("write_row_i", "clog2(max(INPUTS, 2))", "its row"),
              Port.input("write_column_i", "clog2(NEURONS + 1)", "its column"),
              Port.input("write_data_i", "clog2(LEVELS)", "its level"),
              Port.input("done_i", "1", "the tile is in the scores"),
              Port.input("some_i", "1", "columns are pulsed in this direction"),
              Port.input("row_pulse_i", "1", "the row is pulsed"),
              Port.input("met_i", "1", "the cells of the row are at their targets"),
              Port.output("ready_o", "1", "a sample, or a level, is taken"),
              Port.wire("host_o", "1", "a level is written"),
              Port.wire("row_o", "clog2(max(INPUTS, 2))", "row of the array"),
              Port.wire("value_o", "VALUE_BITS", "its value"),
              Port.wire("add_o", "1", "add the row"),
              Port.wire("clear_o", "1", "it is the first of a tile"),
              Port.wire("last_o", "1", "it is the last of a tile"),
              Port.wire("tile_o", "clog2(max(TILES, 2))", "tile"),
              Port.wire("result_o", "1", "the scores are complete"),
              Port.wire("label_o", "clog2(max(NEURONS, 2))", "class of the sample"),
              Port.wire("draw_column_o", "1", "draw for column_o"),
              Port.wire("column_o", "clog2(max(NEURONS, 2))", "column"),
              Port.wire("draw_row_o", "1", "draw for the row"),
              Port.wire("up_o", "1", "pulses go up"),
              Port.wire("pulse_o", "1", "pulse the row"),
              Port.wire("pulse_row_o", "1", "with pulse_o: the row is pulsed, not columns only"),
              Port.wire("correct_o", "1", "correct the row")),
          List.of(
              State.unsigned(
                  "state_q",
                  "1",
                  "3",
                  "0 idle, 1 read, 2 convert, 3 columns, 4 rows, 5 pulse, 6 check, 7 verify"),
              State.unsigned("row_q", "1", "ROW_BITS", "row"),
              State.unsigned("tile_row_q", "1", "TILE_ROW_BITS", "row within its tile"),
              State.unsigned("tile_q", "1", "TILE_BITS", "tile"),
              State.unsigned("label_q", "1", "CLASS_BITS", "class of the sample"),
              State.unsigned("train_q", "1", "1", "the sample is to train with"),
              State.unsigned("column_q", "1", "CLASS_BITS", "column drawn for"),
              State.unsigned("up_q", "1", "1", "pulses go up"),
              State.unsigned("slot_q", "1", "SLOT_BITS", "pulses of the train that are done"),
              State.unsigned("pulse_row_q", "1", "1", "the row is pulsed"),
              State.unsigned("tries_q", "1", "TRY_BITS", "corrections of the row")),
          List.of());

  private EcramControlSpec() {}
}
