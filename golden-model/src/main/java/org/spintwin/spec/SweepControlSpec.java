// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** What the folded core does on each clock: see {@code docs/folded.md}. */
public final class SweepControlSpec {
  public static final BlockSpec BLOCK =
      new BlockSpec(
          "sweep_control",
          "Turns events, step ends and requests into sweeps over the groups of neurons.",
          MramLifParameters.pick("INPUTS", "NEURONS", "GROUPS", "LANES", "PSP_SHAPE", "INHIBITION"),
          List.of(
              new Derived(
                  "INPUT_BITS", Expr.of("clog2(max(INPUTS, 2))"), "bits of an input's number"),
              new Derived(
                  "NEURON_BITS", Expr.of("clog2(max(NEURONS, 2))"), "bits of a neuron's number"),
              new Derived(
                  "GROUP_BITS", Expr.of("clog2(max(GROUPS, 2))"), "bits of a group's number"),
              new Derived(
                  "SWEEP_CLOCKS", Expr.of("max(GROUPS, 4 + PSP_SHAPE/2)"), "clocks of a sweep"),
              new Derived("COUNT_BITS", Expr.of("clog2(SWEEP_CLOCKS)"), "bits of a count of these"),
              new Derived(
                  "SEEN_BITS",
                  Expr.of("pow2(clog2((INPUTS + SWEEP_CLOCKS - 2) / (SWEEP_CLOCKS - 1)))"),
                  "inputs in a word of seen_q"),
              new Derived(
                  "SEEN_WORDS",
                  Expr.of("(INPUTS + SEEN_BITS - 1) / SEEN_BITS"),
                  "words of a bank of seen_q"),
              new Derived(
                  "SEEN_WORD_BITS",
                  Expr.of("clog2(max(SEEN_WORDS, 2))"),
                  "bits of the number of such a word"),
              new Derived(
                  "SEEN_BANK_WORDS",
                  Expr.of("pow2(SEEN_WORD_BITS)"),
                  "words between the banks of seen_q")),
          List.of(),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input("rst_ni", "1", "synchronous reset, active low"),
              Port.input("enable_i", "1", "sweeps start while 1"),
              Port.input("head_valid_i", "1", "the event queue has a head"),
              Port.input("head_last_i", "1", "it ends the step"),
              Port.input("head_event_i", "1", "it is an event"),
              Port.input("head_input_i", "INPUT_BITS", "of that input"),
              Port.wire("head_ready_o", "1", "the head is taken"),
              Port.input("room_i", "1", "the output has room for a step"),
              Port.input("recurrent_valid_i", "1", "a spike waits to inhibit"),
              Port.input("recurrent_neuron_i", "16", "of that neuron"),
              Port.wire("recurrent_ready_o", "1", "it is taken"),
              Port.input("access_request_i", "1", "the registers want the memories and settings"),
              Port.input("array_row_i", "NEURON_BITS", "row of the window"),
              Port.input(
                  "array_column_i", "clog2(max(max(NEURONS, INPUTS), 2))", "column of the window"),
              Port.output("access_o", "1", "one clock long: the request is granted"),
              Port.wire("valid_o", "1", "a group is presented"),
              Port.wire("group_o", "GROUP_BITS", "its number"),
              Port.wire("last_o", "1", "it is the last"),
              Port.output("clear_o", "1", "the sweep clears"),
              Port.output("finish_o", "1", "the sweep finishes a step"),
              Port.output("event_o", "1", "the sweep adds an event"),
              Port.output("recurrent_o", "1", "the sweep adds an inhibition"),
              Port.output("input_o", "INPUT_BITS", "input of that event, or column of the window"),
              Port.output(
                  "neighbour_o",
                  "NEURON_BITS",
                  "neuron of that inhibition, or column of the window"),
              Port.wire(
                  "repeated_o",
                  "1",
                  "a clock after a group: its event is not the first of its input in the step"),
              Port.output("busy_o", "1", "something is queued or under way")),
          List.of(
              State.unsigned("clears_q", "1", "2", "clearing sweeps left"),
              State.unsigned("running_q", "1", "1", "a sweep is under way"),
              State.unsigned(
                  "ends_q", "1", "1", "the step has its events and waits to be finished"),
              State.unsigned("granted_q", "1", "1", "the request was granted"),
              State.unsigned("bank_q", "1", "1", "bank of seen_q of this step"),
              State.unsigned("drain_q", "1", "4", "clocks until the pipeline is empty"),
              State.unsigned("count_q", "1", "COUNT_BITS", "clock of the sweep")),
          List.of(
              Memory.working(
                  "seen_q",
                  "2*SEEN_BANK_WORDS",
                  "SEEN_BITS",
                  "inputs that had an event, of this step and of the last")));

  private SweepControlSpec() {}
}
