// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;
import java.util.Map;

/** The ECRAM chip: how its blocks are wired. Its behaviour is in {@code docs/chips/ecram.md}. */
public final class EcramSpec {
  /** Bits that a sum may have. */
  public static final int MOST_SUM_BITS = 32;

  /** Bits of the widest vector that every tool takes. */
  public static final int WIDEST = 65536;

  private static final BlockSpec BLOCK =
      new BlockSpec(
          "ecram",
          "Twin of a multi-bit ECRAM system that infers and trains: tiles, readout, pulse updates.",
          EcramParameters.pick(
              "INPUTS",
              "NEURONS",
              "TILE_ROWS",
              "VALUE_BITS",
              "LEVELS",
              "CONVERTER_BITS",
              "GAIN_BITS",
              "GAIN_SHIFT",
              "MARGIN",
              "ERROR_SHIFT",
              "ERROR_BITS",
              "PULSES",
              "VERIFY",
              "NONLINEARITY",
              "NOISE",
              "HALF_SELECT",
              "LFSR_SEED",
              "SPEC_DIGEST",
              "LOAD_IMAGE"),
          List.of(
              new Derived(
                  "TILES", Expr.of("(INPUTS + TILE_ROWS - 1)/TILE_ROWS"), "tiles, rounded up"),
              new Derived("LEVEL_BITS", Expr.of("clog2(LEVELS)"), "bits of a level"),
              new Derived(
                  "SUM_BITS",
                  Expr.of("LEVEL_BITS + VALUE_BITS + clog2(INPUTS) + 1"),
                  "bits of a column's sum"),
              new Derived(
                  "SCORE_BITS",
                  Expr.of("CONVERTER_BITS + 1 + clog2(TILES)"),
                  "bits of a score, two's complement")),
          List.of(),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input(
                  "rst_ni", "1", "synchronous reset, active low; memories keep their contents"),
              Port.input("valid_i", "1", "a sample is given; ignored while ready_o is 0"),
              Port.inputs("values_i", "INPUTS", "VALUE_BITS", "its values, unsigned"),
              Port.input("label_i", "clog2(max(NEURONS, 2))", "its class; to train only"),
              Port.input("train_i", "1", "1: train with it, after its result"),
              Port.input("write_valid_i", "1", "write a cell; ignored while ready_o is 0"),
              Port.input("write_row_i", "clog2(max(INPUTS, 2))", "its row"),
              Port.input(
                  "write_column_i", "clog2(NEURONS + 1)", "its column, NEURONS the reference"),
              Port.input("write_data_i", "clog2(LEVELS)", "its level, below LEVELS"),
              Port.output("ready_o", "1", "a sample, or a level, is taken"),
              Port.output("valid_o", "1", "one clock long: a sample has its result"),
              Port.output(
                  "class_o",
                  "clog2(max(NEURONS, 2))",
                  "place of the largest score, of equal ones the lowest"),
              Port.numbers("scores_o", "NEURONS", "SCORE_BITS", "scores, converter units")),
          List.of(),
          List.of());

  private static final List<Instance> INSTANCES =
      List.of(
          Instance.of(
              "u_ecram_control",
              EcramControlSpec.BLOCK,
              Map.of("pulse_row_o", "pulse_row", "row_pulse_i", "row_pulse")),
          Instance.of(
              "u_row_array",
              RowArraySpec.BLOCK,
              Map.of("NEURONS", "NEURONS + 1", "CODE_BITS", "LEVEL_BITS", "CODES", "0"),
              Map.of(
                  "valid_i",
                  "add",
                  "write_i",
                  "write",
                  "write_codes_i",
                  "new_levels",
                  "sums_o",
                  "sums",
                  "valid_o",
                  "sums_valid",
                  "codes_o",
                  "levels")),
          Instance.of(
              "u_ecram_readout",
              EcramReadoutSpec.BLOCK,
              Map.of("start_i", "sums_valid", "scores_o", "scores")),
          Instance.of(
              "u_arg_extreme",
              ArgExtremeSpec.BLOCK,
              Map.of("NUMBER_BITS", "SCORE_BITS", "LARGEST", "1"),
              Map.of("valid_i", "result", "numbers_i", "scores")),
          Instance.of(
              "u_ecram_pulses",
              EcramPulsesSpec.BLOCK,
              Map.of("label_i", "label", "scores_i", "scores_o", "row_o", "row_pulse")),
          Instance.of(
              "u_ecram_update",
              EcramUpdateSpec.BLOCK,
              Map.of(
                  "row_i",
                  "pulse_row",
                  "host_column_i",
                  "write_column_i",
                  "host_level_i",
                  "write_data_i",
                  "levels_o",
                  "new_levels")));

  public static final TopSpec TOP =
      new TopSpec(
          BLOCK,
          INSTANCES,
          "valid_o",
          Expr.of("INPUTS + TILES*(NEURONS + 8)"),
          "A sample is taken on a clock with `valid_i` and `ready_o`. `valid_o` is high for one"
              + " clock when `class_o` and `scores_o`\n"
              + "are its result; a sample with `train_i` then moves levels, until `ready_o` is 1"
              + " again.");

  private EcramSpec() {}
}
