// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values worked out by hand from {@code docs/chips/ts-pcm.md}. */
abstract class TsPcmCellContractTest extends BlockContract {
  /** Whole voltages; no leak but the least one, so that every number can be followed. */
  private static final Map<String, Long> PLAIN =
      Map.ofEntries(
          Map.entry("CELLS", 2L),
          Map.entry("VALUE_BITS", 4L),
          Map.entry("CONDUCTANCE_BITS", 8L),
          Map.entry("VOLTAGE_BITS", 12L),
          Map.entry("FRACTION_BITS", 0L),
          Map.entry("LEAK_SHIFT", 31L),
          Map.entry("DISCHARGE_SHIFT", 1L),
          Map.entry("HOLD", 100L),
          Map.entry("INTRINSIC_STEP", 30L),
          Map.entry("EXCITABILITY_MAX", 200L),
          Map.entry("SYNAPTIC_STEP", 5L),
          Map.entry("DECAY_SHIFT", 2L),
          Map.entry("PERIOD_BITS", 4L));

  private int conductanceBits;

  /**
   * Cells after their reset.
   *
   * @param made conductance G0 above the bits of a voltage, threshold, of each cell
   */
  private BlockDriver cells(Map<String, Long> parameters, long... made) {
    conductanceBits = parameters.getOrDefault("CONDUCTANCE_BITS", 8L).intValue();
    BlockDriver block = block(parameters);
    block.load("cell_q", made);
    return block;
  }

  /** Both cells have threshold 400 and conductance G0 20. */
  private BlockDriver cells(Map<String, Long> parameters) {
    return cells(parameters, 20L << 12 | 400, 20L << 12 | 400);
  }

  /** A step with these inputs. */
  private static BlockDriver step(BlockDriver block, int first, int second) {
    return block
        .set("valid_i", 1)
        .set("values_i", 0)
        .set("values_i", 0, 4, first)
        .set("values_i", 1, 4, second)
        .clock();
  }

  private long conductance(BlockDriver block, int cell) {
    return block.get("conductances_o", cell, conductanceBits) & (1L << conductanceBits) - 1;
  }

  private void assertCell(
      BlockDriver block, int cell, long voltage, boolean on, long excitability, long conductance) {
    assertThat(block.get("voltage_q", cell)).as("V").isEqualTo(voltage);
    assertThat(block.get("on_q", cell)).as("T").isEqualTo(on ? 1 : 0);
    assertThat(block.get("excitability_q", cell)).as("excitability").isEqualTo(excitability);
    assertThat(conductance(block, cell)).as("G").isEqualTo(conductance);
  }

  @Test
  void aCellIsChargedThroughItsConductancesAndLosesAtLeastOne() {
    BlockDriver block = cells(PLAIN);
    step(block, 3, 0);
    assertCell(block, 0, 60, false, 0, 0);
    step(block, 1, 0);
    assertCell(block, 0, 79, false, 0, 0); // 60 - 1 + 20
    assertCell(block, 1, 0, false, 0, 0); // nothing is lost of nothing
  }

  @Test
  void aLeakOfAThirdOfAVoltageIsCutToWholeUnits() {
    BlockDriver block = cells(with(PLAIN, "LEAK_SHIFT", 4));
    step(block, 15, 0);
    assertCell(block, 0, 300, false, 0, 0);
    step(block, 0, 0);
    assertCell(block, 0, 282, false, 0, 0); // 300 / 16 = 18.75, 18 is lost
  }

  @Test
  void theThresholdItselfFiresAndBothPlasticitiesFollow() {
    BlockDriver block = cells(PLAIN);
    step(block, 15, 0);
    step(block, 5, 0); // 300 - 1 + 100 = 399
    assertThat(block.get("spikes_o")).isZero();
    step(block, 0, 0);
    step(block, 1, 0); // 398 - 1 + 20 = 417
    assertThat(block.get("spikes_o")).isEqualTo(1);
    assertCell(block, 0, 209, true, 30, 5); // 417 - 208
    step(block, 0, 0); // 208, then half of it
    assertThat(block.get("spikes_o")).isZero();
    assertCell(block, 0, 104, true, 30, 5);
    step(block, 0, 0); // 103 - 51 = 52, below 100
    assertCell(block, 0, 52, false, 30, 5);
  }

