// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** Configurations and steps shared by the suites of the neurons. */
abstract class LifNeuronContract extends BlockContract {
  static final int CURRENT_BITS = 8;

  /** Three neurons, membranes of -128 to 127, traces of -2048 to 2047, no fraction bits. */
  static final Map<String, Long> SHIFT =
      with(
          Map.of(),
          "NEURONS",
          3,
          "CURRENT_BITS",
          CURRENT_BITS,
          "CODE_FRACTION_BITS",
          0,
          "FRACTION_BITS",
          0,
          "TRACE_BITS",
          12,
          "MEMBRANE_BITS",
          8,
          "REFRACTORY_BITS",
          3,
          "COEFFICIENT_BITS",
          6,
          "PSP_SHAPE",
          1,
          "DECAY_MODE",
          1,
          "LEAK_MODE",
          1,
          "INHIBITION",
          1);

  /** The same with coefficients in 64ths, V > THRESHOLD, subtraction, and no inhibition. */
  static final Map<String, Long> COEFFICIENT =
      with(
          SHIFT,
          "DECAY_MODE",
          2,
          "LEAK_MODE",
          2,
          "STRICT_THRESHOLD",
          1,
          "RESET_SUBTRACT",
          1,
          "INHIBITION",
          0);

  /** Alpha-shaped potentials, no leak, subtraction. */
  static final Map<String, Long> ALPHA =
      with(SHIFT, "PSP_SHAPE", 2, "LEAK_MODE", 0, "RESET_SUBTRACT", 1);

  /** Currents straight into a membrane of -2048 to 2047; traces would have four bits. */
  static final Map<String, Long> PULSE =
      with(SHIFT, "PSP_SHAPE", 0, "TRACE_BITS", 4, "MEMBRANE_BITS", 12);

  /** A shift by 0: the variable forgets everything in each step. */
  static final int FORGET = 0;

  /** A block that passes currents on as one-step pulses and spikes at 127. */
  final BlockDriver pulses(Map<String, Long> parameters) {
    long forget = parameters == COEFFICIENT ? 64 : FORGET;
    return block(parameters)
        .set("decay_e_i", forget)
        .set("decay_i_i", forget)
        .set("leak_i", forget)
        .set("threshold_i", 127);
  }

  /** One step of neuron 0 with these currents, none for the others. */
  static BlockDriver step(BlockDriver lif, int currentE, int currentI) {
    lif.set("current_e_i", 0).set("current_e_i", 0, CURRENT_BITS, currentE);
    lif.set("current_i_i", 0).set("current_i_i", 0, CURRENT_BITS, currentI);
    return step(lif);
  }

  static BlockDriver step(BlockDriver lif) {
    lif.set("valid_i", 1).clock().set("valid_i", 0);
    assertThat(lif.get("valid_o")).as("valid_o").isEqualTo(1);
    return lif;
  }

  static void assertSaturated(BlockDriver lif, boolean saturated) {
    assertThat(lif.get("saturated_o")).as("saturated_o").isEqualTo(saturated ? 1 : 0);
  }

  static void mask(BlockDriver lif, int neuron, int neighbour, int inhibits) {
    lif.set("mask_write_i", 1)
        .set("mask_neuron_i", neuron)
        .set("mask_neighbour_i", neighbour)
        .set("mask_data_i", inhibits)
        .clock()
        .set("mask_write_i", 0);
  }
}
