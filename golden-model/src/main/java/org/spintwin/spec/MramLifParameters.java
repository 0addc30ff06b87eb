// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** Every Verilog parameter of the MRAM LIF chip, each written once and picked by the blocks. */
public final class MramLifParameters {
  /** Values of {@code PSP_SHAPE}. */
  public static final int PULSE = 0;

  public static final int EXPONENTIAL = 1;
  public static final int ALPHA = 2;

  /** Values of {@code POLARITY}. */
  public static final int PER_SYNAPSE = 0;

  public static final int PER_INPUT = 1;
  public static final int ALL_EXCITATORY = 2;

  /** Values of {@code LEAK_MODE}; {@code DECAY_MODE} knows the last two. */
  public static final int NONE = 0;

  public static final int SHIFT = 1;
  public static final int COEFFICIENT = 2;

  private static final long INT_MIN = Integer.MIN_VALUE;
  private static final long INT_MAX = Integer.MAX_VALUE;

  private static final ParameterSet ALL = new ParameterSet();

  static {
    ALL.add("INPUTS", 64, 1, 4096, "presynaptic inputs (columns of the array)");
    ALL.add("NEURONS", 16, 1, 4096, "neurons (rows of the array)");
    ALL.add("CODE_BITS", 8, 2, 16, "bits of a synapse's current code, two's complement");
    ALL.add(
        "VALUE_BITS",
        1,
        1,
        16,
        "bits of an input's value, unsigned; 1: the input spikes or does not");
    ALL.add("CODE_FRACTION_BITS", 2, 0, 12, "fraction bits of a current code");
    ALL.add("FRACTION_BITS", 8, 0, 24, "fraction bits of membranes and traces");
    ALL.add(
        "TRACE_BITS",
        24,
        4,
        32,
        "bits of a postsynaptic trace, two's complement; unused where PSP_SHAPE is 0");
    ALL.add("MEMBRANE_BITS", 24, 4, 32, "bits of a membrane, two's complement");
    ALL.add("REFRACTORY_BITS", 8, 0, 16, "bits of a refractory counter, 0: left out");
    ALL.add("DIVIDER_BITS", 16, 1, 32, "bits of the clock divider");
    ALL.add("COEFFICIENT_BITS", 16, 4, 24, "fraction bits of a decay coefficient");
    ALL.add(
        "PSP_SHAPE",
        EXPONENTIAL,
        0,
        2,
        "postsynaptic potential: 0 one-step pulse without traces, 1 exponential, 2 alpha");
    ALL.add("DECAY_MODE", SHIFT, 1, 2, "decay of the traces: 1 by shift, 2 by coefficient");
    ALL.add("LEAK_MODE", SHIFT, 0, 2, "leak of the membrane: 0 none, 1 by shift, 2 by coefficient");
    ALL.add("STRICT_THRESHOLD", 0, 0, 1, "spike where 0: V >= threshold, 1: V > threshold");
    ALL.add(
        "RESET_SUBTRACT",
        0,
        0,
        1,
        "at a spike 0: V becomes the reset value, 1: the threshold is subtracted");
    ALL.add(
        "POLARITY",
        PER_SYNAPSE,
        0,
        2,
        "polarity stored 0: per synapse, 1: per input, 2: nowhere, all synapses are excitatory");
    ALL.add("INHIBITION", 0, 0, 1, "lateral inhibition 0: left out, 1: built in");
    ALL.add("LANES", 1, 1, 4096, "neurons computed at once, a power of two that divides NEURONS");
    ALL.add("EVENT_QUEUE_BITS", 8, 4, 14, "an event queue holds 2^EVENT_QUEUE_BITS entries");
    ALL.add("COUNTER_BITS", 32, 0, 32, "bits of the event, step and stall counters, 0: left out");
    ALL.add("READBACK", 1, 0, 1, "read-back of state and codes 0: left out, 1: built in");
    ALL.add("FIXED_SETTINGS", 0, 0, 1, "neuron settings 0: writable at run time, 1: constants");
    ALL.add("INIT_ENABLE", 1, 0, 1, "ENABLE after reset");
    ALL.add("INIT_DIVIDER", 1, 0, INT_MAX, "DIVIDER after reset, clocks per step");
    ALL.add("INIT_THRESHOLD", 0, INT_MIN, INT_MAX, "THRESHOLD after reset, membrane units");
    ALL.add("INIT_RESET_VALUE", 0, INT_MIN, INT_MAX, "RESET_VALUE after reset, membrane units");
    ALL.add("INIT_LEAK", 0, 0, INT_MAX, "LEAK after reset, shift or coefficient");
    ALL.add("INIT_DECAY_E", 0, 0, INT_MAX, "DECAY_E after reset, shift or coefficient");
    ALL.add("INIT_DECAY_I", 0, 0, INT_MAX, "DECAY_I after reset, shift or coefficient");
    ALL.add("INIT_REFRACTORY", 0, 0, INT_MAX, "REFRACTORY after reset, steps");
    ALL.add(
        "INIT_INHIBITION", 0, 0, INT_MAX, "INHIBITION after reset, membrane units per neighbour");
    ALL.add("INIT_STEP_MODE", 0, 0, 1, "STEP_MODE after reset");
    ALL.add("SPEC_DIGEST", 0, 0, INT_MAX, "first 31 bits of the SHA-256 of the resolved chip");
    ALL.add("LOAD_IMAGE", 0, 0, 1, "1: memories are initialised from the image files");
    // Not set by a chip: derived by the top and handed to the block that needs it.
    ALL.add("GROUPS", 16, 1, 4096, "groups of neurons that take turns, NEURONS / LANES");
    ALL.add("CURRENT_BITS", 14, 2, 32, "bits of a summed current, two's complement");
  }

  private MramLifParameters() {}

  static List<Parameter> pick(String... names) {
    return ALL.pick(names);
  }

  /**
   * The parameter of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Parameter named(String name) {
    return ALL.named(name);
  }
}
