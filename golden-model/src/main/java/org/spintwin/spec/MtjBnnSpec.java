// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;
import java.util.Map;

/**
 * The two-layer perceptron on one passive array: how its blocks are wired. The clock-exact
 * behaviour is in {@code docs/chips/mtj-bnn.md}.
 */
public final class MtjBnnSpec {
  /** Clocks from the edge that takes a sample to the edge that shows its class. */
  public static final int LATENCY = 5;

  /** Bits of a column's current; the score of a pair has one more. */
  public static final int MOST_CURRENT_BITS = 31;

  private static final BlockSpec BLOCK =
      new BlockSpec(
          "mtj_bnn",
          "Twin of a passive array of magnetic tunnel junctions: a binary perceptron of two layers.",
          MtjBnnParameters.pick(
              "ROWS",
              "COLUMNS",
              "FEATURES",
              "BIAS_ROWS",
              "HIDDEN",
              "CLASSES",
              "VALUE_BITS",
              "CODE_BITS",
              "WRITE_ERROR",
              "LFSR_SEED",
              "SPEC_DIGEST",
              "LOAD_IMAGE"),
          List.of(
              new Derived(
                  "CURRENT_BITS",
                  Expr.of("CODE_BITS + clog2(ROWS * (pow2(VALUE_BITS) - 1))"),
                  "bits of a column's current"),
              new Derived("SCORE_BITS", Expr.of("CURRENT_BITS + 1"), "bits of a class's score"),
              new Derived("ROW_BITS", Expr.of("clog2(max(ROWS, 2))"), "bits of a row's number"),
              new Derived(
                  "COLUMN_BITS", Expr.of("clog2(max(COLUMNS, 2))"), "bits of a column's number")),
          List.of(),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input(
                  "rst_ni", "1", "synchronous reset, active low; memories keep their contents"),
              Port.input("valid_i", "1", "a sample is given; ignored where ready_o is 0"),
              Port.inputs("values_i", "FEATURES", "VALUE_BITS", "the sample, unsigned"),
              Port.output("ready_o", "1", "1: a sample given on this clock is taken"),
              Port.output("valid_o", "1", "one clock long: class_o and scores_o are new"),
              Port.output(
                  "class_o",
                  "clog2(max(CLASSES, 2))",
                  "class of the highest score, of equal ones the lowest"),
              Port.numbers("scores_o", "CLASSES", "SCORE_BITS", "current of each class's pair"),
              Port.flags("hidden_o", "HIDDEN", "with valid_o: bits of the hidden neurons"),
              Port.input("write_valid_i", "1", "write a cell"),
              Port.input("code_valid_i", "1", "give a cell new codes, where none is written"),
              Port.input("read_valid_i", "1", "read a cell, where neither is asked for"),
              Port.input("write_row_i", "ROW_BITS", "row of the cell; beyond the array: ignored"),
              Port.input(
                  "write_column_i", "COLUMN_BITS", "column of the cell; beyond the array: ignored"),
              Port.input("write_data_i", "1", "state to write, 1 parallel"),
              Port.input(
                  "codes_i", "2 * CODE_BITS", "new {code parallel, code antiparallel} of the cell"),
              Port.output("state_valid_o", "1", "one clock long: a request was done"),
              Port.output("state_o", "1", "with state_valid_o: the state of the cell, 1 parallel")),
          List.of(),
          List.of());

  private static final List<Instance> INSTANCES =
      List.of(
          Instance.of("u_cell_writer", CellWriterSpec.BLOCK, Map.of()),
          Instance.of(
              "u_pass_control",
              PassControlSpec.BLOCK,
              Map.of("currents_i", "current_e", "scores_o", "pair_scores")),
          Instance.of(
              "u_synapse_array",
              SynapseArraySpec.BLOCK,
              Map.of("INPUTS", "ROWS", "NEURONS", "COLUMNS", "POLARITY", "2", "READBACK", "0"),
              Map.ofEntries(
                  Map.entry("valid_i", "drive_valid"),
                  Map.entry("values_i", "drive"),
                  Map.entry("valid_o", "current_valid"),
                  Map.entry("code_neuron_i", "code_column"),
                  Map.entry("code_input_i", "code_row"),
                  Map.entry("code_data_i", "{1'b0, code_data}"),
                  Map.entry("current_i_o", "unused_current_i"),
                  Map.entry("code_o", "unused_code"))),
          Instance.of(
              "u_arg_extreme",
              ArgExtremeSpec.BLOCK,
              Map.of("NEURONS", "CLASSES", "NUMBER_BITS", "SCORE_BITS", "LARGEST", "1"),
              Map.of("valid_i", "scores_valid", "numbers_i", "pair_scores")));

  public static final TopSpec TOP =
      new TopSpec(
          BLOCK,
          INSTANCES,
          "valid_o",
          Expr.of(LATENCY),
          "A sample is taken from `values_i` where `valid_i` and `ready_o` are 1; `class_o` shows"
              + " its class "
              + LATENCY
              + " clocks\nafter that edge, with `valid_o` high for one clock.");

  private MtjBnnSpec() {}

  /**
   * A parameter of the top.
   *
   * @param name in any case of letters
   */
  public static Parameter parameter(String name) {
    return BLOCK.parameters().stream()
        .filter(p -> p.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow();
  }
}