  @Test
  void aVoltageAtTheThresholdFiresAndOneBelowDoesNot() {
    BlockDriver block = cells(PLAIN, 20L << 12 | 300, 20L << 12 | 301);
    step(block, 15, 15);
    assertThat(block.get("spikes_o")).isEqualTo(0b01);
  }

  @Test
  void aVoltageAtTheHoldingVoltageKeepsTheSwitchOn() {
    BlockDriver block = cells(PLAIN, 20L << 12 | 200, 1L << 12 | 7);
    step(block, 10, 14);
    assertCell(block, 0, 100, true, 30, 5); // 200 - 100
    assertCell(block, 1, 7, false, 30, 5); // 14 - 7, below 100
  }

  @Test
  void aCellThatIsOnDoesNotFireWhateverItsVoltage() {
    BlockDriver block = cells(PLAIN);
    step(block, 15, 0);
    step(block, 15, 0); // 299 + 300 = 599, fires; 300 are left
    assertCell(block, 0, 300, true, 30, 5);
    step(block, 15, 0); // 299 + 15 * 25 = 674, on already
    assertThat(block.get("spikes_o")).isZero();
    assertCell(block, 0, 337, true, 30, 5);
  }

  @Test
  void excitabilityLowersTheThreshold() {
    BlockDriver block =
        cells(
            with(PLAIN, "DISCHARGE_SHIFT", 0, "SYNAPTIC_STEP", 0),
            10L << 12 | 130,
            10L << 12 | 131);
    step(block, 13, 14); // both fire and lose all
    assertThat(block.get("spikes_o")).isEqualTo(0b11);
    assertCell(block, 0, 0, false, 30, 0);
    step(block, 10, 10); // 100 + 30
    assertThat(block.get("spikes_o")).isEqualTo(0b01);
    assertCell(block, 0, 0, false, 60, 0);
    assertCell(block, 1, 100, false, 30, 0);
  }

  @Test
  void conductanceAndExcitabilityStopAtTheirHighestValues() {
    BlockDriver block =
        cells(
            with(
                PLAIN,
                "DISCHARGE_SHIFT",
                0,
                "CONDUCTANCE_BITS",
                6,
                "INTRINSIC_STEP",
                70,
                "SYNAPTIC_STEP",
                40,
                "PERIOD_BITS",
                24),
            63L << 12 | 60,
            63L << 12 | 4095);
    long[] excitability = {70, 140, 200, 200};
    long[] conductance = {40, 63, 63, 63};
    for (int i = 0; i < 4; i++) {
      step(block, 1, 0);
      assertThat(block.get("spikes_o")).isEqualTo(1);
      assertCell(block, 0, 0, false, excitability[i], conductance[i]);
    }
  }

  @Test
  void theVoltageStopsAtItsHighestValue() {
    BlockDriver block = cells(PLAIN, 255L << 12 | 4095, 255L << 12 | 4095);
    step(block, 15, 1);
    step(block, 15, 1); // 3824 + 3825, cut to 4095
    assertThat(block.get("spikes_o")).isEqualTo(1);
    assertCell(block, 0, 2048, true, 30, 5); // 4095 - 2047
    assertCell(block, 1, 509, false, 0, 0);
  }

  @Test
  void fractionBitsScaleTheChargeOnly() {
    BlockDriver block =
        cells(
            with(PLAIN, "VOLTAGE_BITS", 20, "FRACTION_BITS", 8),
            20L << 20 | 1 << 15,
            3L << 20 | 1 << 15);
    step(block, 2, 7);
    assertCell(block, 0, 40 << 8, false, 0, 0);
    assertCell(block, 1, 21 << 8, false, 0, 0);
  }

  @Test
  void excitabilityDecaysInEveryPeriodUntilNothingIsLeft() {
    BlockDriver block =
        cells(
            with(
                PLAIN,
                "PERIOD_BITS",
                1,
                "DISCHARGE_SHIFT",
                0,
                "INTRINSIC_STEP",
                20,
                "SYNAPTIC_STEP",
                0),
            10L << 12 | 100,
            0);
    step(block, 10, 0);
    assertCell(block, 0, 0, false, 20, 0); // step 1 of 2
    long[] left = {15, 15, 12, 12, 9, 9, 7, 7, 6, 6, 5, 5, 4, 4, 3, 3, 2, 2, 1, 1, 0, 0, 0};
    for (long expected : left) {
      step(block, 0, 0);
      assertThat(block.get("excitability_q", 0)).isEqualTo(expected);
    }
  }

