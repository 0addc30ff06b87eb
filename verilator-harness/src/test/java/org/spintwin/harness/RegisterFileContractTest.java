// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings, counters and refusals; the window is in {@link RegisterFileArrayContractTest}. */
abstract class RegisterFileContractTest extends RegisterFileContract {
  @Test
  void everyRegisterHasItsValueAfterReset() {
    assertInitial(block(SMALL));
  }

  @Test
  void settingsAreOutputsFromReset() {
    BlockDriver registers = block(SMALL);
    assertThat(registers.get("enable_o")).isEqualTo(1);
    assertThat(registers.get("divider_o")).isEqualTo(9);
    assertThat(registers.get("threshold_o")).isEqualTo(1000);
    assertThat(registers.get("reset_value_o")).isEqualTo(4096 - 100);
    assertThat(registers.get("leak_o")).isEqualTo(3);
    assertThat(registers.get("decay_e_o")).isEqualTo(128);
    assertThat(registers.get("decay_i_o")).isEqualTo(255);
    assertThat(registers.get("refractory_o")).isEqualTo(31);
    assertThat(registers.get("inhibition_o")).isEqualTo(2047);
  }

  @Test
  void aWriteIsCutToTheWidthAndSeenAfterTheEdge() {
    BlockDriver registers = block(SMALL);
    Map<Integer, String> outputs =
        Map.of(
            ENABLE,
            "enable_o",
            DIVIDER,
            "divider_o",
            THRESHOLD,
            "threshold_o",
            RESET_VALUE,
            "reset_value_o",
            LEAK,
            "leak_o",
            DECAY_E,
            "decay_e_o",
            DECAY_I,
            "decay_i_o",
            REFRACTORY,
            "refractory_o",
            INHIBITION,
            "inhibition_o");
    Map<Integer, Integer> widths =
        Map.of(
            ENABLE,
            1,
            DIVIDER,
            6,
            THRESHOLD,
            12,
            RESET_VALUE,
            12,
            LEAK,
            8,
            DECAY_E,
            8,
            DECAY_I,
            8,
            REFRACTORY,
            5,
            INHIBITION,
            11);
    for (long data : new long[] {0xFFFF_FFFFL, 0, 0xAAAA_AAAAL, 0x5555_5555L, 0x8000_0001L}) {
      widths.forEach(
          (address, width) -> {
            write(registers, address, data);
            long cut = data & (1L << width) - 1;
            assertThat(registers.get(outputs.get(address))).isEqualTo(cut);
            boolean signed = address == THRESHOLD || address == RESET_VALUE;
            boolean negative = signed && (cut & 0x800) != 0;
            assertReads(registers, address, negative ? cut | 0xFFFF_F000L : cut);
          });
    }
  }

  @Test
  void aWriteChangesItsRegisterOnly() {
    for (int written : WRITABLE) {
      BlockDriver registers = block(SMALL);
      if (INITIAL.containsKey(written)) {
        write(registers, written, 0x000A_000AL);
        INITIAL.forEach(
            (address, value) -> {
              if (address != written) {
                assertReads(registers, address, value);
              }
            });
      }
    }
  }

  @Test
  void everyAddressIsAnsweredWithErrorUnlessTheTableAllowsIt() {
    BlockDriver registers = block(SMALL);
    for (int address = 0; address < 256; address++) {
      request(registers, false, address, 0);
      assertThat(registers.get("cfg_error_o"))
          .as("read of 0x%02x", address)
          .isEqualTo(READABLE.contains(address) ? 0 : 1);
      if (!READABLE.contains(address)) {
        assertThat(registers.get("cfg_rdata_o")).isZero();
      }
    }
    assertInitial(registers);
    for (int address = 0; address < 256; address++) {
      request(registers, true, address, 0);
      assertThat(registers.get("cfg_error_o"))
          .as("write of 0x%02x", address)
          .isEqualTo(WRITABLE.contains(address) ? 0 : 1);
      assertThat(registers.get("cfg_rdata_o")).isZero();
    }
  }

  @Test
  void refusedRequestsChangeNothing() {
    BlockDriver registers = block(SMALL);
    for (int address : new int[] {ID, SPEC_DIGEST, SIZE, STEP_COUNT, SATURATED_STEPS, 0x1C, 0x3C}) {
      assertRefused(registers, true, address, 0xFFFF_FFFFL);
    }
    for (int register : WRITABLE) {
      assertRefused(registers, true, register + 1, 0xFFFF_FFFFL);
      assertRefused(registers, true, register + 2, 0xFFFF_FFFFL);
      assertRefused(registers, true, register + 128, 0xFFFF_FFFFL);
    }
    assertRefused(registers, false, SYNAPSE_CODE, 0);
    assertRefused(registers, false, INHIBITION_MASK, 0);
    assertArrayWrite(registers, "neither", 0, 0, 0);
    assertInitial(registers);
  }

