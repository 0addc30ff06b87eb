// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;
import org.spintwin.spec.Port.Direction;

/** Begins and ends the steps of a network of layers: see {@code docs/blocks/network_step.md}. */
public final class NetworkStepSpec {
  /** Numbers of a step, and bits of each. */
  static final List<Parameter> PARAMETERS =
      List.of(
          new Parameter("INPUTS", 64, 1, LifNetworkChip.MOST_NUMBERS, "numbers of a step"),
          new Parameter(
              "INPUT_BITS",
              1,
              1,
              LifNetworkChip.MOST_INPUT_BITS,
              "bits of a number, two's complement; 1: it is 0 or 1"));

  public static final BlockSpec BLOCK =
      new BlockSpec(
          "network_step",
          "Takes the inputs of a step, starts the layers, and tells when the last is done.",
          PARAMETERS,
          List.of(),
          List.of(
              new Rule(
                  "INPUTS_times_INPUT_BITS_must_be_at_most_65536",
                  Expr.of("INPUTS*INPUT_BITS <= " + LifNetworkChip.WIDEST),
                  "INPUTS * INPUT_BITS must be at most 65536, the widest vector that every tool"
                      + " takes")),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input("rst_ni", "1", "synchronous reset, active low"),
              Port.input("valid_i", "1", "a step is given; ignored while ready_o is 0"),
              new Port(
                  "values_i",
                  Direction.INPUT,
                  Expr.of("INPUTS"),
                  Expr.of("INPUT_BITS"),
                  true,
                  "its numbers"),
              Port.input("first_i", "1", "it is the first of a sequence"),
              Port.input("done_i", "1", "the last layer is done"),
              Port.input("clipped_i", "1", "a number of this step was clipped; valid with done_i"),
              Port.output("ready_o", "1", "a step can be taken"),
              Port.output("start_o", "1", "one clock long: a step was taken"),
              Port.numbers("values_o", "INPUTS", "INPUT_BITS", "numbers of the step"),
              Port.output(
                  "first_o", "1", "it is the first of a sequence, or the first after a reset"),
              Port.output("valid_o", "1", "one clock long: a step is done"),
              Port.output("saturated_o", "1", "a number of the last step was clipped")),
          List.of(
              State.unsigned("busy_q", "1", "1", "a step was taken and is not done"),
              State.unsigned("begun_q", "1", "1", "a step was taken since the reset")),
          List.of());

  private NetworkStepSpec() {}
}
