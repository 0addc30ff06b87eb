// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The register map is written out here once more, so that a register cannot move unnoticed. */
abstract class RegisterFileContractTest extends BlockContract {
  private static final int ID = 0x00;
  private static final int SPEC_DIGEST = 0x04;
  private static final int SIZE = 0x08;
  private static final int ENABLE = 0x0C;
  private static final int DIVIDER = 0x10;
  private static final int STEP_COUNT = 0x14;
  private static final int SATURATED_STEPS = 0x18;
  private static final int THRESHOLD = 0x20;
  private static final int RESET_VALUE = 0x24;
  private static final int LEAK = 0x28;
  private static final int DECAY_E = 0x2C;
  private static final int DECAY_I = 0x30;
  private static final int REFRACTORY = 0x34;
  private static final int INHIBITION = 0x38;
  private static final int ARRAY_ADDRESS = 0x40;
  private static final int SYNAPSE_CODE = 0x44;
  private static final int INHIBITION_MASK = 0x48;

  private static final Set<Integer> READABLE =
      Set.of(
          ID, SPEC_DIGEST, SIZE, ENABLE, DIVIDER, STEP_COUNT, SATURATED_STEPS, THRESHOLD,
          RESET_VALUE, LEAK, DECAY_E, DECAY_I, REFRACTORY, INHIBITION, ARRAY_ADDRESS);

  private static final Set<Integer> WRITABLE =
      Set.of(
          ENABLE, DIVIDER, THRESHOLD, RESET_VALUE, LEAK, DECAY_E, DECAY_I, REFRACTORY, INHIBITION,
          ARRAY_ADDRESS, SYNAPSE_CODE, INHIBITION_MASK);

  /** Three columns of codes, two of mask, two rows. */
  private static final Map<String, Long> SMALL =
      with(
          Map.of(),
          "INPUTS", 3,
          "NEURONS", 2,
          "CODE_BITS", 4,
          "MEMBRANE_BITS", 12,
          "REFRACTORY_BITS", 5,
          "DIVIDER_BITS", 6,
          "COEFFICIENT_BITS", 7,
          "INIT_ENABLE", 1,
          "INIT_DIVIDER", 9,
          "INIT_THRESHOLD", 1000,
          "INIT_RESET_VALUE", -100,
          "INIT_LEAK", 3,
          "INIT_DECAY_E", 128,
          "INIT_DECAY_I", 255,
          "INIT_REFRACTORY", 31,
          "INIT_INHIBITION", 2047,
          "SPEC_DIGEST", 0x12345678);

