// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** The neurons of a layer: see {@code docs/blocks/layer_neuron.md}. */
public final class LayerNeuronSpec {
  /** Values of {@code SYNAPSE}. */
  public static final int NONE = 0;

  public static final int NOW = 1;
  public static final int BEFORE = 2;

  public static final BlockSpec BLOCK =
      new BlockSpec(
          "layer_neuron",
          "One step of the leaky integrate-and-fire neurons of a group a clock, their state in"
              + " memory.",
          LayerParameters.pick(
              "NEURONS",
              "LANES",
              "SUM_BITS",
              "CURRENT_SHIFT",
              "MEMBRANE_BITS",
              "CURRENT_BITS",
              "COEFFICIENT_BITS",
              "SYNAPSE",
              "LEAKS",
              "FIRES",
              "RESET_SUBTRACT",
              "OWN_SETTINGS",
              "RECURRENT",
              "LOAD_IMAGE"),
          List.of(
              LayerParameters.GROUPS,
              new Derived("GROUP_BITS", Expr.of("clog2(max(GROUPS, 2))"), "bits of a group"),
              new Derived("CURRENTS", Expr.of("min(SYNAPSE, 1)"), "currents of a neuron"),
              new Derived(
                  "STAGES",
                  Expr.of("4 + 2*CURRENTS*(2 - SYNAPSE)"),
                  "edges that a group takes; more where a current drives the membrane at once"),
              new Derived(
                  "STATE_BITS",
                  Expr.of("MEMBRANE_BITS + CURRENTS*CURRENT_BITS"),
                  "bits of a neuron's state"),
              new Derived(
                  "ANSWER_BITS", Expr.of("max((1 - FIRES)*MEMBRANE_BITS, 1)"), "bits of an answer"),
              new Derived(
                  "COEFFICIENT_WIDTH", Expr.of("COEFFICIENT_BITS + 1"), "bits of a coefficient"),
              new Derived(
                  "SETTINGS_BITS",
                  Expr.of(
                      "(1 + 2*FIRES)*MEMBRANE_BITS + CURRENTS*CURRENT_BITS"
                          + " + (LEAKS + CURRENTS)*COEFFICIENT_WIDTH"),
                  "bits of a neuron's settings"),
              new Derived(
                  "SETTINGS_WORDS",
                  Expr.of("1 + OWN_SETTINGS*(GROUPS - 1)"),
                  "words of settings_q"),
              new Derived(
                  "SETTINGS_LANES",
                  Expr.of("1 + OWN_SETTINGS*(LANES - 1)"),
                  "neurons whose settings are a word")),
          List.of(
              LayerParameters.LANES_EXIST,
              new Rule(
                  "SUM_BITS_plus_CURRENT_SHIFT_must_be_at_most_62",
                  Expr.of("SUM_BITS + CURRENT_SHIFT <= 62"),
                  "SUM_BITS + CURRENT_SHIFT must be at most 62"),
              new Rule(
                  "MEMBRANE_BITS_plus_COEFFICIENT_BITS_must_be_at_most_60",
                  Expr.of("MEMBRANE_BITS + COEFFICIENT_BITS <= 60"),
                  "MEMBRANE_BITS + COEFFICIENT_BITS must be at most 60"),
              new Rule(
                  "CURRENT_BITS_plus_COEFFICIENT_BITS_must_be_at_most_60",
                  Expr.of("CURRENTS*(CURRENT_BITS + COEFFICIENT_BITS) <= 60"),
                  "CURRENT_BITS + COEFFICIENT_BITS must be at most 60 where SYNAPSE is not 0"),
              LayerParameters.narrow("LANES_times_SUM_BITS", "LANES*SUM_BITS"),
              LayerParameters.narrow("LANES_times_STATE_BITS", "LANES*STATE_BITS"),
              LayerParameters.narrow(
                  "SETTINGS_LANES_times_SETTINGS_BITS", "SETTINGS_LANES*SETTINGS_BITS"),
              LayerParameters.narrow(
                  "GROUPS_times_LANES_times_ANSWER_BITS", "GROUPS*LANES*ANSWER_BITS")),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input(
                  "rst_ni", "1", "synchronous reset, active low; memories keep their contents"),
              Port.input("clear_i", "1", "a sequence begins: the answers become 0"),
              Port.input(
                  "first_i", "1", "the step is the first of a sequence; held during the step"),
              Port.input("valid_i", "1", "the sums of the next group are presented"),
              Port.input("sums_i", "LANES*SUM_BITS", "sums of its lanes, two's complement"),
              new Port(
                  "answers_o",
                  Port.Direction.OUTPUT,
                  Expr.of("NEURONS"),
                  Expr.of("ANSWER_BITS"),
                  true,
                  "spikes or membranes, those of the step from done_o on"),
              Port.output("done_o", "1", "one clock long: the step's answers are there"),
              Port.output(
                  "saturated_o", "1", "a number was clipped in the step, so far; kept after it")),
          List.of(),
          List.of(
              Memory.working(
                  "state_q",
                  "GROUPS",
                  "LANES*STATE_BITS",
                  "state of a group: membranes, lane 0 lowest, then currents likewise"),
              Memory.of(
                  "settings_q",
                  "SETTINGS_WORDS",
                  "SETTINGS_LANES*SETTINGS_BITS",
                  "settings of a group, or of all neurons: offset, leak (LEAKS), current offset,"
                      + " decay (SYNAPSE), threshold, reset value (FIRES), each for all lanes, lane 0"
                      + " lowest")));

  private LayerNeuronSpec() {}
}
