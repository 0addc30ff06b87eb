// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

abstract class AxiRegistersContractTest extends BlockContract {
  private static final int OKAY = 0;
  private static final int SLVERR = 2;
  private static final int DECERR = 3;

  private BlockDriver bus(Map<String, Long> parameters) {
    Map<String, Long> all = new HashMap<>();
    all.put("INPUTS", 5L);
    all.put("NEURONS", 3L);
    all.put("LANES", 1L);
    all.put("CODE_BITS", 6L);
    all.put("MEMBRANE_BITS", 12L);
    all.put("INIT_THRESHOLD", -5L);
    all.putAll(parameters);
    return block(all).set("s_axi_wstrb", 15).set("s_axi_bready", 1).set("s_axi_rready", 1);
  }

  /** Clocks until a signal is 1; grants what is asked for on the way. */
  private static void until(BlockDriver bus, String signal) {
    for (int c = 0; c < 10 && bus.get(signal) == 0; c++) {
      bus.set("access_i", c == 2 ? 1 : 0).clock();
    }
    assertThat(bus.get(signal)).as(signal).isEqualTo(1);
    bus.set("access_i", 0);
  }

  /** Writes, data and address together; the response. */
  private static long write(BlockDriver bus, int address, long data) {
    bus.set("s_axi_awvalid", 1).set("s_axi_awaddr", address);
    bus.set("s_axi_wvalid", 1).set("s_axi_wdata", data & 0xFFFFFFFFL).clock();
    assertThat(bus.get("s_axi_awready")).isEqualTo(1);
    assertThat(bus.get("s_axi_wready")).isEqualTo(1);
    bus.set("s_axi_awvalid", 0).set("s_axi_wvalid", 0);
    until(bus, "s_axi_bvalid");
    long response = bus.get("s_axi_bresp");
    bus.clock();
    assertThat(bus.get("s_axi_bvalid")).isZero();
    return response;
  }

  /** Reads; the response, and the data if it is OKAY. */
  private static long read(BlockDriver bus, int address, long expectedResponse) {
    bus.set("s_axi_arvalid", 1).set("s_axi_araddr", address).clock();
    assertThat(bus.get("s_axi_arready")).isEqualTo(1);
    bus.set("s_axi_arvalid", 0);
    until(bus, "s_axi_rvalid");
    assertThat(bus.get("s_axi_rresp"))
        .as("response at 0x%02X", address)
        .isEqualTo(expectedResponse);
    long data = bus.get("s_axi_rdata");
    bus.clock();
    assertThat(bus.get("s_axi_rvalid")).isZero();
    return data;
  }

  @Test
  void identificationAndSettingsAfterReset() {
    BlockDriver bus = bus(Map.of("SPEC_DIGEST", 0x1234567L));
    assertThat(read(bus, 0x00, OKAY)).isEqualTo(0x5354776EL);
    assertThat(read(bus, 0x04, OKAY)).isEqualTo(0x1234567L);
    assertThat(read(bus, 0x08, OKAY)).isEqualTo(3L << 16 | 5);
    assertThat(read(bus, 0x20, OKAY)).as("sign-extended").isEqualTo(0xFFFFFFFBL);
    assertThat(read(bus, 0x94, OKAY)).isEqualTo(1);
  }

  @Test
  void aSettingIsWrittenCutAndReadBack() {
    BlockDriver bus = bus(Map.of());
    assertThat(write(bus, 0x20, 0x1807)).isEqualTo(OKAY);
    assertThat(bus.get("threshold_o")).isEqualTo(0x807);
    assertThat(read(bus, 0x20, OKAY)).isEqualTo(0xFFFFF807L);
  }

  @Test
  void aSlowRequestIsAnsweredFourEdgesAfterItsGrant() {
    BlockDriver bus = bus(Map.of());
    bus.set("s_axi_awvalid", 1).set("s_axi_awaddr", 0x20);
    bus.set("s_axi_wvalid", 1).set("s_axi_wdata", 1).clock();
    bus.set("s_axi_awvalid", 0).set("s_axi_wvalid", 0);
    for (int c = 0; c < 20; c++) {
      bus.clock();
      assertThat(bus.get("s_axi_bvalid")).as("not granted yet").isZero();
    }
    bus.set("access_i", 1).clock().set("access_i", 0);
    for (int c = 0; c < 2; c++) {
      bus.clock();
      assertThat(bus.get("s_axi_bvalid")).isZero();
    }
    bus.clock();
    assertThat(bus.get("s_axi_bvalid")).isEqualTo(1);
    assertThat(bus.get("threshold_o")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "0x00, 2, ID is read-only",
    "0x14, 2, a counter is read-only",
    "0x94, 2, LANES is read-only",
    "0x4C, 2, a state is read-only",
    "0x98, 3, nothing there",
    "0x21, 3, unaligned",
    "0x3C, 3, nothing among the slow ones",
    "0x38, 2, no inhibition in this chip",
    "0x0C, 0, ENABLE"
  })
  void writesAreAnsweredAsTheirRegisterDemands(String address, long response, String why) {
    assertThat(write(bus(Map.of()), Integer.decode(address), 0)).as(why).isEqualTo(response);
  }

  @Test
  void aMissingStrobeRefusesTheWholeWrite() {
    BlockDriver bus = bus(Map.of()).set("s_axi_wstrb", 7);
    assertThat(write(bus, 0x0C, 0)).isEqualTo(SLVERR);
    assertThat(bus.get("enable_o")).isEqualTo(1);
    assertThat(write(bus, 0x98, 0)).as("no register goes first").isEqualTo(DECERR);
  }