  private static final Map<Integer, Long> INITIAL =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(ID, 0x5354776EL),
              Map.entry(SPEC_DIGEST, 0x12345678L),
              Map.entry(SIZE, 0x0002_0003L),
              Map.entry(ENABLE, 1L),
              Map.entry(DIVIDER, 9L),
              Map.entry(STEP_COUNT, 0L),
              Map.entry(SATURATED_STEPS, 0L),
              Map.entry(THRESHOLD, 1000L),
              Map.entry(RESET_VALUE, 0xFFFF_FF9CL),
              Map.entry(LEAK, 3L),
              Map.entry(DECAY_E, 128L),
              Map.entry(DECAY_I, 255L),
              Map.entry(REFRACTORY, 31L),
              Map.entry(INHIBITION, 2047L),
              Map.entry(ARRAY_ADDRESS, 0L)));

  private static BlockDriver request(BlockDriver registers, boolean write, int address, long data) {
    return registers
        .set("cfg_valid_i", 1)
        .set("cfg_write_i", write ? 1 : 0)
        .set("cfg_address_i", address)
        .set("cfg_wdata_i", data)
        .clock()
        .set("cfg_valid_i", 0);
  }

  private static void assertAnswer(BlockDriver registers, boolean error, long data) {
    assertThat(registers.get("cfg_ack_o")).as("cfg_ack_o").isEqualTo(1);
    assertThat(registers.get("cfg_error_o")).as("cfg_error_o").isEqualTo(error ? 1 : 0);
    assertThat(registers.get("cfg_rdata_o")).as("cfg_rdata_o").isEqualTo(data);
  }

  private static void write(BlockDriver registers, int address, long data) {
    assertAnswer(request(registers, true, address, data), false, 0);
  }

  private static void assertReads(BlockDriver registers, int address, long data) {
    // A read's data line is noise.
    assertAnswer(request(registers, false, address, 0xA5A5_A5A5L), false, data);
  }

  private static void assertRefused(BlockDriver registers, boolean write, int address, long data) {
    assertAnswer(request(registers, write, address, data), true, 0);
  }

  private static void assertInitial(BlockDriver registers) {
    INITIAL.forEach((address, value) -> assertReads(registers, address, value));
  }

  private static void assertArrayWrite(
      BlockDriver registers, String which, int row, int column, int data) {
    assertThat(registers.get("code_write_o")).isEqualTo(which.equals("code") ? 1 : 0);
    assertThat(registers.get("mask_write_o")).isEqualTo(which.equals("mask") ? 1 : 0);
    assertThat(registers.get("array_row_o")).as("row").isEqualTo(row);
    assertThat(registers.get("array_column_o")).as("column").isEqualTo(column);
    assertThat(registers.get("array_data_o")).as("data").isEqualTo(data);
  }

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
            ENABLE, "enable_o", DIVIDER, "divider_o", THRESHOLD, "threshold_o",
            RESET_VALUE, "reset_value_o", LEAK, "leak_o", DECAY_E, "decay_e_o",
            DECAY_I, "decay_i_o", REFRACTORY, "refractory_o", INHIBITION, "inhibition_o");
    Map<Integer, Integer> widths =
        Map.of(
            ENABLE, 1, DIVIDER, 6, THRESHOLD, 12, RESET_VALUE, 12, LEAK, 8, DECAY_E, 8,
            DECAY_I, 8, REFRACTORY, 5, INHIBITION, 11);
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
      assertThat(registers.get("cfg_error_o")).as("read of 0x%02x", address)
          .isEqualTo(READABLE.contains(address) ? 0 : 1);
      if (!READABLE.contains(address)) {
        assertThat(registers.get("cfg_rdata_o")).isZero();
      }
    }
    assertInitial(registers);
    for (int address = 0; address < 256; address++) {
      request(registers, true, address, 0);
      assertThat(registers.get("cfg_error_o")).as("write of 0x%02x", address)
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
  void codeWritesWalkThroughTheArrayColumnFirst() {
    BlockDriver registers = block(SMALL);
    for (int i = 0; i < 6; i++) {
      assertReads(registers, ARRAY_ADDRESS, (i / 3) << 16 | i % 3);
      write(registers, SYNAPSE_CODE, 0xFFFF_FFE0L | i);
      assertArrayWrite(registers, "code", i / 3, i % 3, i);
    }
    assertReads(registers, ARRAY_ADDRESS, 2 << 16);
    assertRefused(registers, true, SYNAPSE_CODE, 7);
    assertArrayWrite(registers, "neither", 1, 2, 5);
    assertReads(registers, ARRAY_ADDRESS, 2 << 16);
  }

  @Test
  void maskWritesWalkThroughTheMaskColumnFirst() {
    BlockDriver registers = block(SMALL);
    for (int i = 0; i < 4; i++) {
      write(registers, INHIBITION_MASK, i % 2);
      assertArrayWrite(registers, "mask", i / 2, i % 2, i % 2);
    }
    assertReads(registers, ARRAY_ADDRESS, 2 << 16);
    assertRefused(registers, true, INHIBITION_MASK, 1);
    assertReads(registers, ARRAY_ADDRESS, 2 << 16);
  }

  @Test
  void writesOnConsecutiveClocksAdvanceEveryTime() {
    BlockDriver registers = block(SMALL);
    registers.set("cfg_valid_i", 1).set("cfg_write_i", 1).set("cfg_address_i", SYNAPSE_CODE);
    for (int i = 0; i < 6; i++) {
      registers.set("cfg_wdata_i", 31 - i).clock();
      assertArrayWrite(registers, "code", i / 3, i % 3, 31 - i);
    }
  }

  @Test
  void anArrayWriteLastsOneClockAndItsAddressStays() {
    BlockDriver registers = block(SMALL);
    write(registers, ARRAY_ADDRESS, 1 << 16 | 1);
    assertArrayWrite(registers, "neither", 0, 0, 0);
    write(registers, SYNAPSE_CODE, 0x1F);
    registers.clock();
    assertArrayWrite(registers, "neither", 1, 1, 0x1F);
    write(registers, ARRAY_ADDRESS, 0);
    assertArrayWrite(registers, "neither", 1, 1, 0x1F);
  }

  @Test
  void addressesOutsideAreRefusedByCodesAndMaskEachByItsOwnSize() {
    BlockDriver registers = block(SMALL);
    write(registers, ARRAY_ADDRESS, 2); // a column of the codes, none of the mask
    assertRefused(registers, true, INHIBITION_MASK, 1);
    write(registers, SYNAPSE_CODE, 1);
    assertArrayWrite(registers, "code", 0, 2, 1);
    for (long outside : new long[] {3, 2 << 16, 0xFFFF, 0xFFFF_0000L, 0x0001_0003L, 0x0100_0000L}) {
      write(registers, ARRAY_ADDRESS, outside);
      assertRefused(registers, true, SYNAPSE_CODE, 1);
      assertRefused(registers, true, INHIBITION_MASK, 1);
      assertReads(registers, ARRAY_ADDRESS, outside);
      assertThat(registers.get("row_q")).isEqualTo(outside >> 16);
      assertThat(registers.get("column_q")).isEqualTo(outside & 0xFFFF);
    }
  }

  @Test
  void moreNeuronsThanInputsWrapEachAtItsOwnEnd() {
    BlockDriver registers = block(with(SMALL, "INPUTS", 1, "NEURONS", 5));
    write(registers, SYNAPSE_CODE, 1);
    assertReads(registers, ARRAY_ADDRESS, 1 << 16);
    for (int column = 0; column < 5; column++) {
      write(registers, INHIBITION_MASK, 1);
      assertArrayWrite(registers, "mask", 1, column, 1);
    }
    assertReads(registers, ARRAY_ADDRESS, 2 << 16);
  }

  @Test
  void resetBringsEverythingBackAndIgnoresRequests() {
    BlockDriver registers = block(SMALL);
    long[] initial = registers.record();
    for (int address : WRITABLE) {
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
                "INPUTS", 1,
                "NEURONS", 1,
                "CODE_BITS", 2,
                "MEMBRANE_BITS", 4,
                "REFRACTORY_BITS", 1,
                "DIVIDER_BITS", 1,
                "COEFFICIENT_BITS", 4,
                "INIT_ENABLE", 0,
                "INIT_THRESHOLD", -8));
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
  void registersOfFullWidthKeepAllThirtyTwoBits() {
    BlockDriver registers =
        block(
            with(
                SMALL,
                "MEMBRANE_BITS", 32,
                "DIVIDER_BITS", 32,
                "INIT_THRESHOLD", Integer.MIN_VALUE,
                "INIT_DIVIDER", Integer.MAX_VALUE));
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