  @Test
  void aSpikeInADecayingStepCountsBeforeTheDecay() {
    BlockDriver block =
        cells(
            with(PLAIN, "PERIOD_BITS", 0, "INTRINSIC_STEP", 21), 20L << 12 | 100, 20L << 12 | 4095);
    step(block, 5, 0);
    assertCell(block, 0, 50, false, 16, 5); // 21 - 5
    assertThat(block.get("steps_q")).isZero();
  }

  @Test
  void onlyStepsAreCounted() {
    BlockDriver block = cells(with(PLAIN, "PERIOD_BITS", 2));
    long[] counts = {1, 2, 3, 0, 1};
    for (long count : counts) {
      step(block, 0, 0);
      assertThat(block.get("valid_o")).isEqualTo(1);
      assertThat(block.get("steps_q")).isEqualTo(count);
      block.set("valid_i", 0).set("values_i", 0xFF).clock();
      assertThat(block.get("valid_o")).isZero();
      assertThat(block.get("steps_q")).isEqualTo(count);
      assertCell(block, 0, 0, false, 0, 0);
    }
  }

  @Test
  void spikesStayUntilTheNextStep() {
    BlockDriver block = cells(PLAIN);
    step(block, 15, 0);
    step(block, 15, 0);
    block.set("valid_i", 0).clock();
    assertThat(block.get("spikes_o")).isEqualTo(1);
    step(block, 0, 0);
    assertThat(block.get("spikes_o")).isZero();
  }

  @Test
  void forgettingClearsTheConductanceOfTheChosenCellsOnly() {
    BlockDriver block = cells(PLAIN);
    step(block, 15, 15);
    step(block, 15, 15);
    assertCell(block, 0, 300, true, 30, 5);
    assertCell(block, 1, 300, true, 30, 5);
    block.set("valid_i", 0).set("forget_i", 0b10).clock();
    assertCell(block, 0, 300, true, 30, 5);
    assertCell(block, 1, 300, true, 30, 0);
  }

  @Test
  void forgettingGoesBeforeTheSpikeOfTheSameStep() {
    BlockDriver block = cells(PLAIN).set("forget_i", 0b01);
    step(block, 15, 15);
    step(block, 15, 15);
    assertThat(block.get("spikes_o")).isEqualTo(0b11);
    assertCell(block, 0, 300, true, 30, 0);
    assertCell(block, 1, 300, true, 30, 5);
  }

  @Test
  void aStepStillSeesTheConductanceThatItForgets() {
    BlockDriver block = cells(with(PLAIN, "DISCHARGE_SHIFT", 0), 20L << 12 | 60, 0);
    step(block, 3, 0);
    assertCell(block, 0, 0, false, 30, 5);
    block.set("forget_i", 0b01);
    step(block, 1, 0);
    assertCell(block, 0, 25, false, 30, 0);
  }

  @Test
  void resetClearsAllButWhatTheCellsWereMadeWith() {
    BlockDriver block = cells(PLAIN);
    step(block, 15, 15);
    step(block, 15, 15);
    block.set("rst_ni", 0);
    step(block, 15, 15);
    assertThat(block.record()).containsOnly(0);
    assertThat(block.memory("cell_q")).containsExactly(20L << 12 | 400, 20L << 12 | 400);
    block.set("rst_ni", 1);
    step(block, 3, 0);
    assertCell(block, 0, 60, false, 0, 0);
  }

  @Test
  void theNoiseOfACellIsThatOfItsGenerator() {
    Map<String, Long> noisy =
        with(
            PLAIN,
            "DISCHARGE_SHIFT",
            0,
            "SYNAPTIC_STEP",
            8,
            "NOISE_BITS",
            4,
            "LFSR_SEED",
            1,
            "INTRINSIC_STEP",
            0);
    BlockDriver block = cells(noisy, 20L << 12 | 20, 20L << 12 | 20);
    assertThat(block.get("noise_q", 0)).isEqualTo(0x80000001L);
    assertThat(block.get("noise_q", 1)).isEqualTo(0x9E3779BAL);
    step(block, 1, 0); // one draw of each: the lowest bits are 6 of 0 to 15
    assertThat(block.get("noise_q", 0)).isEqualTo(0xA2F3DB6L);
    assertThat(block.get("noise_q", 1)).isEqualTo(0x704D077BL);
    assertCell(block, 0, 0, false, 0, 6); // 8 + 6 - 8
    step(block, 1, 0);
    assertThat(block.get("noise_q", 0)).isEqualTo(0x559AB17FL);
    assertCell(block, 0, 0, false, 0, 21); // and 8 + 15 - 8
    block.set("valid_i", 0).clock();
    assertThat(block.get("noise_q", 0)).isEqualTo(0x559AB17FL);
  }

