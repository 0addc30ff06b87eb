// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

abstract class FoldedNeuronFiringContractTest extends FoldedNeuronContract {
  @ParameterizedTest
  @CsvSource({"0, 2", "1, 0"})
  void aMembraneAtTheThresholdSpikesUnlessTheThresholdIsStrict(int strict, int spikes) {
    Map<String, Long> parameters = with(PULSE, "STRICT_THRESHOLD", strict);
    BlockDriver block = neurons(parameters).set("threshold_i", -20);
    assertPushed(finish(block, parameters, 1, -21, -20), spikes);
    assertPushed(finish(block, parameters, 1, 2, 20), 0b11);
  }

  @Test
  void membranesSaturateOnBothSides() {
    BlockDriver block = neurons(PULSE);
    load(block, PULSE, state(100), state(-100));
    finish(block, PULSE, 1, 26, -28);
    assertState(block, 0, 126, 0);
    assertState(block, 1, -128, 0);
    assertSaturated(block, false);
    assertPushed(finish(block, PULSE, 1, 1023, -1), 0b01);
    assertState(block, 1, -128, 0);
    assertSaturated(block, true);
    assertPushed(finish(block, PULSE, 1, 0, -1024), 0);
    assertState(block, 1, -128, 0);
    assertSaturated(block, true);
  }

  @Test
  void aClippedGroupIsToldWithTheLastOfItsSweepOnly() {
    BlockDriver block = neurons(PULSE);
    finish(block, PULSE, 0, -129, 0);
    assertSaturated(block, false);
    finish(block, PULSE, 1, 1, 1);
    assertSaturated(block, true);
    block.clock();
    assertSaturated(block, false);
    finish(block, PULSE, 0, 1, 1);
    finish(block, PULSE, 1, 1, 1);
    assertSaturated(block, false);
  }

  @Test
  void aSpikeGivesTheResetValueOrTakesTheThresholdAway() {
    BlockDriver resets = neurons(PULSE).set("threshold_i", 20).set("reset_value_i", -3);
    finish(resets, PULSE, 0, 27, 19);
    assertState(resets, 0, -3, 0);
    assertState(resets, 1, 19, 0);
    BlockDriver subtracts = neurons(SUBTRACT).set("threshold_i", 20).set("reset_value_i", -3);
    finish(subtracts, SUBTRACT, 0, 27, 20);
    assertState(subtracts, 0, 7, 0);
    assertState(subtracts, 1, 0, 0);
  }

  @Test
  void takingANegativeThresholdAwaySaturates() {
    BlockDriver block = neurons(SUBTRACT).set("threshold_i", -100);
    finish(block, SUBTRACT, 1, 27, 27);
    assertState(block, 0, 127, 0);
    assertSaturated(block, false);
    load(block, SUBTRACT, state(0), state(-128));
    assertPushed(finish(block, SUBTRACT, 1, 28, 0), 0b01);
    assertState(block, 0, 127, 0);
    assertState(block, 1, -128, 0);
    assertSaturated(block, true);
  }

  @Test
  void aRefractoryNeuronStaysAtTheResetValueWhileItCountsDown() {
    BlockDriver block = neurons(PULSE).set("threshold_i", 20).set("reset_value_i", 50);
    block.set("refractory_i", 3);
    assertPushed(finish(block, PULSE, 1, 20, 0), 0b01);
    assertState(block, 0, 50, 3);
    for (int left = 2; left >= 0; left--) {
      assertPushed(finish(block, PULSE, 1, 1000, 0), 0);
      assertState(block, 0, 50, left);
      assertSaturated(block, false);
    }
    assertPushed(finish(block, PULSE, 1, 1, 0), 0b01);
    assertState(block, 0, 50, 3);
    assertState(block, 1, 0, 0);
  }

  @Test
  void withoutARefractoryCounterEveryStepMaySpike() {
    Map<String, Long> parameters = with(PULSE, "REFRACTORY_BITS", 0);
    BlockDriver block = neurons(parameters).set("threshold_i", 1).set("refractory_i", 1);
    for (int step = 0; step < 3; step++) {
      assertPushed(finish(block, parameters, 1, 1, 1), 0b11);
    }
    assertPushed(finish(block, parameters, 1, -5, 0), 0);
    assertThat(block.memory("state_q")).containsExactly(0, 0x00FB);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void inhibitionIsTakenAwayWhereItIsBuiltIn(int builtIn) {
    Map<String, Long> parameters = with(PULSE, "INHIBITION", builtIn);
    BlockDriver block = neurons(parameters);
    finish(block, parameters, 1, new int[] {5, 508}, 100, 600);
    assertState(block, 0, 100 - 5 * builtIn, 0);
    assertPushed(block, builtIn == 0 ? 0b10 : 0);
    assertState(block, 1, builtIn == 0 ? 0 : 600 - 508, 0);
    assertSaturated(block, builtIn == 0);
  }

  @Test
  void aPulseIsScaledToMembraneUnitsAndNotCutToATrace() {
    Map<String, Long> parameters =
        with(PULSE, "FRACTION_BITS", 3, "CODE_FRACTION_BITS", 1, "TRACE_BITS", 4);
    BlockDriver block = neurons(parameters);
    finish(block, parameters, 1, 25, -32);
    assertState(block, 0, 100, 0);
    assertState(block, 1, -128, 0);
    assertSaturated(block, false);
  }

  @Test
  void onlyGroupsWithSpikesAndTheLastArePushed() {
    BlockDriver block = neurons(PULSE).set("threshold_i", 10);
    finish(block, PULSE, 0, 9, 9);
    assertThat(block.get("push_o")).isZero();
    assertPushedGroup(block, 0, 0);
    assertPushed(finish(block, PULSE, 0, 0, 1), 0b10);
    assertPushedGroup(block, 0, 0b10);
    assertPushed(finish(block, PULSE, 1, 9, 9), 0);
    assertPushedGroup(block, 1, 0);
    assertThat(block.clock().get("push_o")).isZero();
  }

  @Test
  void aResetForgetsThatAGroupWasClipped() {
    BlockDriver block = neurons(PULSE);
    finish(block, PULSE, 0, -200, 0);
    block.set("rst_ni", 0).clock().set("rst_ni", 1);
    finish(block, PULSE, 1, 1, 1);
    assertSaturated(block, false);
  }
}
