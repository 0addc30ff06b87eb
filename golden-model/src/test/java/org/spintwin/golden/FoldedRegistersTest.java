// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spintwin.spec.TwinImage;

/** The registers of the folded chip as their master sees them, on chips small enough to count. */
class FoldedRegistersTest {
  private static final long OKAY = 0;
  private static final long SLVERR = 2L << 32;
  private static final long DECERR = 3L << 32;

  private static final int ENABLE = 0x0C;
  private static final int DIVIDER = 0x10;
  private static final int STEP_COUNT = 0x14;
  private static final int SATURATED_STEPS = 0x18;
  private static final int STEP_MODE = 0x1C;
  private static final int THRESHOLD = 0x20;
  private static final int LEAK = 0x28;
  private static final int ARRAY_ADDRESS = 0x40;
  private static final int SYNAPSE_CODE = 0x44;
  private static final int INHIBITION_MASK = 0x48;
  private static final int STATE_MEMBRANE = 0x4C;
  private static final int STATUS = 0x80;
  private static final int EVENTS_IN = 0x84;
  private static final int EVENTS_OUT = 0x88;
  private static final int EVENTS_IGNORED = 0x8C;

  private static final int INPUTS = 3;
  private static final int NEURONS = 6;

  private final SplittableRandom random = new SplittableRandom(9);

  /** A pulse chip without leak: a membrane is the sum of the codes that its neuron got. */
  private static Map<String, Long> parameters() {
    Map<String, Long> p = new LinkedHashMap<>();
    p.put("INPUTS", (long) INPUTS);
    p.put("NEURONS", (long) NEURONS);
    p.put("CODE_BITS", 6L);
    p.put("CODE_FRACTION_BITS", 0L);
    p.put("FRACTION_BITS", 0L);
    p.put("MEMBRANE_BITS", 12L);
    p.put("PSP_SHAPE", 0L);
    p.put("LEAK_MODE", 0L);
    p.put("POLARITY", 0L);
    p.put("INHIBITION", 1L);
    p.put("INIT_THRESHOLD", 1000L);
    return p;
  }

  private AxiChip chip(Map<String, Long> parameters) {
    return AxiChip.folded(RandomTwins.image(random, parameters), 2, 1);
  }

  private static void run(AxiChip chip, int clocks) {
    for (int i = 0; i < clocks; i++) {
      chip.clock();
    }
  }

  @Test
  void aFastReadIsAnsweredTwoClocksAfterItIsOffered() {
    AxiChip chip = chip(parameters());
    long before = chip.clocks;
    assertThat(chip.read(0)).isEqualTo(0x5354776EL);
    // Taken at the first edge, answered at the second, the answer taken at the third.
    assertThat(chip.clocks - before).isEqualTo(3);
  }

  @Test
  void aSlowRequestToAnIdleChipIsAnsweredSixClocksAfterItIsOffered() {
    AxiChip chip = chip(parameters());
    run(chip, 40);
    long before = chip.clocks;
    assertThat(chip.read(THRESHOLD)).isEqualTo(1000);
    // Taken, granted, three clocks of delay and one to answer; then the answer is taken.
    assertThat(chip.clocks - before).isEqualTo(7);
  }

  @Test
  void aSlowRequestWaitsAtMostForASweepAndTwelveClocks() {
    Map<String, Long> parameters = parameters();
    parameters.put("NEURONS", 64L);
    AxiChip chip = chip(parameters);
    for (int i = 0; i < 2000; i++) {
      chip.send(i % INPUTS, i % 5 == 0);
    }
    int sweep = 32;
    run(chip, 2 * sweep + 1); // the two that clear
    for (int i = 0; i < 100; i++) {
      run(chip, random.nextInt(40));
      long before = chip.clocks;
      chip.read(THRESHOLD);
      assertThat(chip.clocks - before).isLessThanOrEqualTo(7 + sweep + 12);
    }
    assertThat(chip.sentAll()).isFalse();
  }

  @Test
  void theWindowReadsTheCodesOfTheImageAndAdvances() {
    Map<String, Long> parameters = parameters();
    TwinImage image = RandomTwins.image(random, parameters);
    AxiChip chip = AxiChip.folded(image, 2, 1);
    chip.write(ARRAY_ADDRESS, 0);
    for (int n = 0; n < NEURONS; n++) {
      for (int i = 0; i < INPUTS; i++) {
        int polarity = image.inhibitory()[n][i] ? 1 << 6 : 0;
        assertThat(chip.read(SYNAPSE_CODE))
            .as("neuron %d, input %d", n, i)
            .isEqualTo(polarity | image.codes()[n][i] & 0x3F);
      }
    }
    assertThat(chip.read(ARRAY_ADDRESS)).as("after the last").isZero();
    for (int n = 0; n < NEURONS; n++) {
      for (int m = 0; m < NEURONS; m++) {
        assertThat(chip.read(INHIBITION_MASK)).isEqualTo(image.mask()[n][m] ? 1 : 0);
      }
    }
    assertThat(chip.read(ARRAY_ADDRESS)).as("after the last").isZero();
  }

