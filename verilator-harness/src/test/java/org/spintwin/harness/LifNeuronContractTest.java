// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Traces and membranes; spikes are in {@link LifNeuronFiringContractTest}. */
abstract class LifNeuronContractTest extends LifNeuronContract {
  @Test
  void aTraceDecaysByAShiftThatRoundsTowardsMinusInfinity() {
    BlockDriver lif = pulses(SHIFT);
    step(lif, 7, -7);
    assertThat(lif.get("trace_e_q")).isEqualTo(7);
    assertThat(lif.get("trace_i_q")).isEqualTo(-7);
    lif.set("decay_e_i", 1).set("decay_i_i", 1);
    long[] positive = {4, 2, 1, 1, 1}; // 7 - 3, 4 - 2, 2 - 1, then 1 - 0 for ever
    long[] negative = {-3, -1, 0, 0, 0}; // -7 + 4, -3 + 2, -1 + 1
    for (int t = 0; t < positive.length; t++) {
      step(lif, 0, 0);
      assertThat(lif.get("trace_e_q")).isEqualTo(positive[t]);
      assertThat(lif.get("trace_i_q")).isEqualTo(negative[t]);
    }
  }

  @Test
  void aShiftIsTakenModulo32() {
    BlockDriver lif = pulses(SHIFT);
    step(lif, 40, -40);
    lif.set("decay_e_i", 32 + 2).set("decay_i_i", 31);
    step(lif, 0, 0);
    assertThat(lif.get("trace_e_q")).isEqualTo(30);
    assertThat(lif.get("trace_i_q")).isEqualTo(-39);
  }

  @Test
  void aTraceDecaysByACoefficientThatRoundsTowardsMinusInfinity() {
    BlockDriver lif = pulses(COEFFICIENT);
    step(lif, 7, -7);
    lif.set("decay_e_i", 32).set("decay_i_i", 32);
    step(lif, 0, 0);
    assertThat(lif.get("trace_e_q")).isEqualTo(7 - 3);
    assertThat(lif.get("trace_i_q")).isEqualTo(-7 + 4);
    lif.set("decay_e_i", 1).set("decay_i_i", 1);
    step(lif, 0, 0);
    assertThat(lif.get("trace_e_q")).isEqualTo(4);
    assertThat(lif.get("trace_i_q")).isEqualTo(-2);
    lif.set("decay_e_i", 127).set("decay_i_i", 127); // 4 * 127 / 64 = 7.9, -2 * 127 / 64 = -3.97
    step(lif, 0, 0);
    assertThat(lif.get("trace_e_q")).isEqualTo(4 - 7);
    assertThat(lif.get("trace_i_q")).isEqualTo(-2 + 4);
    lif.set("decay_e_i", 64).set("decay_i_i", 0);
    step(lif, 0, 0);
    assertThat(lif.get("trace_e_q")).isZero();
    assertThat(lif.get("trace_i_q")).isEqualTo(2);
  }

  @Test
  void tracesSaturateAtTheTopAndSaySo() {
    BlockDriver lif = pulses(COEFFICIENT).set("decay_e_i", 0).set("decay_i_i", 0);
    // Both branches alike: the membrane stays 0 and is never what clips.
    for (int t = 0; t < 16; t++) {
      step(lif, 127, 127);
    }
    step(lif, 15, 15);
    assertThat(lif.get("trace_e_q")).isEqualTo(2047);
    assertThat(lif.get("trace_i_q")).isEqualTo(2047);
    assertSaturated(lif, false);
    step(lif, 1, 0);
    assertThat(lif.get("trace_e_q")).isEqualTo(2047);
    assertSaturated(lif, true);
    step(lif, 0, 127);
    assertThat(lif.get("trace_i_q")).isEqualTo(2047);
    assertSaturated(lif, true);
  }

  @Test
  void tracesSaturateAtTheBottomAndSaySo() {
    BlockDriver lif = pulses(COEFFICIENT).set("decay_e_i", 0).set("decay_i_i", 0);
    for (int t = 0; t < 16; t++) {
      step(lif, -128, -128);
      assertSaturated(lif, false);
    }
    step(lif, -1, 0);
    assertThat(lif.get("trace_e_q")).isEqualTo(-2048);
    assertSaturated(lif, true);
    step(lif, 0, -128);
    assertThat(lif.get("trace_i_q")).isEqualTo(-2048);
    assertSaturated(lif, true);
  }