  @Test
  void withoutARequestTheOtherLinesMeanNothing() {
    BlockDriver registers = block(SMALL);
    assertReads(registers, ID, 0x5354776EL);
    registers.set("cfg_write_i", 1).set("cfg_address_i", ENABLE).set("cfg_wdata_i", 0).clock();
    assertThat(registers.get("cfg_ack_o")).isZero();
    assertThat(registers.get("cfg_error_o")).isZero();
    assertThat(registers.get("cfg_rdata_o")).isZero();
    registers.set("cfg_address_i", 0xFF).clock();
    assertThat(registers.get("cfg_error_o")).isZero();
    assertInitial(registers);
  }

  @Test
  void stepsAreCountedAndSaturatedOnesOnlyWithAStep() {
    BlockDriver registers = block(SMALL);
    int[][] clocks = {{1, 0}, {1, 1}, {0, 1}, {1, 0}, {0, 0}, {1, 1}};
    for (int[] clock : clocks) {
      registers.set("step_i", clock[0]).set("saturated_i", clock[1]).clock();
    }
    registers.set("step_i", 0);
    assertReads(registers, STEP_COUNT, 4);
    assertReads(registers, SATURATED_STEPS, 2);
    assertThat(registers.get("step_count_q")).isEqualTo(4);
    assertThat(registers.get("saturated_steps_q")).isEqualTo(2);
  }

  @Test
  void aReadOnTheEdgeOfAStepGivesTheCountBeforeIt() {
    BlockDriver registers = block(SMALL).set("step_i", 1).set("saturated_i", 1);
    assertReads(registers, STEP_COUNT, 0);
    assertReads(registers, SATURATED_STEPS, 1);
    assertReads(registers, STEP_COUNT, 2);
  }

  @Test
  void resetBringsEverythingBackAndIgnoresRequests() {
    BlockDriver registers = block(SMALL);
    long[] initial = registers.record();
    for (int address : WRITABLE) {
      write(registers, ARRAY_ADDRESS, 0);
      write(registers, address, 0x0001_0001L);
    }
    registers.set("step_i", 1).set("saturated_i", 1);
    write(registers, ARRAY_ADDRESS, 0x0001_0002L);
    assertThat(registers.record()).isNotEqualTo(initial);
    registers.set("rst_ni", 0);
    request(registers, true, SYNAPSE_CODE, 0xFFFF_FFFFL);
    assertThat(registers.record()).isEqualTo(initial);
    request(registers, true, ENABLE, 0);
    assertThat(registers.record()).isEqualTo(initial);
    registers.set("rst_ni", 1).set("step_i", 0);
    assertInitial(registers);
  }

  @Test
  void theSmallestSizesWork() {
    BlockDriver registers =
        block(
            with(
                Map.of(),
                "INPUTS",
                1,
                "NEURONS",
                1,
                "CODE_BITS",
                2,
                "MEMBRANE_BITS",
                4,
                "REFRACTORY_BITS",
                1,
                "DIVIDER_BITS",
                1,
                "COEFFICIENT_BITS",
                4,
                "INIT_ENABLE",
                0,
                "INIT_THRESHOLD",
                -8));
    assertReads(registers, ENABLE, 0);
    assertReads(registers, THRESHOLD, 0xFFFF_FFF8L);
    assertReads(registers, SIZE, 0x0001_0001L);
    write(registers, REFRACTORY, 3);
    assertReads(registers, REFRACTORY, 1);
    write(registers, DIVIDER, 0xFFFF_FFFEL);
    assertReads(registers, DIVIDER, 0);
    write(registers, INHIBITION_MASK, 1);
    assertArrayWrite(registers, "mask", 0, 0, 1);
    assertRefused(registers, true, SYNAPSE_CODE, 5);
    write(registers, ARRAY_ADDRESS, 0);
    write(registers, SYNAPSE_CODE, 0xFFFF_FFFDL);
    assertArrayWrite(registers, "code", 0, 0, 5);
    assertReads(registers, ARRAY_ADDRESS, 1 << 16);
  }

  @Test
  void aRefractoryRegisterOfNoBitsReadsZeroAndIgnoresWrites() {
    BlockDriver registers = block(with(SMALL, "REFRACTORY_BITS", 0));
    assertThat(registers.get("refractory_o")).isZero();
    assertReads(registers, REFRACTORY, 0);
    write(registers, REFRACTORY, 0xFFFF_FFFFL);
    assertThat(registers.get("refractory_o")).isZero();
    assertReads(registers, REFRACTORY, 0);
    assertReads(registers, INHIBITION, 2047);
  }

  @Test
  void registersOfFullWidthKeepAllThirtyTwoBits() {
    BlockDriver registers =
        block(
            with(
                SMALL,
                "MEMBRANE_BITS",
                32,
                "DIVIDER_BITS",
                32,
                "INIT_THRESHOLD",
                Integer.MIN_VALUE,
                "INIT_DIVIDER",
                Integer.MAX_VALUE));
    assertReads(registers, THRESHOLD, 0x8000_0000L);
    assertReads(registers, DIVIDER, 0x7FFF_FFFFL);
    for (int address : new int[] {THRESHOLD, RESET_VALUE, DIVIDER}) {
      write(registers, address, 0xFEDC_BA98L);
      assertReads(registers, address, 0xFEDC_BA98L);
    }
    write(registers, INHIBITION, 0xFEDC_BA98L);
    assertReads(registers, INHIBITION, 0x7EDC_BA98L);
  }
}
