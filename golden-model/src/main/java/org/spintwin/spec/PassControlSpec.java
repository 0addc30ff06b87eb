// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/**
 * Takes a sample through an array of two layers in two passes: see {@code
 * docs/blocks/pass_control.md}.
 */
public final class PassControlSpec {
  /** Rows and columns suffice; in every block that knows the network. */
  static final List<Rule> RULES =
      List.of(
          new Rule(
              "FEATURES_and_BIAS_ROWS_must_fit_ROWS",
              Expr.of("FEATURES + BIAS_ROWS <= ROWS"),
              "FEATURES + BIAS_ROWS must be at most ROWS"),
          new Rule(
              "twice_HIDDEN_and_BIAS_ROWS_must_fit_ROWS",
              Expr.of("2 * HIDDEN + BIAS_ROWS <= ROWS"),
              "2 * HIDDEN + BIAS_ROWS must be at most ROWS"),
          new Rule(
              "pairs_of_HIDDEN_and_CLASSES_must_fit_COLUMNS",
              Expr.of("2 * (HIDDEN + CLASSES) <= COLUMNS"),
              "2 * (HIDDEN + CLASSES) must be at most COLUMNS"));

  public static final BlockSpec BLOCK =
      new BlockSpec(
          "pass_control",
          "Drives an array's rows by a sample, then by the hidden bits, and reads its pairs.",
          MtjBnnParameters.pick(
              "ROWS",
              "COLUMNS",
              "FEATURES",
              "BIAS_ROWS",
              "HIDDEN",
              "CLASSES",
              "VALUE_BITS",
              "CURRENT_BITS"),
          List.of(
              new Derived("SCORE_BITS", Expr.of("CURRENT_BITS + 1"), "bits of a class's score")),
          RULES,
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input("rst_ni", "1", "synchronous reset, active low"),
              Port.input("valid_i", "1", "a sample is given; ignored where ready_o is 0"),
              Port.inputs("values_i", "FEATURES", "VALUE_BITS", "the sample, unsigned"),
              Port.output(
                  "ready_o", "1", "1: a sample given on this clock is taken; 1 after reset"),
              new Port(
                  "drive_o",
                  Port.Direction.OUTPUT,
                  Expr.of("ROWS"),
                  Expr.of("VALUE_BITS"),
                  false,
                  "what each row is driven by, unsigned"),
              Port.output("drive_valid_o", "1", "one clock long: drive_o is of a new pass"),
              Port.input("current_valid_i", "1", "currents_i are of a new pass"),
              Port.input("currents_i", "COLUMNS * CURRENT_BITS", "current of each column, signed"),
              Port.flags("hidden_o", "HIDDEN", "bits of the hidden neurons"),
              Port.numbers("scores_o", "CLASSES", "SCORE_BITS", "current of each class's pair"),
              Port.output("scores_valid_o", "1", "one clock long: scores_o are of a new sample")),
          List.of(State.unsigned("second_q", "1", "1", "the pass under way is the second")),
          List.of());

  private PassControlSpec() {}
}