  @Test
  void inRefractoryTimeATraceCanClipButNotTheMembrane() {
    BlockDriver lif = pulses(COEFFICIENT).set("decay_e_i", 0).set("decay_i_i", 0);
    for (int t = 0; t < 16; t++) {
      step(lif, 127, 127);
    }
    lif.set("threshold_i", -1).set("refractory_i", 4);
    step(lif, 0, 0);
    assertThat(lif.bit("spikes_o", 0)).isTrue();
    step(lif, 0, -128);
    assertThat(lif.get("trace_e_q")).isEqualTo(2032);
    assertThat(lif.get("trace_i_q")).isEqualTo(1904); // the difference of 128 would clip V
    assertSaturated(lif, false);
    step(lif, 127, 0);
    assertThat(lif.get("trace_e_q")).isEqualTo(2047);
    assertSaturated(lif, true);
    assertThat(lif.get("membrane_q")).isZero();
    step(lif, 0, 0);
    assertSaturated(lif, false);
    assertThat(lif.get("refractory_q")).isEqualTo(1);
  }

  @Test
  void theMembraneSaturatesAtBothEndsInsteadOfWrapping() {
    BlockDriver lif = pulses(COEFFICIENT);
    step(lif, 127, 0);
    assertThat(lif.get("membrane_q")).isEqualTo(127);
    assertSaturated(lif, false);
    step(lif, 127, -1);
    assertThat(lif.get("membrane_q")).isEqualTo(127);
    assertSaturated(lif, true);
    step(lif, -128, 0);
    assertThat(lif.get("membrane_q")).isEqualTo(-128);
    assertSaturated(lif, false);
    step(lif, -128, 1);
    assertThat(lif.get("membrane_q")).isEqualTo(-128);
    assertSaturated(lif, true);
    assertThat(lif.get("spikes_o")).isZero();
    lif.clock();
    assertSaturated(lif, false);
  }

  @Test
  void theSumIsExactBeforeItIsSaturated() {
    BlockDriver lif = pulses(SHIFT).set("leak_i", 31);
    step(lif, 100, 0);
    step(lif, 127, 127);
    assertThat(lif.get("membrane_q")).isEqualTo(100);
    assertSaturated(lif, false);
  }

  @Test
  void theMembraneLeaksByAShiftThatRoundsTowardsMinusInfinity() {
    BlockDriver lif = pulses(SHIFT);
    step(lif, -13, 0);
    lif.set("leak_i", 2);
    long[] expected = {-9, -6, -4, -3, -2, -1, 0, 0}; // each -x - floor(-x / 4)
    for (long membrane : expected) {
      assertThat(step(lif, 0, 0).get("membrane_q")).isEqualTo(membrane);
    }
  }

  @Test
  void theMembraneLeaksByACoefficientThatRoundsTowardsMinusInfinity() {
    BlockDriver lif = pulses(COEFFICIENT);
    step(lif, -13, 0);
    lif.set("leak_i", 16);
    assertThat(step(lif, 0, 0).get("membrane_q")).isEqualTo(-9); // -13 - floor(-3.25)
    lif.set("leak_i", 127);
    assertThat(step(lif, 0, 0).get("membrane_q")).isEqualTo(9); // -9 - floor(-17.86)
    assertThat(step(lif, 0, 0).get("membrane_q")).isEqualTo(-8); // 9 - floor(17.86)
  }

  @Test
  void withoutLeakTheMembraneKeepsEverything() {
    BlockDriver lif = pulses(ALPHA);
    step(lif, 50, 0);
    assertThat(step(lif, 0, 53).get("membrane_q")).isEqualTo(-3);
    assertThat(step(lif, 0, 0).get("membrane_q")).isEqualTo(-3);
  }

  @Test
  void theSecondAlphaStageTakesTheNewFirstStage() {
    BlockDriver lif = pulses(ALPHA).set("decay_e_i", 1).set("decay_i_i", 2);
    step(lif, 40, 16);
    assertThat(lif.get("trace_e_q")).isEqualTo(40);
    assertThat(lif.get("alpha_e_q")).isEqualTo(40);
    assertThat(lif.get("trace_i_q")).isEqualTo(16);
    assertThat(lif.get("alpha_i_q")).isEqualTo(16);
    assertThat(lif.get("membrane_q")).isEqualTo(24);
    step(lif, 0, 0);
    assertThat(lif.get("trace_e_q")).isEqualTo(20);
    assertThat(lif.get("alpha_e_q")).isEqualTo(40 - 20 + 20);
    assertThat(lif.get("trace_i_q")).isEqualTo(12);
    assertThat(lif.get("alpha_i_q")).isEqualTo(16 - 4 + 12);
    assertThat(lif.get("membrane_q")).isEqualTo(24 + 40 - 24);
    step(lif, 0, 0);
    assertThat(lif.get("alpha_e_q")).isEqualTo(40 - 20 + 10);
    assertThat(lif.get("alpha_i_q")).isEqualTo(24 - 6 + 9);
    assertThat(lif.get("membrane_q")).isEqualTo(40 + 30 - 27);
  }

