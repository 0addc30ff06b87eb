// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Thresholds, resets, refractory time and lateral inhibition. */
abstract class LifNeuronFiringContractTest extends LifNeuronContract {
  /** Steps of a constant excitatory current into neuron 0 that spike, counted from 0. */
  private static List<Integer> spikingSteps(BlockDriver lif, int current, int steps) {
    List<Integer> spiking = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      if (step(lif, current, 0).bit("spikes_o", 0)) {
        spiking.add(step);
      }
    }
    return spiking;
  }

  @Test
  void aMembraneAtTheThresholdSpikes() {
    BlockDriver lif = pulses(SHIFT).set("threshold_i", 20).set("reset_value_i", -9);
    assertThat(step(lif, 19, 0).get("spikes_o")).isZero();
    assertThat(lif.get("membrane_q")).isEqualTo(19);
    assertThat(step(lif, 20, 0).get("spikes_o")).isEqualTo(1);
    assertThat(lif.get("membrane_q")).isEqualTo(-9);
    assertThat(step(lif, 21, 0).get("spikes_o")).isEqualTo(1);
  }

  @Test
  void aStrictThresholdMustBeExceeded() {
    BlockDriver lif = pulses(COEFFICIENT).set("threshold_i", 20);
    assertThat(step(lif, 20, 0).get("spikes_o")).isZero();
    assertThat(lif.get("membrane_q")).isEqualTo(20);
    assertThat(step(lif, 21, 0).get("spikes_o")).isEqualTo(1);
  }

  @Test
  void thresholdsAreSigned() {
    BlockDriver lif = pulses(SHIFT).set("threshold_i", -5);
    assertThat(step(lif, 0, 6).bit("spikes_o", 0)).isFalse();
    assertThat(step(lif, 0, 5).bit("spikes_o", 0)).isTrue();
    assertThat(step(lif, 3, 0).bit("spikes_o", 0)).isTrue();
    lif.set("threshold_i", -128);
    assertThat(step(lif, -128, 0).bit("spikes_o", 0)).isTrue();
  }

  @Test
  void theSaturatedMembraneIsCompared() {
    BlockDriver lif = pulses(SHIFT);
    assertThat(step(lif, 127, -128).get("spikes_o")).isEqualTo(1);
  }

  @Test
  void subtractionKeepsTheResidueAndSaturates() {
    BlockDriver lif = pulses(COEFFICIENT).set("leak_i", 0).set("threshold_i", 20);
    lif.set("reset_value_i", -50);
    assertThat(step(lif, 65, 0).get("membrane_q")).isEqualTo(45);
    assertThat(step(lif, 0, 0).get("membrane_q")).isEqualTo(25);
    assertThat(step(lif, 0, 0).get("membrane_q")).isEqualTo(5);
    assertThat(lif.get("spikes_o")).isEqualTo(1);
    assertThat(step(lif, 0, 0).get("membrane_q")).isEqualTo(5);
    assertThat(lif.get("spikes_o")).isZero();

    lif.set("threshold_i", -100);
    step(lif, 0, 0);
    assertThat(lif.get("membrane_q")).isEqualTo(105);
    assertSaturated(lif, false);
    step(lif, 0, 0);
    assertThat(lif.get("membrane_q")).isEqualTo(127);
    assertSaturated(lif, true);
  }

  @Test
  void noSpikeWithinTheRefractoryTime() {
    BlockDriver lif = pulses(SHIFT).set("threshold_i", 10).set("refractory_i", 3);
    assertThat(spikingSteps(lif, 100, 13)).containsExactly(0, 4, 8, 12);
    BlockDriver none = pulses(SHIFT).set("threshold_i", 10);
    assertThat(spikingSteps(none, 100, 4)).containsExactly(0, 1, 2, 3);
    BlockDriver longest = pulses(SHIFT).set("threshold_i", 10).set("refractory_i", 7);
    assertThat(spikingSteps(longest, 100, 17)).containsExactly(0, 8, 16);
  }

  @Test
  void withoutARefractoryCounterEveryStepCanSpike() {
    BlockDriver lif = pulses(with(SHIFT, "REFRACTORY_BITS", 0)).set("threshold_i", 10);
    lif.set("refractory_i", 1);
    assertThat(spikingSteps(lif, 100, 4)).containsExactly(0, 1, 2, 3);
    assertThat(lif.get("refractory_q")).isZero();
  }

  @Test
  void inRefractoryTimeTheMembraneIsTheResetValueAndTracesGoOn() {
    BlockDriver lif = pulses(SHIFT).set("threshold_i", 10).set("refractory_i", 3);
    lif.set("reset_value_i", -7).set("decay_e_i", 1).set("decay_i_i", 1);
    step(lif, 64, 32);
    assertThat(lif.get("refractory_q")).isEqualTo(3);
    long[] traces = {32, 16, 8};
    for (int t = 0; t < 3; t++) {
      lif.set("reset_value_i", 5 - t);
      step(lif, 0, 0);
      assertThat(lif.get("membrane_q")).isEqualTo(5 - t);
      assertThat(lif.get("trace_e_q")).isEqualTo(traces[t]);
      assertThat(lif.get("trace_i_q")).isEqualTo(traces[t] / 2);
      assertThat(lif.get("refractory_q")).isEqualTo(2 - t);
      assertThat(lif.get("spikes_o")).isZero();
    }
    lif.set("leak_i", 31);
    assertThat(step(lif, 0, 0).get("membrane_q")).isEqualTo(3 + 4 - 2);
  }

  @Test
  void withSubtractionTheRefractoryMembraneIsTheResetValueToo() {
    BlockDriver lif = pulses(COEFFICIENT).set("threshold_i", 20).set("refractory_i", 1);
    lif.set("reset_value_i", -3);
    assertThat(step(lif, 65, 0).get("membrane_q")).isEqualTo(45);
    assertThat(step(lif, 0, 0).get("membrane_q")).isEqualTo(-3);
    assertThat(lif.get("refractory_q")).isZero();
  }

  @Test
  void aNewRefractoryTimeCountsFromTheNextSpike() {
    BlockDriver lif = pulses(SHIFT).set("threshold_i", 10).set("refractory_i", 2);
    step(lif, 100, 0);
    lif.set("refractory_i", 5);
    assertThat(spikingSteps(lif, 100, 9)).containsExactly(2, 8);
  }

  @Test
  void inhibitionWorksOneStepAfterTheNeighboursSpike() {
    BlockDriver lif = pulses(SHIFT).set("threshold_i", 100).set("inhibition_i", 30);
    mask(lif, 1, 0, 1);
    step(lif, 100, 0);
    assertThat(lif.get("spikes_o")).isEqualTo(0b001);
    assertThat(lif.get("membrane_q", 1)).isZero();
    step(lif, 0, 0);
    assertThat(lif.get("membrane_q", 1)).isEqualTo(-30);
    assertThat(lif.get("membrane_q", 2)).isZero();
    assertThat(lif.get("membrane_q", 0)).isZero();
    step(lif, 0, 0);
    assertThat(lif.get("membrane_q", 1)).isZero();
  }

  @Test
  void clocksBetweenStepsDoNotLoseTheInhibition() {
    BlockDriver lif = pulses(SHIFT).set("threshold_i", 100).set("inhibition_i", 30);
    mask(lif, 1, 0, 1);
    step(lif, 100, 0);
    lif.clock().clock();
    assertThat(step(lif, 0, 0).get("membrane_q", 1)).isEqualTo(-30);
  }

  @Test
  void theDiagonalOfTheMaskIsSelfInhibition() {
    BlockDriver lif = pulses(SHIFT).set("threshold_i", 50).set("inhibition_i", 60);
    mask(lif, 0, 0, 1);
    assertThat(spikingSteps(lif, 100, 6)).containsExactly(0, 2, 4);
    assertThat(lif.get("membrane_q")).isEqualTo(40);
  }

  @Test
  void inhibitionCountsNeighboursAndSaturates() {
    BlockDriver lif = pulses(SHIFT).set("threshold_i", 100).set("inhibition_i", 64);
    for (int n = 0; n < 3; n++) {
      mask(lif, 2, n, 1);
    }
    mask(lif, 1, 0, 1);
    mask(lif, 1, 2, 1);
    lif.set("current_e_i", 0x64_64_64);
    step(lif);
    assertThat(lif.get("spikes_o")).isEqualTo(0b111);
    lif.set("current_e_i", 0);
    step(lif);
    assertThat(lif.get("membrane_q", 0)).isZero();
    assertThat(lif.get("membrane_q", 1)).isEqualTo(-128);
    assertThat(lif.get("membrane_q", 2)).isEqualTo(-128);
    assertSaturated(lif, true);
  }

  @Test
  void twoNeuronsInhibitEachOtherInTheSameStep() {
    BlockDriver lif = pulses(SHIFT).set("threshold_i", 50).set("inhibition_i", 70);
    mask(lif, 0, 1, 1);
    mask(lif, 1, 0, 1);
    lif.set("current_e_i", 0x00_64_64);
    for (int t = 0; t < 4; t++) {
      step(lif);
      assertThat(lif.get("spikes_o")).as("step %d", t).isEqualTo(t % 2 == 0 ? 0b011 : 0);
    }
  }

  @Test
  void aRefractoryNeuronIsNotInhibited() {
    BlockDriver lif = pulses(SHIFT).set("threshold_i", 50).set("inhibition_i", 70);
    lif.set("refractory_i", 1).set("reset_value_i", 4);
    mask(lif, 0, 0, 1);
    step(lif, 100, 0);
    assertThat(step(lif, 0, 0).get("membrane_q")).isEqualTo(4);
    assertThat(step(lif, 9, 0).get("membrane_q")).isEqualTo(9);
  }

  @Test
  void withoutTheInhibitionParameterMaskAndWeightDoNothing() {
    BlockDriver lif = pulses(COEFFICIENT).set("threshold_i", 10).set("inhibition_i", 127);
    mask(lif, 1, 0, 1);
    assertThat(lif.memory("mask_q")).containsExactly(0, 1, 0);
    step(lif, 100, 0);
    assertThat(lif.get("spikes_o")).isEqualTo(1);
    assertThat(step(lif, 0, 0).get("membrane_q", 1)).isZero();
  }

  @Test
  void aStepUsesTheMaskFromBeforeAWriteOnTheSameEdge() {
    BlockDriver lif = pulses(SHIFT).set("threshold_i", 100).set("inhibition_i", 30);
    step(lif, 100, 0);
    lif.set("mask_write_i", 1).set("mask_neuron_i", 1).set("mask_data_i", 1);
    step(lif, 100, 0);
    assertThat(lif.get("membrane_q", 1)).isZero();
    lif.set("mask_data_i", 0);
    step(lif, 0, 0);
    assertThat(lif.get("membrane_q", 1)).isEqualTo(-30);
    assertThat(lif.memory("mask_q")).containsOnly(0);
  }

  @Test
  void resetKeepsTheMaskWhichCanBeWrittenMeanwhile() {
    BlockDriver lif = pulses(SHIFT);
    mask(lif, 2, 1, 1);
    lif.set("rst_ni", 0).clock();
    mask(lif, 0, 2, 1);
    assertThat(lif.memory("mask_q")).containsExactly(0b100, 0, 0b010);
    mask(lif, 2, 1, 0);
    assertThat(lif.memory("mask_q")).containsExactly(0b100, 0, 0);
  }

  @Test
  void numbersBeyondThePopulationWriteNothing() {
    BlockDriver lif = pulses(SHIFT);
    for (int n = 0; n < 4; n++) {
      mask(lif, 3, n, 1);
      mask(lif, n, 3, 1);
    }
    assertThat(lif.memory("mask_q")).containsOnly(0);
  }

  @Test
  void neighboursBeyondAWordInhibitAsTheOthers() {
    BlockDriver lif = pulses(with(SHIFT, "NEURONS", 66)).set("threshold_i", 100);
    lif.set("inhibition_i", 11);
    // Two words a neuron: neuron 1 is inhibited by neurons 63 and 65, neuron 65 by 64.
    long[] mask = new long[66 * 2];
    mask[2] = 1L << 63;
    mask[3] = 1L << 1;
    mask[65 * 2 + 1] = 1;
    lif.load("mask_q", mask);
    mask(lif, 2, 65, 1);
    mask[2 * 2 + 1] = 1L << 1;
    assertThat(lif.memory("mask_q")).isEqualTo(mask);
    for (int n : new int[] {63, 64, 65}) {
      lif.set("current_e_i", n, CURRENT_BITS, 100);
    }
    step(lif);
    for (int n = 0; n < 66; n++) {
      assertThat(lif.bit("spikes_o", n)).as("neuron %d", n).isEqualTo(n >= 63);
    }
    lif.set("current_e_i", 0);
    step(lif);
    assertThat(lif.get("membrane_q", 0)).isZero();
    assertThat(lif.get("membrane_q", 1)).isEqualTo(-22);
    assertThat(lif.get("membrane_q", 2)).isEqualTo(-11);
    assertThat(lif.get("membrane_q", 65)).isEqualTo(-11);
  }
}
