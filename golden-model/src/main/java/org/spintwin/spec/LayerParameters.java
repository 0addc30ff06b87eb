// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** Parameters of the blocks of a layer, each written once and picked by name. */
final class LayerParameters {
  private static final ParameterSet ALL = new ParameterSet();

  static {
    ALL.add("NEURONS", 32, 1, LifNetworkChip.MOST_NUMBERS, "neurons");
    ALL.add("LANES", 1, 1, LifNetworkChip.MOST_NUMBERS, "neurons computed at once");
    ALL.add("COLUMNS", 64, 1, LifNetworkChip.MOST_NUMBERS, "columns");
    ALL.add(
        "VALUE_BITS",
        1,
        1,
        LifNetworkChip.MOST_VALUE_BITS,
        "bits of a column's value, two's complement; 1: it is 0 or 1");
    ALL.add("CODE_BITS", 8, 2, 16, "bits of a code, two's complement");
    ALL.add("SUM_BITS", 16, 2, LifNetworkChip.MOST_SUM_BITS, "bits of a sum, two's complement");
    ALL.add("CURRENT_SHIFT", 0, 0, 24, "a sum drives times 2 to this power");
    ALL.add("MEMBRANE_BITS", 16, 4, 40, "bits of a membrane, two's complement");
    ALL.add("CURRENT_BITS", 16, 4, 40, "bits of a synaptic current, two's complement");
    ALL.add("COEFFICIENT_BITS", 12, 4, 24, "fraction bits of leak and decay");
    ALL.add(
        "SYNAPSE",
        0,
        0,
        2,
        "sums drive 0: the membrane, 1: a current that drives the membrane at once, 2: one that"
            + " drives it a step later");
    ALL.add("LEAKS", 1, 0, 1, "0: membranes do not leak");
    ALL.add("FIRES", 1, 0, 1, "answers are 0: membranes, 1: spikes");
    ALL.add("RESET_SUBTRACT", 0, 0, 1, "a spike 0: sets the membrane, 1: subtracts from it");
    ALL.add("OWN_SETTINGS", 0, 0, 1, "1: each neuron has settings, 0: all have the same");
    ALL.add(
        "RECURRENT",
        0,
        0,
        1,
        "1: answers drive the layer itself, so they change only when a step is done");
    ALL.add("LOAD_IMAGE", 0, 0, 1, "1: memories are initialised from the image files");
  }

  static final Derived GROUPS =
      new Derived(
          "GROUPS", Expr.of("(NEURONS + LANES - 1)/LANES"), "groups of LANES neurons, rounded up");

  static final Rule LANES_EXIST =
      new Rule(
          "LANES_must_be_at_most_NEURONS",
          Expr.of("LANES <= NEURONS"),
          "LANES must be at most NEURONS");

  private LayerParameters() {}

  static List<Parameter> pick(String... names) {
    return ALL.pick(names);
  }

  /** The rule that a vector is no wider than every tool takes. */
  static Rule narrow(String id, String bits) {
    return new Rule(
        id + "_must_be_at_most_" + LifNetworkChip.WIDEST,
        Expr.of(bits + " <= " + LifNetworkChip.WIDEST),
        bits
            + " must be at most "
            + LifNetworkChip.WIDEST
            + ", the widest vector that every tool takes");
  }
}
