// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/**
 * The neurons with traces, leak, refractory time and lateral inhibition: see {@code
 * docs/blocks/lif_neuron.md}.
 */
public final class LifNeuronSpec {
  public static final BlockSpec BLOCK =
      new BlockSpec(
          "lif_neuron",
          "A population of leaky integrate-and-fire neurons with lateral inhibition.",
          MramLifParameters.pick(
              "NEURONS",
              "CURRENT_BITS",
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
              "INHIBITION",
              "READBACK",
              "LOAD_IMAGE"),
          List.of(
              new Derived(
                  "CURRENT_SHIFT",
                  Expr.of("FRACTION_BITS - CODE_FRACTION_BITS"),
                  "from code units to membrane units"),
              new Derived(
                  "DECAY_WIDTH", Expr.of("COEFFICIENT_BITS + 1"), "bits of a decay register"),
              new Derived(
                  "COUNT_BITS", Expr.of("clog2(NEURONS + 1)"), "bits of a count of neurons"),
              new Derived(
                  "TRACE_WIDTH",
                  Expr.of("max(min(PSP_SHAPE, 1) * TRACE_BITS, 1)"),
                  "bits of a trace register; one, which stays 0, where PSP_SHAPE is 0"),
              new Derived(
                  "REFRACTORY_WIDTH",
                  Expr.of("max(REFRACTORY_BITS, 1)"),
                  "bits of a refractory counter; one, which stays 0, where it is left out"),
              new Derived(
                  "DRIVEN_BITS",
                  Expr.of("max(TRACE_WIDTH, CURRENT_BITS + CURRENT_SHIFT)"),
                  "bits of a trace or of what drives it"),
              new Derived(
                  "INHIBITED_BITS",
                  Expr.of("MEMBRANE_BITS + INHIBITION*COUNT_BITS"),
                  "bits of a membrane or of what inhibits it"),
              new Derived(
                  "SUM_BITS",
                  Expr.of("max(DRIVEN_BITS, INHIBITED_BITS) + 2"),
                  "bits in which every sum, and its distance from the threshold, is exact"),
              new Derived(
                  "PRODUCT_BITS",
                  Expr.of("SUM_BITS + DECAY_WIDTH"),
                  "bits of a sum times a coefficient"),
              new Derived(
                  "NEURON_BITS", Expr.of("clog2(max(NEURONS, 2))"), "bits of a neuron's number"),
              new Derived(
                  "WORD_BITS", Expr.of("min(NEURONS, 64)"), "neighbours served by one mask word"),
              new Derived(
                  "WORDS",
                  Expr.of("(NEURONS + WORD_BITS - 1) / WORD_BITS"),
                  "mask words per neuron")),
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
                  "NEURONS_times_state_width_must_be_at_most_65536",
                  Expr.of("NEURONS * max(MEMBRANE_BITS, TRACE_BITS) <= 65536"),
                  "NEURONS * max(MEMBRANE_BITS, TRACE_BITS) must be at most 65536, the widest vector that every tool takes")),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input(
                  "rst_ni", "1", "synchronous reset, active low; the mask keeps its contents"),
              Port.input("valid_i", "1", "the currents are of a new step"),
              Port.input(
                  "current_e_i",
                  "NEURONS * CURRENT_BITS",
                  "excitatory current per neuron, signed, code units"),
              Port.input(
                  "current_i_i",
                  "NEURONS * CURRENT_BITS",
                  "inhibitory current per neuron, signed, code units"),
              Port.input("threshold_i", "MEMBRANE_BITS", "threshold, signed, membrane units"),
              Port.input(
                  "reset_value_i",
                  "MEMBRANE_BITS",
                  "membrane after a spike and while refractory, signed, membrane units"),
              Port.input(
                  "leak_i",
                  "DECAY_WIDTH",
                  "leak of the membrane: shift, or coefficient / 2^COEFFICIENT_BITS"),
              Port.input("decay_e_i", "DECAY_WIDTH", "decay of the excitatory trace, likewise"),
              Port.input("decay_i_i", "DECAY_WIDTH", "decay of the inhibitory trace, likewise"),
              Port.input("refractory_i", "REFRACTORY_WIDTH", "refractory time, steps"),
              Port.input(
                  "inhibition_i",
                  "MEMBRANE_BITS - 1",
                  "inhibition per neighbour that spiked, unsigned, membrane units"),
              Port.input("mask_write_i", "1", "write one bit of the inhibition mask"),
              Port.input(
                  "mask_neuron_i", "NEURON_BITS", "the inhibited neuron; neuron of the window"),
              Port.input("mask_neighbour_i", "NEURON_BITS", "the inhibiting neighbour"),
              Port.input("mask_data_i", "1", "1: the neighbour inhibits the neuron"),
              Port.flags("spikes_o", "NEURONS", "spikes of the last step"),
              Port.output("valid_o", "1", "one clock long: spikes_o is of a new step"),
              Port.output(
                  "saturated_o", "1", "with valid_o: a trace or membrane was clipped in this step"),
              Port.wire("mask_o", "1", "mask bit of the window; 0 without READBACK, as all below"),
              Port.wire("state_membrane_o", "MEMBRANE_BITS", "membrane of the window's neuron"),
              Port.wire("state_trace_e_o", "TRACE_BITS", "its excitatory trace"),
              Port.wire("state_trace_i_o", "TRACE_BITS", "its inhibitory trace"),
              Port.wire("state_alpha_e_o", "TRACE_BITS", "its excitatory second trace"),
              Port.wire("state_alpha_i_o", "TRACE_BITS", "its inhibitory second trace"),
              Port.wire("state_refractory_o", "REFRACTORY_WIDTH", "its refractory steps left")),
          List.of(
              State.signed("membrane_q", "NEURONS", "MEMBRANE_BITS", "membranes V"),
              State.signed("trace_e_q", "NEURONS", "TRACE_WIDTH", "excitatory traces sE"),
              State.signed("trace_i_q", "NEURONS", "TRACE_WIDTH", "inhibitory traces sI"),
              State.signed(
                  "alpha_e_q",
                  "NEURONS",
                  "TRACE_WIDTH",
                  "second excitatory stage aE; stays 0 unless PSP_SHAPE is 2"),
              State.signed(
                  "alpha_i_q",
                  "NEURONS",
                  "TRACE_WIDTH",
                  "second inhibitory stage aI; stays 0 unless PSP_SHAPE is 2"),
              State.unsigned(
                  "refractory_q", "NEURONS", "REFRACTORY_WIDTH", "refractory steps left r")),
          List.of(
              Memory.of(
                  "mask_q",
                  "NEURONS * WORDS",
                  "WORD_BITS",
                  "inhibition mask: bit m % WORD_BITS of word neuron*WORDS + m / WORD_BITS is 1 where m inhibits the neuron")));

  private LifNeuronSpec() {}
}
