// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** Configurations and steps shared by the suites of the folded neurons. */
abstract class FoldedNeuronContract extends BlockContract {
  private static final int LANES = 2;
  private static final int INHIBITION_BITS = 10;

  /**
   * Two groups of two neurons, membranes of -128 to 127, no fraction bits, one sum of 11 bits. All
   * but the refractory counter of a state is 8 bits wide.
   */
  static final Map<String, Long> PULSE =
      with(
          Map.of(),
          "INPUTS",
          4,
          "NEURONS",
          4,
          "GROUPS",
          2,
          "LANES",
          LANES,
          "CODE_BITS",
          8,
          "CODE_FRACTION_BITS",
          0,
          "FRACTION_BITS",
          0,
          "TRACE_BITS",
          8,
          "MEMBRANE_BITS",
          8,
          "REFRACTORY_BITS",
          3,
          "COEFFICIENT_BITS",
          6,
          "PSP_SHAPE",
          0,
          "DECAY_MODE",
          1,
          "LEAK_MODE",
          0,
          "INHIBITION",
          1);

  static final Map<String, Long> SUBTRACT = with(PULSE, "RESET_SUBTRACT", 1);

  /** Two sums of 10 bits; decays and leak by shift. */
  static final Map<String, Long> EXPONENTIAL = with(PULSE, "PSP_SHAPE", 1, "LEAK_MODE", 1);

  static final Map<String, Long> ALPHA = with(PULSE, "PSP_SHAPE", 2);

  /** The block, its threshold at 127. */
  final BlockDriver neurons(Map<String, Long> parameters) {
    return block(parameters).set("threshold_i", 127);
  }

  private static int branches(Map<String, Long> parameters) {
    return parameters.get("PSP_SHAPE") == 0 ? 1 : 2;
  }

  private static int edges(Map<String, Long> parameters) {
    return parameters.get("PSP_SHAPE") == 2 ? 6 : 5;
  }

  /** The sums of lane 0, then of lane 1, on the ports. */
  private static void sums(BlockDriver block, Map<String, Long> parameters, int... sums) {
    int bits = branches(parameters) == 1 ? 11 : 10;
    for (int i = 0; i < sums.length; i++) {
      block.set("sums_i", i, bits, sums[i]);
    }
  }

  /** Sums and inhibitions that no step may use. */
  private static void noise(BlockDriver block) {
    block.set("sums_i", 0x2D_5A33_6B5BL).set("inhibitions_i", 0x7_35CBL);
  }

  /** Finishes the step of a group, its sums on the ports only on the one clock they are read. */
  static BlockDriver finish(
      BlockDriver block, Map<String, Long> parameters, int group, int... sums) {
    return finish(block, parameters, group, new int[] {0, 0}, sums);
  }

  static BlockDriver finish(
      BlockDriver block, Map<String, Long> parameters, int group, int[] inhibitions, int... sums) {
    noise(block);
    block.set("valid_i", 1).set("finish_i", 1).set("group_i", group).set("last_i", group).clock();
    block.set("valid_i", 0).set("finish_i", 0).set("group_i", 1 - group).set("last_i", 1 - group);
    block.clock();
    sums(block, parameters, sums);
    for (int lane = 0; lane < LANES; lane++) {
      block.set("inhibitions_i", lane, INHIBITION_BITS, inhibitions[lane]);
    }
    block.clock();
    noise(block);
    for (int edge = 4; edge <= edges(parameters); edge++) {
      assertThat(block.get("push_o")).as("push_o").isZero();
      assertThat(block.get("step_o")).as("step_o").isZero();
      block.clock();
    }
    assertThat(block.get("step_o")).as("step_o").isEqualTo(group);
    return block;
  }

  /** The state of a neuron: membrane, traces and refractory counter, as far as there are any. */
  static long state(int... fields) {
    long state = 0;
    for (int i = 0; i < fields.length; i++) {
      state |= (fields[i] & 0xFFL) << 8 * i;
    }
    return state;
  }

  /** Gives both groups these states of lane 0 and lane 1. */
  static void load(BlockDriver block, Map<String, Long> parameters, long lane0, long lane1) {
    int bits = 8 * (1 + 2 * parameters.get("PSP_SHAPE").intValue()) + 3;
    if (LANES * bits <= 64) {
      long word = lane0 | lane1 << bits;
      block.load("state_q", word, word);
    } else {
      long low = lane0 | lane1 << bits;
      long high = lane1 >>> 64 - bits;
      block.load("state_q", low, high, low, high);
    }
  }

  /** The state written last to a lane. */
  static void assertState(BlockDriver block, int lane, int... fields) {
    long written = block.get("written_q", lane);
    for (int i = 0; i < fields.length; i++) {
      assertThat((byte) (written >> 8 * i))
          .as("field %d of lane %d", i, lane)
          .isEqualTo((byte) fields[i]);
    }
  }

  static void assertPushed(BlockDriver block, int spikes) {
    assertThat(block.get("push_o")).as("push_o").isEqualTo(1);
    assertThat(block.get("word_o")).as("word_o").isEqualTo(spikes);
  }

  static void assertSaturated(BlockDriver block, boolean saturated) {
    assertThat(block.get("saturated_o")).as("saturated_o").isEqualTo(saturated ? 1 : 0);
  }

  static void assertPushedGroup(BlockDriver block, int group, int spikes) {
    assertThat(block.get("group_o")).as("group_o").isEqualTo(group);
    assertThat(block.get("last_o")).as("last_o").isEqualTo(group);
    assertThat(block.get("word_o")).as("word_o").isEqualTo(spikes);
  }
}