  @Test
  void theAlphaStageSaturatesAndSaysSo() {
    BlockDriver lif = pulses(ALPHA).set("decay_e_i", 31).set("decay_i_i", 31);
    for (int t = 0; t < 5; t++) {
      step(lif, 127, 127);
      assertSaturated(lif, false);
    }
    assertThat(lif.get("alpha_e_q")).isEqualTo(127 * (1 + 2 + 3 + 4 + 5));
    step(lif, 127, 127);
    assertThat(lif.get("trace_e_q")).isEqualTo(6 * 127);
    assertThat(lif.get("alpha_e_q")).isEqualTo(2047);
    assertThat(lif.get("alpha_i_q")).isEqualTo(2047);
    assertThat(lif.get("membrane_q")).isZero();
    assertSaturated(lif, true);
  }

  @Test
  void theAlphaStageStaysZeroInOtherShapes() {
    BlockDriver lif = pulses(SHIFT);
    step(lif, 100, 90);
    assertThat(lif.get("trace_e_q")).isEqualTo(100);
    assertThat(lif.get("alpha_e_q")).isZero();
    assertThat(lif.get("alpha_i_q")).isZero();
    assertThat(lif.get("membrane_q")).isEqualTo(10);
  }

  @Test
  void aPulseReachesTheMembraneInFullAndLeavesNoTrace() {
    BlockDriver lif = block(PULSE).set("threshold_i", 2047).set("leak_i", 31);
    lif.set("decay_e_i", 31).set("decay_i_i", 31);
    step(lif, 127, -128); // far beyond the four bits that traces would have
    assertThat(lif.get("membrane_q")).isEqualTo(255);
    assertSaturated(lif, false);
    step(lif, 0, 0);
    assertThat(lif.get("membrane_q")).isEqualTo(255);
    step(lif, -128, 127);
    assertThat(lif.get("membrane_q")).isZero();
    for (String trace : new String[] {"trace_e_q", "trace_i_q", "alpha_e_q", "alpha_i_q"}) {
      assertThat(lif.get(trace)).as(trace).isZero();
    }
  }

  @Test
  void pulsesAreBroughtFromCodeUnitsToMembraneUnitsAndClipInTheMembraneOnly() {
    BlockDriver lif = block(with(PULSE, "FRACTION_BITS", 3)).set("threshold_i", 2047);
    step(lif, 127, 0);
    assertThat(lif.get("membrane_q")).isEqualTo(127 * 8);
    step(lif, 127, -128);
    assertThat(lif.get("membrane_q")).isEqualTo(255 * 8);
    assertSaturated(lif, false);
    lif.set("leak_i", 31);
    step(lif, 1, 0);
    assertThat(lif.get("membrane_q")).isZero(); // 2040 + 8 clips to the threshold and fires
    assertThat(lif.bit("spikes_o", 0)).isTrue();
    assertSaturated(lif, true);
  }

  @Test
  void currentsAreBroughtFromCodeUnitsToMembraneUnits() {
    BlockDriver lif =
        pulses(with(SHIFT, "CODE_FRACTION_BITS", 2, "FRACTION_BITS", 5, "TRACE_BITS", 10));
    step(lif, 13, -2);
    assertThat(lif.get("trace_e_q")).isEqualTo(13 * 8);
    assertThat(lif.get("trace_i_q")).isEqualTo(-2 * 8);
    assertThat(lif.get("membrane_q")).isEqualTo(15 * 8);
    step(lif, 127, -128);
    assertThat(lif.get("trace_e_q")).isEqualTo(511);
    assertThat(lif.get("trace_i_q")).isEqualTo(-512);
  }

  @Test
  void withoutAStepNothingChanges() {
    BlockDriver lif = pulses(SHIFT).set("threshold_i", 50).set("refractory_i", 5);
    step(lif, 127, 0);
    lif.set("current_e_i", 0x7F_7F_7F).set("threshold_i", 0);
    for (int clock = 0; clock < 2; clock++) {
      lif.clock();
      assertThat(lif.get("valid_o")).isZero();
      assertThat(lif.get("spikes_o")).isEqualTo(1);
      assertThat(lif.get("membrane_q", 1)).isZero();
      assertThat(lif.get("trace_e_q", 0)).isEqualTo(127);
      assertThat(lif.get("trace_e_q", 1)).isZero();
      assertThat(lif.get("refractory_q")).isEqualTo(5);
    }
    step(lif);
    assertThat(lif.get("spikes_o")).isEqualTo(0b110);
    assertThat(lif.get("refractory_q")).isEqualTo(4);
  }

  @Test
  void resetClearsAllStateAndIgnoresTheStep() {
    BlockDriver lif = pulses(ALPHA).set("threshold_i", 5).set("refractory_i", 7);
    // Everything is other than 0: V = sat(127 + 128) - 5, traces, counter, spikes and flags.
    step(lif, 127, -128);
    assertThat(lif.get("membrane_q")).isEqualTo(122);
    assertSaturated(lif, true);
    lif.set("rst_ni", 0).set("valid_i", 1).clock();
    assertThat(lif.record()).containsOnly(0);
  }
}
