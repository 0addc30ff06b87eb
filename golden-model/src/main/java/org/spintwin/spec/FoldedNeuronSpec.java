// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** The neurons of the folded core: see {@code docs/folded.md}. */
public final class FoldedNeuronSpec {
  public static final BlockSpec BLOCK =
      new BlockSpec(
          "folded_neuron",
          "One step of the leaky integrate-and-fire neurons of a group a clock, their state in memory.",
          MramLifParameters.pick(
              "INPUTS",
              "NEURONS",
              "GROUPS",
              "LANES",
              "CODE_BITS",
              "CODE_FRACTION_BITS",
              "FRACTION_BITS",
              "TRACE_BITS",
              "MEMBRANE_BITS",
              "REFRACTORY_BITS",
              "COEFFICIENT_BITS",
              "PSP_SHAPE",
              "DECAY_MODE",
              "LEAK_MODE",
              "STRICT_THRESHOLD",
              "RESET_SUBTRACT",
              "POLARITY",
              "INHIBITION",
              "READBACK"),
          List.of(
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
                  "INHIBITION_BITS",
                  Expr.of("MEMBRANE_BITS - 1 + clog2(NEURONS + 1)"),
                  "bits of a sum of inhibitions"),
              new Derived(
                  "CURRENT_SHIFT",
                  Expr.of("FRACTION_BITS - CODE_FRACTION_BITS"),
                  "from code units to membrane units"),
              new Derived(
                  "DECAY_WIDTH", Expr.of("COEFFICIENT_BITS + 1"), "bits of a decay register"),
              new Derived(
                  "REFRACTORY_WIDTH",
                  Expr.of("max(REFRACTORY_BITS, 1)"),
                  "bits of the register REFRACTORY in Verilog"),
              new Derived(
                  "DRIVE_BITS",
                  Expr.of("SUM_BITS + CURRENT_SHIFT"),
                  "bits of a sum in membrane units"),
              new Derived(
                  "TRACE_SUM_BITS",
                  Expr.of("max(TRACE_BITS + 1, DRIVE_BITS) + 1"),
                  "bits in which the sum of a trace is exact"),
              new Derived(
                  "PSP_BITS",
                  Expr.of("(2 - BRANCHES)*DRIVE_BITS + (BRANCHES - 1)*(TRACE_BITS + 1)"),
                  "bits of what drives a membrane"),
              new Derived(
                  "DRIVEN_BITS",
                  Expr.of("max(MEMBRANE_BITS + LEAK_MODE/2, PSP_BITS)"),
                  "bits of a membrane or of what drives it"),
              new Derived(
                  "MEMBRANE_SUM_BITS",
                  Expr.of("max(DRIVEN_BITS, INHIBITION*(INHIBITION_BITS + 1)) + 1 + INHIBITION"),
                  "bits in which the sum of a membrane is exact"),
              new Derived(
                  "TRACES_BITS",
                  Expr.of("2*TRACE_BITS*min(PSP_SHAPE, 1)"),
                  "bits of the traces in a state"),
              new Derived(
                  "ALPHAS_BITS",
                  Expr.of("2*TRACE_BITS*(PSP_SHAPE/2)"),
                  "bits of the second traces in a state"),
              new Derived(
                  "STATE_BITS",
                  Expr.of("MEMBRANE_BITS + TRACES_BITS + ALPHAS_BITS + REFRACTORY_BITS"),
                  "bits of a neuron's state"),
              new Derived("STATE_WORDS", Expr.of("pow2(GROUP_BITS)"), "words of state_q")),
          List.of(
              new Rule(
                  "CODE_FRACTION_BITS_must_be_at_most_FRACTION_BITS",
                  Expr.of("CODE_FRACTION_BITS <= FRACTION_BITS"),
                  "CODE_FRACTION_BITS must be at most FRACTION_BITS"),
              new Rule(
                  "FRACTION_BITS_must_be_below_MEMBRANE_BITS",
                  Expr.of("FRACTION_BITS < MEMBRANE_BITS"),
                  "FRACTION_BITS must be below MEMBRANE_BITS"),
              new Rule(
                  "FRACTION_BITS_must_be_below_TRACE_BITS",
                  Expr.of("FRACTION_BITS < TRACE_BITS"),
                  "FRACTION_BITS must be below TRACE_BITS"),
              new Rule(
                  "LANES_times_STATE_BITS_must_be_at_most_65536",
                  Expr.of("LANES*STATE_BITS <= 65536"),
                  "LANES * STATE_BITS must be at most 65536, the widest vector that every tool takes")),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input("rst_ni", "1", "synchronous reset, active low"),
              Port.input("valid_i", "1", "a group is presented"),
              Port.input("group_i", "GROUP_BITS", "its number"),
              Port.input("last_i", "1", "it is the last"),
              Port.input("clear_i", "1", "the sweep clears the state"),
              Port.input("finish_i", "1", "the sweep finishes a step"),
              Port.input(
                  "sums_i",
                  "LANES*BRANCHES*SUM_BITS",
                  "two clocks after a group: summed codes of its step"),
              Port.input(
                  "inhibitions_i",
                  "LANES*INHIBITION_BITS",
                  "two clocks after a group: summed inhibitions of its step"),
              Port.input("threshold_i", "MEMBRANE_BITS", "threshold, signed, membrane units"),
              Port.input(
                  "reset_value_i",
                  "MEMBRANE_BITS",
                  "membrane after a spike and while refractory, signed, membrane units"),
              Port.input(
                  "leak_i", "COEFFICIENT_BITS + 1", "leak of the membrane: shift or coefficient"),
              Port.input(
                  "decay_e_i", "COEFFICIENT_BITS + 1", "decay of the excitatory traces, likewise"),
              Port.input(
                  "decay_i_i", "COEFFICIENT_BITS + 1", "decay of the inhibitory traces, likewise"),
              Port.input("refractory_i", "REFRACTORY_WIDTH", "refractory time, steps"),
              Port.input("neuron_i", "NEURON_BITS", "neuron of the window, of the group presented"),
              Port.output("push_o", "1", "word_o is to be queued"),
              Port.output("last_o", "1", "it is of the last group"),
              Port.output("group_o", "GROUP_BITS", "its group"),
              Port.output("word_o", "LANES", "spikes of the lanes"),
              Port.output("step_o", "1", "one clock long: a step was finished"),
              Port.output("saturated_o", "1", "with step_o: something was clipped in it"),
              Port.wire(
                  "state_membrane_o", "MEMBRANE_BITS", "membrane of the neuron of the window"),
              Port.wire("state_trace_e_o", "TRACE_BITS", "its excitatory trace"),
              Port.wire("state_trace_i_o", "TRACE_BITS", "its inhibitory trace"),
              Port.wire("state_alpha_e_o", "TRACE_BITS", "its excitatory second trace"),
              Port.wire("state_alpha_i_o", "TRACE_BITS", "its inhibitory second trace"),
              Port.wire("state_refractory_o", "REFRACTORY_WIDTH", "steps it stays refractory")),
          List.of(
              State.unsigned("written_q", "LANES", "STATE_BITS", "last word written to state_q")),
          List.of(
              Memory.working(
                  "state_q",
                  "STATE_WORDS",
                  "LANES*STATE_BITS",
                  "state of a group, lane 0 lowest: {refractory, alpha_i, alpha_e, trace_i, trace_e, membrane}")));

  private FoldedNeuronSpec() {}
}