  @Test
  void theHighestSeedWrapsForTheNextCell() {
    BlockDriver block = block(with(PLAIN, "NOISE_BITS", 1, "LFSR_SEED", Integer.MAX_VALUE));
    assertThat(block.get("noise_q", 0)).isEqualTo(0xFFFFFFFFL);
    assertThat(block.get("noise_q", 1)).isEqualTo(0x9E3779B8L);
  }

  @Test
  void cellsBeyondAWordAreAsTheOthers() {
    long[] made = new long[70];
    Arrays.fill(made, 20L << 12 | 100);
    BlockDriver block = cells(with(PLAIN, "CELLS", 70), made);
    block.set("valid_i", 1).set("values_i", 63, 4, 5).set("values_i", 69, 4, 5).clock();
    for (int n = 0; n < 70; n++) {
      boolean driven = n == 63 || n == 69;
      assertThat(block.bit("spikes_o", n)).as("cell %d", n).isEqualTo(driven);
      assertThat(conductance(block, n)).as("cell %d", n).isEqualTo(driven ? 5 : 0);
    }
    block.set("valid_i", 0).set("forget_i", 69, 1, 1).clock();
    assertThat(conductance(block, 63)).isEqualTo(5);
    assertThat(conductance(block, 69)).isZero();
  }

  @Test
  void oneCellOfTheNarrowestNumbersWorks() {
    BlockDriver block =
        cells(
            Map.ofEntries(
                Map.entry("CELLS", 1L),
                Map.entry("VALUE_BITS", 1L),
                Map.entry("CONDUCTANCE_BITS", 1L),
                Map.entry("VOLTAGE_BITS", 4L),
                Map.entry("FRACTION_BITS", 0L),
                Map.entry("LEAK_SHIFT", 3L),
                Map.entry("DISCHARGE_SHIFT", 0L),
                Map.entry("HOLD", 1L),
                Map.entry("INTRINSIC_STEP", 1L),
                Map.entry("EXCITABILITY_MAX", 1L),
                Map.entry("SYNAPTIC_STEP", 1L),
                Map.entry("DECAY_SHIFT", 0L),
                Map.entry("PERIOD_BITS", 0L)),
            1L << 4 | 1);
    block.set("valid_i", 1).set("values_i", 1).clock();
    assertThat(block.get("spikes_o")).isEqualTo(1);
    assertCell(block, 0, 0, false, 0, 1); // the excitability decays at once
  }

  @Test
  void theWidestNumbersWork() {
    BlockDriver block =
        cells(
            with(
                Map.of("CELLS", 1L),
                "VALUE_BITS",
                16,
                "CONDUCTANCE_BITS",
                16,
                "VOLTAGE_BITS",
                30,
                "FRACTION_BITS",
                16,
                "LEAK_SHIFT",
                31,
                "DISCHARGE_SHIFT",
                31,
                "HOLD",
                (1 << 30) - 1,
                "INTRINSIC_STEP",
                (1 << 30) - 1,
                "EXCITABILITY_MAX",
                (1 << 30) - 1,
                "SYNAPTIC_STEP",
                65535),
            65535L << 30 | (1 << 30) - 1);
    block.set("valid_i", 1).set("values_i", 65535).clock(); // 65535^2 * 2^16, far beyond
    assertThat(block.get("spikes_o")).isEqualTo(1);
    assertCell(block, 0, (1 << 30) - 2, false, (1 << 30) - 1, 65535);
    block.set("values_i", 0).clock(); // 2^30 - 3 and the highest excitability
    assertThat(block.get("spikes_o")).isEqualTo(1);
    assertCell(block, 0, (1 << 30) - 4, false, (1 << 30) - 1, 65535);
  }
}
