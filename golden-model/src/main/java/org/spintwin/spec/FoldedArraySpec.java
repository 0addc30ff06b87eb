// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** The synapses of the folded core: see {@code docs/folded.md}. */
public final class FoldedArraySpec {
  public static final BlockSpec BLOCK =
      new BlockSpec(
          "folded_array",
          "Synapse codes in memory, added up event by event for a group of neurons a clock.",
          MramLifParameters.pick(
              "INPUTS",
              "NEURONS",
              "GROUPS",
              "LANES",
              "CODE_BITS",
              "PSP_SHAPE",
              "POLARITY",
              "READBACK",
              "LOAD_IMAGE"),
          List.of(
              new Derived(
                  "INPUT_BITS", Expr.of("clog2(max(INPUTS, 2))"), "bits of an input's number"),
              new Derived(
                  "NEURON_BITS", Expr.of("clog2(max(NEURONS, 2))"), "bits of a neuron's number"),
              new Derived(
                  "GROUP_BITS", Expr.of("clog2(max(GROUPS, 2))"), "bits of a group's number"),
              new Derived(
                  "BRANCHES",
                  Expr.of("min(PSP_SHAPE, 1) + 1"),
                  "sums per neuron: both polarities together, or apart"),
              new Derived(
                  "SUM_BITS",
                  Expr.of("CODE_BITS + clog2(INPUTS) + (2 - BRANCHES)*(1 - POLARITY/2)"),
                  "bits of a sum"),
              new Derived(
                  "LANE_CODE_BITS",
                  Expr.of("CODE_BITS + 1 - min(POLARITY, 1)"),
                  "bits of a synapse in memory"),
              new Derived("CODE_WORDS", Expr.of("INPUTS*GROUPS"), "words of code_q"),
              new Derived(
                  "POLARITY_WORDS",
                  Expr.of("1 + (min(POLARITY, 1) - POLARITY/2)*(INPUTS - 1)"),
                  "words of polarity_q"),
              new Derived("SUM_WORDS", Expr.of("pow2(GROUP_BITS)"), "words of sum_q")),
          List.of(
              new Rule(
                  "LANES_times_BRANCHES_times_SUM_BITS_must_be_at_most_65536",
                  Expr.of("LANES*BRANCHES*SUM_BITS <= 65536"),
                  "LANES * BRANCHES * SUM_BITS must be at most 65536, the widest vector that every tool takes"),
              new Rule(
                  "LANES_times_LANE_CODE_BITS_must_be_at_most_65536",
                  Expr.of("LANES*LANE_CODE_BITS <= 65536"),
                  "LANES * LANE_CODE_BITS must be at most 65536, the widest vector that every tool takes")),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input("rst_ni", "1", "synchronous reset, active low"),
              Port.input("valid_i", "1", "a group is presented"),
              Port.input("group_i", "GROUP_BITS", "its number"),
              Port.input("clear_i", "1", "the sweep clears the sums"),
              Port.input("finish_i", "1", "the sweep finishes a step: the sums start again"),
              Port.input("event_i", "1", "the sweep adds an event"),
              Port.input("input_i", "INPUT_BITS", "of that input"),
              Port.input("repeated_i", "1", "a clock after a group: its event adds nothing"),
              Port.input("code_write_i", "1", "write the synapse of input_i and neuron_i"),
              Port.input("neuron_i", "NEURON_BITS", "neuron of the window, of the group presented"),
              Port.input("code_data_i", "CODE_BITS + 1", "{polarity, code} to write"),
              Port.wire(
                  "sums_o",
                  "LANES*BRANCHES*SUM_BITS",
                  "two clocks after a group: its sums before this sweep"),
              Port.wire(
                  "code_o", "CODE_BITS + 1", "{polarity, code} of the synapse of the window")),
          List.of(
              State.signed(
                  "written_q", "LANES*BRANCHES", "SUM_BITS", "last word written to sum_q")),
          List.of(
              Memory.of(
                  "code_q",
                  "CODE_WORDS",
                  "LANES*LANE_CODE_BITS",
                  "codes; lane l of word input * GROUPS + group is of neuron group * LANES + l"),
              Memory.of(
                  "polarity_q", "POLARITY_WORDS", "1", "polarity of an input where POLARITY is 1"),
              Memory.working(
                  "sum_q",
                  "SUM_WORDS",
                  "LANES*BRANCHES*SUM_BITS",
                  "sums of the events of this step, per group")));

  private FoldedArraySpec() {}
}