  @Test
  void fixedSettingsAreReadButNotWritten() {
    BlockDriver bus = bus(Map.of("FIXED_SETTINGS", 1L));
    assertThat(write(bus, 0x20, 7)).isEqualTo(SLVERR);
    assertThat(read(bus, 0x20, OKAY)).isEqualTo(0xFFFFFFFBL);
    assertThat(write(bus, 0x0C, 0)).isEqualTo(OKAY);
  }

  @Test
  void addressWaitsForDataAndDataForAddress() {
    BlockDriver bus = bus(Map.of());
    bus.set("s_axi_awvalid", 1).set("s_axi_awaddr", 0x0C).clock().clock();
    assertThat(bus.get("s_axi_awready")).isZero();
    bus.set("s_axi_wvalid", 1).set("s_axi_wdata", 0).clock();
    assertThat(bus.get("s_axi_awready")).isEqualTo(1);
    assertThat(bus.get("s_axi_wready")).isEqualTo(1);
    bus.set("s_axi_awvalid", 0).set("s_axi_wvalid", 0).clock();
    assertThat(bus.get("s_axi_bvalid")).isEqualTo(1);
    assertThat(bus.get("enable_o")).isZero();
  }

  @Test
  void readsAndWritesThatWaitTogetherTakeTurns() {
    BlockDriver bus = bus(Map.of()).set("s_axi_bready", 1);
    bus.set("s_axi_awvalid", 1).set("s_axi_awaddr", 0x10);
    bus.set("s_axi_wvalid", 1).set("s_axi_arvalid", 1).set("s_axi_araddr", 0);
    String order = "";
    for (int c = 0; c < 12; c++) {
      bus.clock();
      order += bus.get("s_axi_bvalid") == 1 ? "w" : bus.get("s_axi_rvalid") == 1 ? "r" : "";
    }
    assertThat(order).isEqualTo("wrwr");
  }

  @Test
  void anAnswerStaysUntilItIsTaken() {
    BlockDriver bus = bus(Map.of()).set("s_axi_rready", 0);
    bus.set("s_axi_arvalid", 1).set("s_axi_araddr", 0).clock().set("s_axi_arvalid", 0);
    for (int c = 0; c < 5; c++) {
      bus.clock();
      assertThat(bus.get("s_axi_rvalid")).isEqualTo(1);
      assertThat(bus.get("s_axi_rdata")).isEqualTo(0x5354776EL);
    }
    bus.set("s_axi_rready", 1).clock();
    assertThat(bus.get("s_axi_rvalid")).isZero();
  }

  @Test
  void theWindowWritesOnceAndAdvancesColumnFirst() {
    BlockDriver bus = bus(Map.of());
    assertThat(write(bus, 0x40, 1 << 16 | 4)).isEqualTo(OKAY);
    bus.set("s_axi_awvalid", 1).set("s_axi_awaddr", 0x44);
    bus.set("s_axi_wvalid", 1).set("s_axi_wdata", 0x55).clock();
    bus.set("s_axi_awvalid", 0).set("s_axi_wvalid", 0).clock();
    bus.set("access_i", 1).clock().set("access_i", 0);
    assertThat(bus.get("code_write_o")).isEqualTo(1);
    assertThat(bus.get("array_row_o")).isEqualTo(1);
    assertThat(bus.get("array_column_o")).isEqualTo(4);
    bus.clock();
    assertThat(bus.get("code_write_o")).isZero();
    until(bus, "s_axi_bvalid");
    assertThat(bus.get("s_axi_bresp")).isEqualTo(OKAY);
    assertThat(bus.get("array_row_o")).isEqualTo(2);
    assertThat(bus.get("array_column_o")).isZero();
    bus.clock();
    assertThat(read(bus.set("code_i", 0x41), 0x44, OKAY)).isEqualTo(0x41);
    assertThat(write(bus, 0x40, 3 << 16)).isEqualTo(OKAY);
    assertThat(read(bus, 0x44, SLVERR)).as("beyond the array").isZero();
  }

  @Test
  void countersCountPulsesAndStatusHoldsAnIgnoredEvent() {
    BlockDriver bus = bus(Map.of("COUNTER_BITS", 2L));
    bus.set("accepted_i", 1).clock().clock().clock().clock().clock().set("accepted_i", 0);
    bus.set("ignored_i", 1).clock().set("ignored_i", 0).set("busy_i", 1);
    bus.set("step_i", 1).clock().set("saturated_i", 1).clock();
    bus.set("step_i", 0).set("saturated_i", 0);
    assertThat(read(bus, 0x84, OKAY)).as("5 modulo 4").isEqualTo(1);
    assertThat(read(bus, 0x8C, OKAY)).isEqualTo(1);
    assertThat(read(bus, 0x14, OKAY)).isEqualTo(2);
    assertThat(read(bus, 0x18, OKAY)).isEqualTo(1);
    assertThat(read(bus, 0x80, OKAY)).isEqualTo(3);
    assertThat(write(bus, 0x80, 2)).isEqualTo(OKAY);
    assertThat(read(bus, 0x80, OKAY)).isEqualTo(1);
  }

  @Test
  void countersThatWereLeftOutAnswerWithAnError() {
    assertThat(read(bus(Map.of("COUNTER_BITS", 0L)), 0x84, SLVERR)).isZero();
  }
}
