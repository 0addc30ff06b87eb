// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Requests to the register file, shared by its suites. The register map is written out here once
 * more, so that a register cannot move unnoticed.
 */
abstract class RegisterFileContract extends BlockContract {
  static final int ID = 0x00;
  static final int SPEC_DIGEST = 0x04;
  static final int SIZE = 0x08;
  static final int ENABLE = 0x0C;
  static final int DIVIDER = 0x10;
  static final int STEP_COUNT = 0x14;
  static final int SATURATED_STEPS = 0x18;
  static final int THRESHOLD = 0x20;
  static final int RESET_VALUE = 0x24;
  static final int LEAK = 0x28;
  static final int DECAY_E = 0x2C;
  static final int DECAY_I = 0x30;
  static final int REFRACTORY = 0x34;
  static final int INHIBITION = 0x38;
  static final int ARRAY_ADDRESS = 0x40;
  static final int SYNAPSE_CODE = 0x44;
  static final int INHIBITION_MASK = 0x48;

  static final Set<Integer> READABLE =
      Set.of(
          ID,
          SPEC_DIGEST,
          SIZE,
          ENABLE,
          DIVIDER,
          STEP_COUNT,
          SATURATED_STEPS,
          THRESHOLD,
          RESET_VALUE,
          LEAK,
          DECAY_E,
          DECAY_I,
          REFRACTORY,
          INHIBITION,
          ARRAY_ADDRESS);

  static final Set<Integer> WRITABLE =
      Set.of(
          ENABLE,
          DIVIDER,
          THRESHOLD,
          RESET_VALUE,
          LEAK,
          DECAY_E,
          DECAY_I,
          REFRACTORY,
          INHIBITION,
          ARRAY_ADDRESS,
          SYNAPSE_CODE,
          INHIBITION_MASK);

  /** Three columns of codes, two of mask, two rows. */
  static final Map<String, Long> SMALL =
      with(
          Map.of(),
          "INPUTS",
          3,
          "NEURONS",
          2,
          "CODE_BITS",
          4,
          "MEMBRANE_BITS",
          12,
          "REFRACTORY_BITS",
          5,
          "DIVIDER_BITS",
          6,
          "COEFFICIENT_BITS",
          7,
          "INIT_ENABLE",
          1,
          "INIT_DIVIDER",
          9,
          "INIT_THRESHOLD",
          1000,
          "INIT_RESET_VALUE",
          -100,
          "INIT_LEAK",
          3,
          "INIT_DECAY_E",
          128,
          "INIT_DECAY_I",
          255,
          "INIT_REFRACTORY",
          31,
          "INIT_INHIBITION",
          2047,
          "SPEC_DIGEST",
          0x12345678);

  static final Map<Integer, Long> INITIAL =
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

  static BlockDriver request(BlockDriver registers, boolean write, int address, long data) {
    return registers
        .set("cfg_valid_i", 1)
        .set("cfg_write_i", write ? 1 : 0)
        .set("cfg_address_i", address)
        .set("cfg_wdata_i", data)
        .clock()
        .set("cfg_valid_i", 0);
  }

  static void assertAnswer(BlockDriver registers, boolean error, long data) {
    assertThat(registers.get("cfg_ack_o")).as("cfg_ack_o").isEqualTo(1);
    assertThat(registers.get("cfg_error_o")).as("cfg_error_o").isEqualTo(error ? 1 : 0);
    assertThat(registers.get("cfg_rdata_o")).as("cfg_rdata_o").isEqualTo(data);
  }

  static void write(BlockDriver registers, int address, long data) {
    assertAnswer(request(registers, true, address, data), false, 0);
  }

  static void assertReads(BlockDriver registers, int address, long data) {
    // A read's data line is noise.
    assertAnswer(request(registers, false, address, 0xA5A5_A5A5L), false, data);
  }

  static void assertRefused(BlockDriver registers, boolean write, int address, long data) {
    assertAnswer(request(registers, write, address, data), true, 0);
  }

  static void assertInitial(BlockDriver registers) {
    INITIAL.forEach((address, value) -> assertReads(registers, address, value));
  }

  static void assertArrayWrite(BlockDriver registers, String which, int row, int column, int data) {
    assertThat(registers.get("code_write_o")).isEqualTo(which.equals("code") ? 1 : 0);
    assertThat(registers.get("mask_write_o")).isEqualTo(which.equals("mask") ? 1 : 0);
    assertThat(registers.get("array_row_o")).as("row").isEqualTo(row);
    assertThat(registers.get("array_column_o")).as("column").isEqualTo(column);
    assertThat(registers.get("array_data_o")).as("data").isEqualTo(data);
  }
}