  @Test
  void aWrittenCodeIsReadBackAndAddedUp() {
    AxiChip chip = chip(parameters());
    for (int n = 0; n < NEURONS; n++) {
      chip.write(ARRAY_ADDRESS, n << 16 | 1);
      assertThat(chip.write(SYNAPSE_CODE, 3 * n)).isZero();
      assertThat(chip.read(ARRAY_ADDRESS)).isEqualTo(n << 16 | 2);
    }
    chip.send(1, true);
    chip.send(1, true);
    run(chip, 100);
    for (int n = 0; n < NEURONS; n++) {
      chip.write(ARRAY_ADDRESS, n << 16);
      assertThat(chip.read(STATE_MEMBRANE)).as("neuron %d", n).isEqualTo(2 * 3 * n);
    }
    assertThat(chip.read(ARRAY_ADDRESS)).as("states advance nothing").isEqualTo(5 << 16);
  }

  @Test
  void aRepeatedEventOfAStepAddsNothingButCounts() {
    AxiChip chip = chip(parameters());
    chip.write(ARRAY_ADDRESS, 0);
    chip.write(SYNAPSE_CODE, 7);
    chip.send(0, false);
    chip.send(0, false);
    chip.send(0, true);
    chip.send(0, false);
    chip.send(0, true);
    run(chip, 100);
    chip.write(ARRAY_ADDRESS, 0);
    assertThat(chip.read(STATE_MEMBRANE)).isEqualTo(2 * 7);
    assertThat(chip.read(EVENTS_IN)).isEqualTo(5);
    assertThat(chip.read(STEP_COUNT)).isEqualTo(2);
  }

  @Test
  void ignoredEventsAreCountedAndFlaggedUntilTheFlagIsCleared() {
    AxiChip chip = chip(parameters());
    run(chip, 40);
    assertThat(chip.read(STATUS)).isZero();
    chip.send(INPUTS, false);
    chip.send(4000, false);
    run(chip, 40);
    assertThat(chip.read(EVENTS_IGNORED)).isEqualTo(2);
    assertThat(chip.read(EVENTS_IN)).isZero();
    assertThat(chip.read(STATUS)).isEqualTo(2);
    chip.write(STATUS, 1);
    assertThat(chip.read(STATUS)).as("bit 1 not written").isEqualTo(2);
    chip.write(STATUS, 2);
    assertThat(chip.read(STATUS)).isZero();
  }

  @Test
  void aStopOfStepsKeepsTheChipBusyAndWhatIsQueued() {
    AxiChip chip = chip(parameters());
    run(chip, 40);
    chip.write(ENABLE, 0);
    chip.send(0, true);
    run(chip, 100);
    assertThat(chip.read(STATUS)).isEqualTo(1);
    assertThat(chip.read(STEP_COUNT)).isZero();
    chip.write(ENABLE, 1);
    run(chip, 100);
    assertThat(chip.read(STATUS)).isZero();
    assertThat(chip.read(STEP_COUNT)).isEqualTo(1);
  }

  @Test
  void inDividerModeStepsComeEveryDividerClocks() {
    AxiChip chip = chip(parameters());
    chip.write(DIVIDER, 50);
    chip.write(STEP_MODE, 1);
    run(chip, 200);
    int before = chip.steps.size();
    run(chip, 500);
    assertThat(chip.steps).hasSize(before + 10);
  }

  @Test
  void spikesAndSaturatedStepsAreCounted() {
    Map<String, Long> parameters = parameters();
    parameters.put("INHIBITION", 0L);
    AxiChip chip = chip(parameters);
    for (int n = 0; n < NEURONS; n++) {
      chip.write(ARRAY_ADDRESS, n << 16);
      // Neuron 0 falls for ever, neuron 4 reaches its threshold in each step.
      chip.write(SYNAPSE_CODE, n == 0 ? 1 << 6 | 31 : n == 4 ? 20 : 0);
    }
    chip.write(THRESHOLD, 20);
    for (int s = 0; s < 70; s++) {
      chip.send(0, true);
    }
    run(chip, 2000);
    assertThat(chip.read(STEP_COUNT)).isEqualTo(70);
    assertThat(chip.read(EVENTS_OUT)).isEqualTo(70);
    // 31 * 66 is 2046, the lowest membrane is -2048: the steps from the 67th on clip.
    assertThat(chip.read(SATURATED_STEPS)).isEqualTo(4);
    assertThat(chip.steps).hasSize(70).allMatch(step -> step.spikes().equals(List.of(4)));
  }

