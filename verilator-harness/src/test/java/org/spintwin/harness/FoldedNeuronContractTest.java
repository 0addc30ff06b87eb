// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

abstract class FoldedNeuronContractTest extends FoldedNeuronContract {
  @ParameterizedTest
  @CsvSource({"0, 5", "1, 5", "2, 6"})
  void aFinishTakesFiveEdgesAndSixWithSecondTraces(int shape, int edges) {
    BlockDriver block = neurons(with(PULSE, "PSP_SHAPE", shape)).set("finish_i", 1);
    block.set("group_i", 1).set("last_i", 1).set("valid_i", 1);
    block.set("reset_value_i", 1).set("threshold_i", -128);
    for (int edge = 1; edge <= 8; edge++) {
      block.clock().set("valid_i", 0);
      assertThat(block.get("step_o")).as("edge %d", edge).isEqualTo(edge == edges ? 1 : 0);
      assertThat(block.get("push_o")).as("edge %d", edge).isEqualTo(edge == edges ? 1 : 0);
      assertThat(block.get("written_q") != 0).as("edge %d", edge).isEqualTo(edge >= edges);
      long[] memory = block.memory("state_q");
      assertThat(memory[0]).isZero();
      assertThat(memory[memory.length / 2] != 0).as("edge %d", edge).isEqualTo(edge >= edges);
    }
    assertPushedGroup(block, 1, 0b11);
  }

  @Test
  void tracesAndLeakRoundTowardsMinusInfinity() {
    BlockDriver block = neurons(EXPONENTIAL);
    block.set("decay_e_i", 2).set("decay_i_i", 1).set("leak_i", 3);
    // What a loses is floor(a / 2^k): -2 of -7 by 4, -1 of -1; 3 loses nothing by 4.
    load(block, EXPONENTIAL, state(-9, -7, -1, 0), state(7, 3, -3, 0));
    finish(block, EXPONENTIAL, 1, 0, 0, 0, 0);
    assertState(block, 0, -9 + 2 - 5 - 0, -5, 0, 0);
    assertState(block, 1, 7 - 0 + 3 + 1, 3, -1, 0);
    finish(block, EXPONENTIAL, 1, 10, -20, 0, 0);
    assertState(block, 0, -12 + 2 + (-5 + 2 + 10) + 20, 7, -20, 0);
    assertState(block, 1, 11 - 1 + 3 - 0, 3, 0, 0);
  }

  @Test
  void coefficientsRoundTowardsMinusInfinityToo() {
    Map<String, Long> parameters = with(EXPONENTIAL, "DECAY_MODE", 2, "LEAK_MODE", 2);
    BlockDriver block = neurons(parameters);
    block.set("decay_e_i", 16).set("decay_i_i", 127).set("leak_i", 1);
    // floor(-7 / 4) = -2; floor(3 * 127 / 64) = 5, floor(-3 * 127 / 64) = -6; floor(-1 / 64) = -1.
    load(block, parameters, state(-1, -7, 3, 0), state(63, 7, -3, 0));
    finish(block, parameters, 1, 0, 0, 0, 0);
    assertState(block, 0, -1 + 1 - 5 + 2, -5, -2, 0);
    assertState(block, 1, 63 - 0 + 6 - 3, 6, 3, 0);
  }

  @Test
  void tracesSaturateAndGoOnWhileRefractory() {
    BlockDriver block = neurons(EXPONENTIAL).set("reset_value_i", -9);
    block.set("decay_e_i", 7).set("decay_i_i", 7).set("leak_i", 7);
    load(block, EXPONENTIAL, state(0, 100, 0, 2), state(0, 0, 100, 1));
    finish(block, EXPONENTIAL, 1, 27, 1, 0, 27);
    assertState(block, 0, -9, 127, 1, 1);
    assertState(block, 1, -9, 0, 127, 0);
    assertSaturated(block, false);
    finish(block, EXPONENTIAL, 1, 1, 0, 0, -255);
    assertState(block, 0, -9, 127, 1, 0);
    // -9 loses floor(-9 / 128) = -1. Only the trace of the refractory neuron was clipped.
    assertState(block, 1, -9 + 1 + 128, 0, -128, 0);
    assertSaturated(block, true);
  }

  @Test
  void secondTracesTakeTheNewFirstOnes() {
    BlockDriver block = neurons(ALPHA).set("decay_e_i", 1).set("decay_i_i", 2);
    load(block, ALPHA, state(1, 8, -8, 4, -5, 0), state(0, 0, 0, 127, 127, 0));
    finish(block, ALPHA, 1, 6, 3, 64, 32);
    // Lane 0: 8 - 4 + 6 = 10, 4 - 2 + 10 = 12; -8 + 2 + 3 = -3, -5 + 2 - 3 = -6.
    assertState(block, 0, 1 + 12 + 6, 10, -3, 12, -6, 0);
    // Lane 1: 64, 127 - 63 + 64 = 128, clipped; 32, 127 - 31 + 32 = 128, clipped.
    assertState(block, 1, 0, 64, 32, 127, 127, 0);
    assertSaturated(block, true);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aClearWritesZerosAndTellsNothing(int shape) {
    Map<String, Long> parameters = with(PULSE, "PSP_SHAPE", shape);
    BlockDriver block = neurons(parameters).set("threshold_i", -128);
    load(block, parameters, state(1, 2), state(4, 5));
    long[] before = block.memory("state_q");
    block.set("valid_i", 1).set("clear_i", 1).set("group_i", 1).set("last_i", 1);
    for (int edge = 1; edge <= 8; edge++) {
      block.clock().set("valid_i", 0);
      assertThat(block.record()).containsOnly(0);
    }
    long[] after = block.memory("state_q");
    for (int i = 0; i < after.length; i++) {
      assertThat(after[i]).isEqualTo(i < after.length / 2 ? before[i] : 0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void aResetInMidSweepLosesWhatIsUnderWayAndKeepsTheState(int at) {
    BlockDriver block = neurons(ALPHA).set("threshold_i", -128);
    load(block, ALPHA, state(1, 2, 3, 4, 5, 6), state(7, 8, 9, 10, 11, 0));
    long[] before = block.memory("state_q");
    block.set("valid_i", 1).set("finish_i", 1).set("last_i", 1);
    for (int clock = 0; clock < 10; clock++) {
      block.set("rst_ni", clock == at ? 0 : 1).clock().set("valid_i", 0);
    }
    assertThat(block.record()).containsOnly(0);
    assertThat(block.memory("state_q")).isEqualTo(before);
  }
}
