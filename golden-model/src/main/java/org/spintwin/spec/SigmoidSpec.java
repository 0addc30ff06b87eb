// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;
import org.spintwin.spec.Port.Direction;

/** The falling sigmoid of a layer's neurons: see {@code docs/blocks/sigmoid.md}. */
public final class SigmoidSpec {
  /** Values of {@code ACTIVATION}. */
  public static final int CLIP = 0;

  public static final int PIECEWISE = 1;
  public static final int TABLE = 2;

  static final Parameter ACTIVATION =
      new Parameter(
          "ACTIVATION", CLIP, 0, 2, "sigmoid as 0: a clipped line, 1: line segments, 2: a table");

  static final Parameter TABLE_BITS =
      new Parameter("TABLE_BITS", 8, 2, 12, "the table of ACTIVATION 2 has 2^TABLE_BITS entries");

  public static final BlockSpec BLOCK =
      new BlockSpec(
          "sigmoid",
          "A layer of neurons that answer 1/(1 + e^x), falling with their sum.",
          List.of(
              new Parameter("NEURONS", 16, 1, 4096, "neurons"),
              new Parameter("NUMBER_BITS", 20, 2, 32, "bits of a sum, two's complement"),
              new Parameter("VALUE_BITS", 8, 1, 16, "bits of an answer, unsigned"),
              new Parameter("CODE_FRACTION_BITS", 0, 0, 12, "fraction bits of a sum"),
              new Parameter("SIGMOID_SHIFT", 10, 0, 24, "x is a sum divided by 2^SIGMOID_SHIFT"),
              ACTIVATION,
              TABLE_BITS,
              MramLifParameters.named("LOAD_IMAGE")),
          List.of(
              new Derived(
                  "UNIT_SHIFT",
                  Expr.of("SIGMOID_SHIFT + CODE_FRACTION_BITS"),
                  "x is a sum as it is stored, divided by 2^UNIT_SHIFT"),
              new Derived(
                  "TABLE_WORDS",
                  Expr.of("max(1, (ACTIVATION - 1) * pow2(TABLE_BITS))"),
                  "words of the table; one, unused, where there is none"),
              new Derived(
                  "WIDE_BITS",
                  Expr.of("max(NUMBER_BITS, max(UNIT_SHIFT + 3, TABLE_BITS)) + 2"),
                  "bits that hold sums, the limits of segments and places in the table")),
          List.of(
              new Rule(
                  "UNIT_SHIFT_must_be_at_most_26",
                  Expr.of("UNIT_SHIFT <= 26"),
                  "SIGMOID_SHIFT + CODE_FRACTION_BITS must be at most 26"),
              new Rule(
                  "UNIT_SHIFT_must_be_at_least_VALUE_BITS_less_1",
                  Expr.of("UNIT_SHIFT >= VALUE_BITS - 1"),
                  "SIGMOID_SHIFT + CODE_FRACTION_BITS must be at least VALUE_BITS - 1"),
              new Rule(
                  "UNIT_SHIFT_must_be_at_least_TABLE_BITS_less_4_where_ACTIVATION_is_2",
                  Expr.of("UNIT_SHIFT >= max(0, ACTIVATION - 1) * (TABLE_BITS - 4)"),
                  "SIGMOID_SHIFT + CODE_FRACTION_BITS must be at least TABLE_BITS - 4 where ACTIVATION is 2"),
              new Rule(
                  "VALUE_BITS_must_be_at_least_5_where_ACTIVATION_is_1",
                  Expr.of("VALUE_BITS >= 5 * ACTIVATION * (2 - ACTIVATION)"),
                  "VALUE_BITS must be at least 5 where ACTIVATION is 1"),
              new Rule(
                  "NEURONS_times_NUMBER_BITS_must_be_at_most_65536",
                  Expr.of("NEURONS * NUMBER_BITS <= 65536"),
                  "NEURONS * NUMBER_BITS must be at most 65536, the widest vector that every tool takes")),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input(
                  "rst_ni", "1", "synchronous reset, active low; the table keeps its contents"),
              Port.input("valid_i", "1", "sums_i holds new sums"),
              Port.input(
                  "sums_i",
                  "NEURONS * NUMBER_BITS",
                  "a sum per neuron, signed, CODE_FRACTION_BITS fraction bits"),
              new Port(
                  "values_o",
                  Direction.OUTPUT,
                  Expr.of("NEURONS"),
                  Expr.of("VALUE_BITS"),
                  false,
                  "an answer per neuron, unsigned, full scale standing for 1"),
              Port.output("valid_o", "1", "one clock long: the answers are new")),
          List.of(),
          List.of(
              Memory.of(
                  "table_q",
                  "TABLE_WORDS",
                  "VALUE_BITS",
                  "answers where ACTIVATION is 2: word i for x from (i - 2^(TABLE_BITS-1)) * 2^(4-TABLE_BITS) on")));

  private SigmoidSpec() {}
}