  @Test
  void whatIsNotAllowedIsRefusedAndChangesNothing() {
    Map<String, Long> parameters = parameters();
    AxiChip chip = chip(parameters);
    assertThat(chip.read(0x22)).as("unaligned").isEqualTo(DECERR);
    assertThat(chip.read(0xA0)).as("unmapped").isEqualTo(DECERR);
    assertThat(chip.write(0xFC, 1)).isEqualTo(3);
    assertThat(chip.write(0, 1)).as("read-only").isEqualTo(2);
    assertThat(chip.read(LEAK)).as("left out").isEqualTo(SLVERR);
    assertThat(chip.write(LEAK, 1)).isEqualTo(2);
    assertThat(chip.write(THRESHOLD, 5, 7)).as("a strobe missing").isEqualTo(2);
    assertThat(chip.read(THRESHOLD)).isEqualTo(1000);
    chip.write(ARRAY_ADDRESS, 6 << 16);
    assertThat(chip.read(STATE_MEMBRANE)).as("row 6 of 6").isEqualTo(SLVERR);
    assertThat(chip.read(SYNAPSE_CODE)).isEqualTo(SLVERR);
    chip.write(ARRAY_ADDRESS, 3);
    assertThat(chip.write(SYNAPSE_CODE, 1)).as("column 3 of 3").isEqualTo(2);
    assertThat(chip.read(INHIBITION_MASK) >> 32).as("column 3 of 6").isEqualTo(OKAY);
    assertThat(chip.read(ARRAY_ADDRESS)).isEqualTo(4);
  }

  @Test
  void withoutReadBackTheWindowIsWriteOnly() {
    Map<String, Long> parameters = parameters();
    parameters.put("READBACK", 0L);
    AxiChip chip = chip(parameters);
    assertThat(chip.read(SYNAPSE_CODE)).isEqualTo(SLVERR);
    assertThat(chip.read(INHIBITION_MASK)).isEqualTo(SLVERR);
    assertThat(chip.read(STATE_MEMBRANE)).isEqualTo(SLVERR);
    assertThat(chip.write(SYNAPSE_CODE, 5)).isZero();
    assertThat(chip.read(ARRAY_ADDRESS)).isEqualTo(1);
  }

  @Test
  void writesAndReadsThatWaitTogetherTakeTurns() {
    AxiChip chip = chip(parameters());
    chip.set("s_axi_arvalid", 1);
    chip.set("s_axi_awvalid", 1);
    chip.set("s_axi_wvalid", 1);
    chip.set("s_axi_wstrb", 15);
    chip.set("s_axi_bready", 1);
    chip.set("s_axi_rready", 1);
    StringBuilder order = new StringBuilder();
    for (int i = 0; i < 18; i++) {
      chip.clock();
      order.append(chip.get("s_axi_awready") != 0 ? "w" : "");
      order.append(chip.get("s_axi_arready") != 0 ? "r" : "");
    }
    assertThat(order.toString()).isEqualTo("wrwrwr");
  }

  @Test
  void aResetInMidStepForgetsItButNotTheCodes() {
    Map<String, Long> parameters = parameters();
    AxiChip chip = chip(parameters);
    long[] codes = chip.model.memory("u_folded_array.code_q");
    for (int i = 0; i < 200; i++) {
      chip.send(i % INPUTS, i % 3 == 2);
    }
    run(chip, 150);
    chip.reset();
    assertThat(chip.model.memory("u_folded_array.code_q")).containsExactly(codes);
    // Two clearing sweeps, of four clocks each, and what is in the pipeline then.
    chip.write(ENABLE, 0);
    run(chip, 30);
    assertThat(chip.model.memory("u_folded_array.sum_q")).containsOnly(0);
    assertThat(chip.model.memory("u_folded_inhibition.sum_q")).containsOnly(0);
    assertThat(chip.model.memory("u_folded_neuron.state_q")).containsOnly(0);
    assertThat(chip.model.memory("u_sweep_control.seen_q")).containsOnly(0);
  }
}
