// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Handshakes, settings, counters and refusals; the window has its own suite. */
abstract class AxiRegistersContractTest extends AxiRegistersContract {
  private static final Set<Integer> WRITABLE =
      Set.of(
          ENABLE,
          DIVIDER,
          STEP_MODE,
          THRESHOLD,
          RESET_VALUE,
          LEAK,
          DECAY_E,
          DECAY_I,
          REFRACTORY,
          INHIBITION,
          ARRAY_ADDRESS,
          SYNAPSE_CODE,
          INHIBITION_MASK,
          STATUS);

  private static final Map<Integer, String> OUTPUTS =
      Map.of(
          ENABLE,
          "enable_o",
          DIVIDER,
          "divider_o",
          STEP_MODE,
          "step_mode_o",
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

  private static final Map<Integer, Integer> WIDTHS =
      Map.of(
          ENABLE,
          1,
          DIVIDER,
          6,
          STEP_MODE,
          1,
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

  /** Every address that has a register. */
  private static Set<Integer> mapped() {
    Set<Integer> mapped = new TreeSet<>(INITIAL.keySet());
    for (int address = SYNAPSE_CODE; address <= STATE_REFRACTORY; address += 4) {
      mapped.add(address);
    }
    return mapped;
  }

  @Test
  void everyRegisterHasItsValueAfterReset() {
    assertInitial(block(SMALL));
  }

  @Test
  void aWriteIsCutToTheWidthAndSeenAfterTheEdge() {
    BlockDriver registers = block(SMALL);
    for (long data : new long[] {0xFFFF_FFFFL, 0, 0xAAAA_AAAAL, 0x5555_5555L, 0x8000_0001L}) {
      WIDTHS.forEach(
          (address, width) -> {
            assertWrites(registers, address, data);
            long cut = data & (1L << width) - 1;
            assertThat(registers.get(OUTPUTS.get(address))).isEqualTo(cut);
            boolean signed = address == THRESHOLD || address == RESET_VALUE;
            boolean negative = signed && (cut & 0x800) != 0;
            assertReads(registers, address, negative ? cut | 0xFFFF_F000L : cut);
          });
    }
  }

  @Test
  void aWriteChangesItsRegisterOnly() {
    for (int written : WIDTHS.keySet()) {
      BlockDriver registers = block(SMALL);
      assertWrites(registers, written, 0x000A_000AL);
      INITIAL.forEach(
          (address, value) -> {
            if (address != written) {
              assertReads(registers, address, value);
            }
          });
    }
  }

  @Test
  void everyAddressHasTheAnswerOfItsRegister() {
    BlockDriver registers = block(SMALL);
    for (int address = 0; address < 256; address++) {
      assertThat(read(registers, address))
          .as("read of 0x%02X", address)
          .isEqualTo(mapped().contains(address) ? OKAY : DECERR);
      if (!mapped().contains(address)) {
        assertThat(registers.get("s_axi_rdata")).isZero();
      }
    }
    for (int address = 0; address < 256; address++) {
      assertThat(write(registers, address, 0))
          .as("write of 0x%02X", address)
          .isEqualTo(
              WRITABLE.contains(address) ? OKAY : mapped().contains(address) ? SLVERR : DECERR);
    }
  }

  @Test
  void whatIsLeftOutIsRefused() {
    BlockDriver registers = block(LEAST);
    List<Integer> leftOut =
        List.of(
            STEP_COUNT,
            SATURATED_STEPS,
            LEAK,
            DECAY_E,
            DECAY_I,
            REFRACTORY,
            INHIBITION,
            INHIBITION_MASK,
            STATE_MEMBRANE,
            0x50,
            0x54,
            0x58,
            0x5C,
            STATE_REFRACTORY,
            EVENTS_IN,
            EVENTS_OUT,
            EVENTS_IGNORED,
            STALLED_CLOCKS);
    for (int address : leftOut) {
      assertThat(read(registers, address)).as("read of 0x%02X", address).isEqualTo(SLVERR);
      assertThat(registers.get("s_axi_rdata")).isZero();
      assertThat(write(registers, address, -1)).as("write of 0x%02X", address).isEqualTo(SLVERR);
    }
    assertThat(read(registers, SYNAPSE_CODE)).as("without read-back").isEqualTo(SLVERR);
    assertWrites(registers, SYNAPSE_CODE, 5);
    assertReads(registers, THRESHOLD, 1000);
    assertThat(registers.get("leak_o")).as("its value after reset").isEqualTo(3);
    assertThat(registers.get("inhibition_o")).isEqualTo(2047);
  }

  @ParameterizedTest
  @CsvSource({"0, 0x4C, 0", "0, 0x50, 2", "0, 0x58, 2", "1, 0x54, 0", "1, 0x5C, 2", "2, 0x5C, 0"})
  void tracesReadWhereThereAreAny(int shape, String address, int response) {
    BlockDriver registers = block(with(SMALL, "PSP_SHAPE", shape));
    assertThat(read(registers, Integer.decode(address))).isEqualTo(response);
  }

  @Test
  void fixedSettingsCanBeReadOnly() {
    BlockDriver registers = block(with(SMALL, "FIXED_SETTINGS", 1));
    for (int address = THRESHOLD; address <= INHIBITION; address += 4) {
      assertThat(write(registers, address, 0)).as("0x%02X", address).isEqualTo(SLVERR);
    }
    assertInitial(registers);
    assertWrites(registers, DIVIDER, 5);
    assertWrites(registers, ARRAY_ADDRESS, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14})
  void aWriteWithAStrobeMissingIsRefused(int strobes) {
    BlockDriver registers = block(SMALL);
    for (int address : WRITABLE) {
      assertThat(write(registers, address, 0x0001_0001L, strobes)).isEqualTo(SLVERR);
    }
    assertThat(write(registers, 0x3C, 0, strobes)).as("no register there").isEqualTo(DECERR);
    assertInitial(registers);
    assertWrites(registers, DIVIDER, 5);
  }

  @Test
  void refusedRequestsChangeNothing() {
    BlockDriver registers = block(SMALL);
    for (int register : WRITABLE) {
      for (int offset : new int[] {1, 2, 3}) {
        assertThat(write(registers, register + offset, -1)).isEqualTo(DECERR);
      }
    }
    for (int readOnly : new int[] {0x00, 0x04, 0x08, STEP_COUNT, STATE_MEMBRANE, EVENTS_IN, 0x94}) {
      assertThat(write(registers, readOnly, -1)).isEqualTo(SLVERR);
    }
    assertInitial(registers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aw", "w"})
  void addressAndDataOfAWriteComeInAnyOrder(String first) {
    BlockDriver registers = block(SMALL);
    offerWrite(registers, DIVIDER, 33, 15);
    String second = first.equals("w") ? "s_axi_awvalid" : "s_axi_wvalid";
    registers.set(second, 0);
    for (int c = 0; c < 4; c++) {
      registers.clock();
      assertThat(registers.get("s_axi_awready") + registers.get("s_axi_wready")).isZero();
    }
    assertWrites(registers.set(second, 1), DIVIDER, 33);
    assertThat(registers.get("divider_o")).isEqualTo(33);
  }

  @Test
  void aReadPassesAWriteThatLacksItsData() {
    BlockDriver registers = block(SMALL);
    registers.set("s_axi_awvalid", 1).set("s_axi_awaddr", DIVIDER);
    assertReads(registers, DIVIDER, 9);
  }

  @Test
  void aRequestIsAnsweredTwoClocksAfterItsOffer() {
    BlockDriver registers = offerWrite(block(SMALL), DIVIDER, 7, 15).clock();
    assertThat(registers.get("s_axi_awready")).isEqualTo(1);
    assertThat(registers.get("divider_o")).isEqualTo(9);
    registers.clock();
    assertThat(registers.get("s_axi_awready") + registers.get("s_axi_wready")).isZero();
    assertThat(registers.get("s_axi_bvalid")).isEqualTo(1);
    assertThat(registers.get("divider_o")).isEqualTo(7);
  }

  @Test
  void anAnswerWaitsForTheMasterAndNothingElseBegins() {
    BlockDriver registers = block(SMALL);
    offerRead(registers, DIVIDER).clock().clock();
    offerWrite(registers, DIVIDER, 5, 15);
    for (int c = 0; c < 5; c++) {
      assertThat(registers.get("s_axi_rvalid")).isEqualTo(1);
      assertThat(registers.get("s_axi_rdata")).isEqualTo(9);
      assertThat(registers.get("s_axi_awready") + registers.get("s_axi_arready")).isZero();
      registers.set("s_axi_bready", 1).clock();
    }
    registers.set("s_axi_rready", 1).clock();
    assertThat(registers.get("s_axi_rvalid")).isZero();
    assertThat(registers.clock().get("s_axi_awready")).isEqualTo(1);
  }

  @Test
  void readsAndWritesThatWaitTakeTurns() {
    BlockDriver registers = block(SMALL).set("s_axi_bready", 1).set("s_axi_rready", 1);
    offerRead(offerWrite(registers, DIVIDER, 5, 15), DIVIDER);
    StringBuilder order = new StringBuilder();
    for (int c = 0; c < 12; c++) {
      registers.clock();
      order.append(registers.get("s_axi_awready") != 0 ? "w" : "");
      order.append(registers.get("s_axi_arready") != 0 ? "r" : "");
    }
    // One transaction takes three clocks.
    assertThat(order).hasToString("wrwr");
  }

  @Test
  void aSlowRequestWaitsForItsGrant() {
    BlockDriver registers = offerWrite(block(SMALL), THRESHOLD, 77, 15);
    for (int c = 0; c < 20; c++) {
      registers.clock();
      assertThat(registers.get("s_axi_awready")).isEqualTo(c == 0 ? 1 : 0);
      assertThat(registers.get("s_axi_bvalid")).isZero();
      assertThat(registers.get("threshold_o")).isEqualTo(1000);
      registers.set("s_axi_awvalid", c == 0 ? 1 : 0).set("s_axi_wvalid", c == 0 ? 1 : 0);
    }
    registers.set("access_i", 1).clock().set("access_i", 0);
    for (int left = 3; left >= 1; left--) {
      assertThat(registers.get("delay_q")).isEqualTo(left);
      assertThat(registers.get("threshold_o")).isEqualTo(1000);
      registers.clock();
    }
    assertThat(registers.get("s_axi_bvalid")).isEqualTo(1);
    assertThat(registers.get("threshold_o")).isEqualTo(77);
  }

  @Test
  void aWriteLeavesTheReadAnswerAndAReadTheWriteAnswer() {
    BlockDriver registers = block(SMALL);
    assertThat(read(registers, 0x3C)).isEqualTo(DECERR);
    assertReads(registers, DIVIDER, 9);
    assertThat(write(registers, STEP_COUNT, 0)).isEqualTo(SLVERR);
    assertThat(registers.get("s_axi_rdata")).isEqualTo(9);
    assertThat(registers.get("s_axi_rresp")).isEqualTo(OKAY);
    assertReads(registers, ENABLE, 1);
    assertThat(registers.get("s_axi_bresp")).isEqualTo(SLVERR);
  }

  @ParameterizedTest
  @CsvSource({
    "0x14, step_i",
    "0x18, saturated_i",
    "0x84, accepted_i",
    "0x88, sent_i",
    "0x8C, ignored_i",
    "0x90, stalled_i"
  })
  void pulsesAreCountedModuloTheCountersWidth(String address, String pulse) {
    BlockDriver registers = block(SMALL);
    for (int clock = 0; clock < 45; clock++) {
      registers.set(pulse, clock % 9 == 8 ? 0 : 1).clock();
    }
    registers.set(pulse, 0);
    int counter = Integer.decode(address);
    INITIAL.forEach(
        (other, value) -> {
          long ignored = other == STATUS && pulse.equals("ignored_i") ? 2 : 0;
          assertReads(registers, other, other == counter ? 40 - 32 : value + ignored);
        });
  }

  @Test
  void aReadOnTheEdgeOfAPulseGivesTheCountBeforeIt() {
    BlockDriver registers = offerRead(block(SMALL), EVENTS_IN).clock();
    registers.set("accepted_i", 1).clock();
    assertThat(registers.get("s_axi_rdata")).isZero();
    assertThat(registers.get("events_in_q")).isEqualTo(1);
  }

  @Test
  void withoutCountersPulsesCountNothing() {
    BlockDriver registers = block(LEAST);
    for (String pulse : List.of("step_i", "saturated_i", "accepted_i", "sent_i", "stalled_i")) {
      registers.set(pulse, 1);
    }
    registers.clock().clock();
    for (String counter : List.of("step_count_q", "saturated_steps_q", "events_in_q")) {
      assertThat(registers.get(counter)).as(counter).isZero();
    }
  }

  @Test
  void statusTellsBusyAndRemembersAnIgnoredEvent() {
    BlockDriver registers = block(SMALL).set("busy_i", 1);
    assertReads(registers, STATUS, 0b01);
    registers.set("ignored_i", 1).clock().set("ignored_i", 0);
    assertReads(registers, STATUS, 0b11);
    assertWrites(registers, STATUS, 0b01);
    assertReads(registers.set("busy_i", 0), STATUS, 0b10);
    assertWrites(registers, STATUS, 0b10);
    assertReads(registers, STATUS, 0);
  }

  @Test
  void anEventIgnoredOnTheEdgeThatClearsWins() {
    BlockDriver registers = offerWrite(block(SMALL), STATUS, 0b10, 15).clock();
    registers.set("ignored_i", 1).clock().set("ignored_i", 0);
    assertThat(registers.get("s_axi_bvalid")).isEqualTo(1);
    assertThat(registers.get("ignored_q")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void resetBringsEverythingBackWhateverIsUnderWay(int clocks) {
    BlockDriver registers = block(SMALL);
    long[] initial = registers.record();
    WIDTHS.keySet().forEach(address -> assertWrites(registers, address, 0x000A_000AL));
    assertWrites(registers, ARRAY_ADDRESS, 0x0001_0003L);
    registers.set("accepted_i", 1).set("ignored_i", 1).set("step_i", 1).set("saturated_i", 1);
    offerWrite(registers, SYNAPSE_CODE, 5, 15);
    for (int c = 0; c < clocks; c++) {
      registers.set("access_i", c == 1 ? 1 : 0).clock();
    }
    registers.set("rst_ni", 0).clock();
    assertThat(registers.record()).isEqualTo(initial);
  }

  @Test
  void theSmallestSizesWork() {
    BlockDriver registers =
        block(
            with(
                SMALL,
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
                "COUNTER_BITS",
                1,
                "INIT_THRESHOLD",
                -8));
    assertReads(registers, 0x08, 0x0001_0001L);
    assertReads(registers, THRESHOLD, 0xFFFF_FFF8L);
    assertWrites(registers, REFRACTORY, 3);
    assertReads(registers, REFRACTORY, 1);
    assertWrites(registers, SYNAPSE_CODE, 5);
    assertReads(registers, ARRAY_ADDRESS, 0);
    assertWrites(registers, ARRAY_ADDRESS, 1);
    assertThat(write(registers, SYNAPSE_CODE, 5)).as("no such column").isEqualTo(SLVERR);
  }
}
