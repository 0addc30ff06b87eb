// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;

/**
 * Transactions with the AXI registers, shared by their suites. The register map is written out here
 * once more, so that a register cannot move unnoticed.
 */
abstract class AxiRegistersContract extends BlockContract {
  static final int OKAY = 0b00;
  static final int SLVERR = 0b10;
  static final int DECERR = 0b11;

  static final int ENABLE = 0x0C;
  static final int DIVIDER = 0x10;
  static final int STEP_COUNT = 0x14;
  static final int SATURATED_STEPS = 0x18;
  static final int STEP_MODE = 0x1C;
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
  static final int STATE_MEMBRANE = 0x4C;
  static final int STATE_REFRACTORY = 0x60;
  static final int STATUS = 0x80;
  static final int EVENTS_IN = 0x84;
  static final int EVENTS_OUT = 0x88;
  static final int EVENTS_IGNORED = 0x8C;
  static final int STALLED_CLOCKS = 0x90;

  /** Five columns of codes, three of mask, three rows; everything is there. */
  static final Map<String, Long> SMALL =
      with(
          Map.of(),
          "INPUTS",
          5,
          "NEURONS",
          3,
          "LANES",
          2,
          "CODE_BITS",
          4,
          "TRACE_BITS",
          10,
          "MEMBRANE_BITS",
          12,
          "REFRACTORY_BITS",
          5,
          "DIVIDER_BITS",
          6,
          "COEFFICIENT_BITS",
          7,
          "COUNTER_BITS",
          5,
          "PSP_SHAPE",
          2,
          "LEAK_MODE",
          1,
          "INHIBITION",
          1,
          "READBACK",
          1,
          "INIT_ENABLE",
          1,
          "INIT_STEP_MODE",
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

  /** The same with everything left out that can be. */
  static final Map<String, Long> LEAST =
      with(
          SMALL,
          "PSP_SHAPE",
          0,
          "LEAK_MODE",
          0,
          "REFRACTORY_BITS",
          0,
          "INHIBITION",
          0,
          "READBACK",
          0,
          "COUNTER_BITS",
          0,
          "INIT_REFRACTORY",
          0);

  /** What reads after reset, but for the window and the state. */
  static final Map<Integer, Long> INITIAL =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(0x00, 0x5354776EL),
              Map.entry(0x04, 0x12345678L),
              Map.entry(0x08, 0x0003_0005L),
              Map.entry(ENABLE, 1L),
              Map.entry(DIVIDER, 9L),
              Map.entry(STEP_COUNT, 0L),
              Map.entry(SATURATED_STEPS, 0L),
              Map.entry(STEP_MODE, 1L),
              Map.entry(THRESHOLD, 1000L),
              Map.entry(RESET_VALUE, 0xFFFF_FF9CL),
              Map.entry(LEAK, 3L),
              Map.entry(DECAY_E, 128L),
              Map.entry(DECAY_I, 255L),
              Map.entry(REFRACTORY, 31L),
              Map.entry(INHIBITION, 2047L),
              Map.entry(ARRAY_ADDRESS, 0L),
              Map.entry(STATUS, 0L),
              Map.entry(EVENTS_IN, 0L),
              Map.entry(EVENTS_OUT, 0L),
              Map.entry(EVENTS_IGNORED, 0L),
              Map.entry(STALLED_CLOCKS, 0L),
              Map.entry(0x94, 2L)));

  /** Settings and window wait for a grant. */
  static boolean slow(int address) {
    return (address & 0x60) != 0;
  }

  static BlockDriver offerWrite(BlockDriver registers, int address, long data, int strobes) {
    return registers
        .set("s_axi_awvalid", 1)
        .set("s_axi_awaddr", address)
        .set("s_axi_wvalid", 1)
        .set("s_axi_wdata", data)
        .set("s_axi_wstrb", strobes);
  }

  static BlockDriver offerRead(BlockDriver registers, int address) {
    return registers.set("s_axi_arvalid", 1).set("s_axi_araddr", address);
  }

  /** From an offer to the answer, which is on the bus but not taken. */
  private static void carryOut(BlockDriver registers, boolean write, int address) {
    registers.clock();
    assertThat(registers.get("s_axi_awready")).as("awready").isEqualTo(write ? 1 : 0);
    assertThat(registers.get("s_axi_wready")).as("wready").isEqualTo(write ? 1 : 0);
    assertThat(registers.get("s_axi_arready")).as("arready").isEqualTo(write ? 0 : 1);
    registers.set("access_i", slow(address) ? 1 : 0).clock().set("access_i", 0);
    registers.set("s_axi_awvalid", 0).set("s_axi_wvalid", 0).set("s_axi_arvalid", 0);
    for (int c = 0; slow(address) && c < 3; c++) {
      assertThat(registers.get("s_axi_bvalid") + registers.get("s_axi_rvalid")).isZero();
      registers.clock();
    }
    assertThat(registers.get("s_axi_bvalid")).as("bvalid").isEqualTo(write ? 1 : 0);
    assertThat(registers.get("s_axi_rvalid")).as("rvalid").isEqualTo(write ? 0 : 1);
  }

  /** A write of whole words; returns the response. */
  static int write(BlockDriver registers, int address, long data) {
    return write(registers, address, data, 0b1111);
  }

  static int write(BlockDriver registers, int address, long data, int strobes) {
    carryOut(offerWrite(registers, address, data, strobes), true, address);
    int response = (int) registers.get("s_axi_bresp");
    registers.set("s_axi_bready", 1).clock().set("s_axi_bready", 0);
    assertThat(registers.get("s_axi_bvalid")).isZero();
    return response;
  }

  /** A read; returns the response, while the data stay on the bus. */
  static int read(BlockDriver registers, int address) {
    carryOut(offerRead(registers, address), false, address);
    int response = (int) registers.get("s_axi_rresp");
    registers.set("s_axi_rready", 1).clock().set("s_axi_rready", 0);
    assertThat(registers.get("s_axi_rvalid")).isZero();
    return response;
  }

  static void assertWrites(BlockDriver registers, int address, long data) {
    assertThat(write(registers, address, data)).as("write of 0x%02X", address).isEqualTo(OKAY);
  }

  static void assertReads(BlockDriver registers, int address, long data) {
    assertThat(read(registers, address)).as("read of 0x%02X", address).isEqualTo(OKAY);
    assertThat(registers.get("s_axi_rdata")).as("0x%02X", address).isEqualTo(data);
  }

  static void assertInitial(BlockDriver registers) {
    INITIAL.forEach((address, value) -> assertReads(registers, address, value));
  }
}
