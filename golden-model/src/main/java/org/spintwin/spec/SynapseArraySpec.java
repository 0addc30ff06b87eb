// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** The conductance array as integer current codes: see {@code docs/blocks/synapse_array.md}. */
public final class SynapseArraySpec {
  /** Inputs that one memory word serves; also the word of the population count. */
  public static final int WORD_INPUTS = 64;

  /** What every sum of codes times values fits. */
  static final Derived CURRENT_BITS =
      new Derived(
          "CURRENT_BITS",
          Expr.of("CODE_BITS + clog2(INPUTS * (pow2(VALUE_BITS) - 1))"),
          "bits of a summed current");

  public static final BlockSpec BLOCK =
      new BlockSpec(
          "synapse_array",
          "Sums the current codes of all synapses, each times its input's value, the branches apart.",
          MramLifParameters.pick(
              "INPUTS", "NEURONS", "VALUE_BITS", "CODE_BITS", "POLARITY", "READBACK", "LOAD_IMAGE"),
          List.of(
              new Derived(
                  "WORD_BITS", Expr.of("min(INPUTS, 64)"), "inputs served by one memory word"),
              new Derived(
                  "WORDS",
                  Expr.of("(INPUTS + WORD_BITS - 1) / WORD_BITS"),
                  "memory words per neuron"),
              new Derived(
                  "POLARITY_WORDS",
                  Expr.of("max(WORDS, (1 - POLARITY) * NEURONS * WORDS)"),
                  "words of polarity; unused where POLARITY is 2"),
              CURRENT_BITS,
              new Derived(
                  "NEURON_BITS", Expr.of("clog2(max(NEURONS, 2))"), "bits of a neuron's number"),
              new Derived(
                  "INPUT_BITS", Expr.of("clog2(max(INPUTS, 2))"), "bits of an input's number")),
          List.of(
              new Rule(
                  "NEURONS_times_current_width_must_be_at_most_65536",
                  Expr.of("NEURONS * CURRENT_BITS <= 65536"),
                  "NEURONS * (CODE_BITS + clog2(INPUTS * highest value)) must be at most 65536, the widest vector that every tool takes"),
              new Rule(
                  "CURRENT_BITS_must_be_at_most_32",
                  Expr.of("CURRENT_BITS <= 32"),
                  "CURRENT_BITS must be at most 32")),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input(
                  "rst_ni", "1", "synchronous reset, active low; memories keep their contents"),
              Port.input("valid_i", "1", "values_i holds a new step"),
              Port.input(
                  "values_i",
                  "INPUTS * VALUE_BITS",
                  "values of the inputs, unsigned, input 0 lowest"),
              Port.input("code_write_i", "1", "write the synapse of the window"),
              Port.input("code_neuron_i", "NEURON_BITS", "neuron of the window"),
              Port.input("code_input_i", "INPUT_BITS", "input of the window"),
              Port.input(
                  "code_data_i",
                  "CODE_BITS + 1",
                  "{polarity, code}; polarity 0 excitatory, 1 inhibitory, ignored where POLARITY is 2"),
              Port.numbers(
                  "current_e_o",
                  "NEURONS",
                  "CURRENT_BITS",
                  "excitatory current per neuron, signed, code units"),
              Port.numbers(
                  "current_i_o",
                  "NEURONS",
                  "CURRENT_BITS",
                  "inhibitory current per neuron, signed, code units"),
              Port.output("valid_o", "1", "one clock long: the currents are of a new step"),
              Port.wire(
                  "code_o",
                  "CODE_BITS + 1",
                  "{polarity, code} of code_neuron_i and code_input_i; 0 without READBACK")),
          List.of(),
          List.of(
              Memory.of(
                  "synapse_q",
                  "NEURONS * WORDS",
                  "CODE_BITS * WORD_BITS",
                  "codes as bit planes: bit b of input i is bit b*WORD_BITS + i % WORD_BITS of word neuron*WORDS + i / WORD_BITS"),
              Memory.of(
                  "polarity_q",
                  "POLARITY_WORDS",
                  "WORD_BITS",
                  "polarity: bit i % WORD_BITS of word neuron*WORDS + i / WORD_BITS (of word i / WORD_BITS where POLARITY is 1; unused and 0 where it is 2)")));

  private SynapseArraySpec() {}
}
