// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ack_q} and {@code err_q} are the answers before they are shown to whoever still asks. */
abstract class WishboneBridgeContractTest extends BlockContract {
  private static final int PUSH = 0x100;
  private static final int POP = 0x104;
  private static final int STATUS = 0x108;
  private static final int IRQ = 0x10C;
  private static final int LAST = 1 << 16;
  private static final int NULL = 1 << 17;
  private static final long VALID = 1L << 31;

  private BlockDriver bridge() {
    return block(Map.of()).clock();
  }

  private static BlockDriver ask(BlockDriver bridge, boolean write, int address, long data) {
    return bridge
        .set("wbs_cyc_i", 1)
        .set("wbs_stb_i", 1)
        .set("wbs_we_i", write ? 1 : 0)
        .set("wbs_sel_i", 15)
        .set("wbs_adr_i", address)
        .set("wbs_dat_i", data);
  }

  private static void rest(BlockDriver bridge) {
    bridge.set("wbs_cyc_i", 0).set("wbs_stb_i", 0).set("wbs_we_i", 1).set("wbs_adr_i", -1);
  }

  /** Clocks until the answer; the request then rests for a clock. */
  private static boolean answered(BlockDriver bridge) {
    for (int c = 0; c < 20; c++) {
      bridge.clock();
      boolean ack = bridge.get("ack_q") != 0;
      boolean err = bridge.get("err_q") != 0;
      if (ack || err) {
        assertThat(ack && err).isFalse();
        rest(bridge);
        bridge.clock();
        assertThat(bridge.get("ack_q") + bridge.get("err_q")).as("one answer").isZero();
        return ack;
      }
    }
    throw new AssertionError("no answer");
  }

  private static boolean write(BlockDriver bridge, int address, long data) {
    return answered(ask(bridge, true, address, data));
  }

  private static long read(BlockDriver bridge, int address) {
    assertThat(answered(ask(bridge, false, address, 0))).isTrue();
    return bridge.get("wbs_dat_o");
  }

  private static void spike(BlockDriver bridge, int valid, int neuron, int last) {
    bridge.set("s_axis_tvalid", valid).set("s_axis_tdata", neuron).set("s_axis_tlast", last);
  }

  @Test
  void itsOwnRegistersAnswerAtOnceAndOnce() {
    BlockDriver bridge = bridge();
    ask(bridge, false, STATUS, 0).clock();
    assertThat(bridge.get("ack_q")).isEqualTo(1);
    assertThat(bridge.get("wbs_dat_o")).as("room").isEqualTo(1);
    bridge.clock();
    assertThat(bridge.get("ack_q")).as("the clock that still shows the request").isZero();
    assertThat(bridge.clock().get("ack_q")).as("back to back").isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "0, 1", "0, 0"})
  void nothingIsAskedWithoutCycleAndStrobe(int cycle, int strobe) {
    BlockDriver bridge = bridge();
    ask(bridge, true, PUSH, 5).set("wbs_cyc_i", cycle).set("wbs_stb_i", strobe);
    for (int c = 0; c < 4; c++) {
      bridge.clock();
      assertThat(bridge.get("ack_q") + bridge.get("err_q")).isZero();
      assertThat(bridge.get("m_axis_tvalid")).isZero();
    }
    bridge.set("wbs_adr_i", 0x20).clock();
    assertThat(bridge.get("m_axi_awvalid")).isZero();
    assertThat(bridge.get("access_q")).isZero();
  }

  @Test
  void theBridgeLooksAtNineBitsOfTheAddress() {
    BlockDriver bridge = bridge();
    assertThat(write(bridge, 0x3000_0000 + IRQ, 5)).isTrue();
    assertThat(read(bridge, 0x7FFF_FE00 + IRQ)).isEqualTo(5);
  }

  @Test
  void anEventWaitsUntilTheChipTakesIt() {
    BlockDriver bridge = bridge();
    assertThat(write(bridge, PUSH, 0x1234)).isTrue();
    for (int c = 0; c < 3; c++) {
      assertThat(bridge.get("m_axis_tvalid")).isEqualTo(1);
      assertThat(bridge.get("m_axis_tdata")).isEqualTo(0x1234);
      assertThat(bridge.get("m_axis_tkeep")).isEqualTo(3);
      assertThat(bridge.get("m_axis_tlast")).isZero();
      bridge.clock();
    }
    bridge.set("m_axis_tready", 1).clock();
    assertThat(bridge.get("m_axis_tvalid")).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 3, 0", "65536, 3, 1", "131072, 0, 0", "196608, 0, 1"})
  void flagsOfAnEventAreItsKeepAndLast(int flags, int keep, int last) {
    BlockDriver bridge = bridge();
    assertThat(write(bridge, PUSH, flags | 0xFFFC_0000L | 7)).isTrue();
    assertThat(bridge.get("m_axis_tdata")).isEqualTo(7);
    assertThat(bridge.get("m_axis_tkeep")).isEqualTo(keep);
    assertThat(bridge.get("m_axis_tlast")).isEqualTo(last);
  }

  @Test
  void anEventWithoutRoomIsRefusedAndRemembered() {
    BlockDriver bridge = bridge();
    assertThat(write(bridge, PUSH, 1)).isTrue();
    assertThat(read(bridge, STATUS)).isZero();
    assertThat(write(bridge, PUSH, 2)).isFalse();
    assertThat(bridge.get("m_axis_tdata")).as("the first stays").isEqualTo(1);
    assertThat(read(bridge, STATUS)).isEqualTo(4);
    assertThat(write(bridge, STATUS, 3)).isTrue();
    assertThat(read(bridge, STATUS)).as("0 clears nothing").isEqualTo(4);
    bridge.set("m_axis_tready", 1).clock().set("m_axis_tready", 0);
    assertThat(write(bridge, STATUS, 4)).isTrue();
    assertThat(read(bridge, STATUS)).isEqualTo(1);
  }

  @Test
  void spikesAndStepEndsAreReadOnceAndInOrder() {
    BlockDriver bridge = bridge().clock();
    List<Long> popped = new ArrayList<>();
    popped.add(read(bridge, POP));
    for (int[] beat : new int[][] {{5, 0}, {0xFFFF, 0}, {9, 1}}) {
      spike(bridge, 1, beat[0], beat[1]);
      assertThat(bridge.get("s_axis_tready")).isEqualTo(1);
      bridge.clock();
      spike(bridge, 0, 3, 0);
      assertThat(bridge.clock().get("s_axis_tready")).as("there is one").isZero();
      assertThat(read(bridge, STATUS) & 2).isEqualTo(2);
      popped.add(read(bridge, POP));
      assertThat(read(bridge, STATUS) & 2).isZero();
    }
    popped.add(read(bridge, POP));
    assertThat(popped).containsExactly(0L, VALID | 5, VALID | 0xFFFF, VALID | LAST, 0L);
  }

  @Test
  void theInterruptFollowsTheBitsThatAreAskedFor() {
    BlockDriver bridge = bridge();
    assertThat(bridge.get("irq_o")).as("room, but nobody asks").isZero();
    write(bridge, IRQ, 0xFFFF_FFFFL);
    assertThat(read(bridge, IRQ)).isEqualTo(7);
    assertThat(bridge.get("irq_o")).isEqualTo(1);
    write(bridge, IRQ, 2);
    assertThat(bridge.clock().get("irq_o")).isZero();
    spike(bridge, 1, 8, 0);
    bridge.clock().clock();
    assertThat(bridge.get("irq_o")).isEqualTo(1);
    spike(bridge, 0, 0, 0);
    read(bridge, POP);
    assertThat(bridge.clock().get("irq_o")).isZero();
  }

  @Test
  void aReadOfTheChipWaitsForItsAnswer() {
    BlockDriver bridge = bridge();
    ask(bridge, false, 0x24, 0).clock();
    assertThat(bridge.get("m_axi_rready")).isEqualTo(1);
    assertThat(bridge.get("address_q")).isEqualTo(0x24);
    assertThat(bridge.clock().get("m_axi_arvalid")).as("held").isEqualTo(1);
    bridge.set("m_axi_arready", 1).clock().set("m_axi_arready", 0);
    assertThat(bridge.get("m_axi_arvalid")).isZero();
    assertThat(bridge.clock().get("ack_q")).isZero();
    bridge.set("m_axi_rvalid", 1).set("m_axi_rdata", 0xCAFE1234L).clock().set("m_axi_rvalid", 0);
    assertThat(bridge.get("ack_q")).isEqualTo(1);
    assertThat(bridge.get("wbs_dat_o")).isEqualTo(0xCAFE1234L);
    assertThat(bridge.get("m_axi_rready")).isZero();
    assertThat(bridge.clock().get("m_axi_arvalid")).as("it was answered").isZero();
    assertThat(bridge.clock().get("m_axi_arvalid")).as("back to back").isEqualTo(1);
  }

  @Test
  void addressAndDataOfAWriteAreTakenOnTheirOwn() {
    BlockDriver bridge = bridge();
    ask(bridge, true, 0x20, 0x8000_0001L).set("wbs_sel_i", 7).clock();
    assertThat(bridge.get("m_axi_awvalid") + bridge.get("m_axi_wvalid")).isEqualTo(2);
    assertThat(bridge.get("m_axi_bready")).isEqualTo(1);
    assertThat(bridge.get("data_q")).isEqualTo(0x8000_0001L);
    assertThat(bridge.get("strobes_q")).as("the chip decides on them").isEqualTo(7);
    bridge.set("m_axi_wready", 1).clock().set("m_axi_wready", 0);
    assertThat(bridge.get("m_axi_awvalid")).isEqualTo(1);
    assertThat(bridge.get("m_axi_wvalid")).isZero();
    bridge.set("m_axi_awready", 1).clock().set("m_axi_awready", 0);
    bridge.set("m_axi_bvalid", 1).set("m_axi_bresp", 2).clock().set("m_axi_bvalid", 0);
    assertThat(bridge.get("err_q")).as("the chip refused").isEqualTo(1);
    assertThat(bridge.get("ack_q")).isZero();
    assertThat(bridge.get("m_axi_bready")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "0x110, true, 15",
    "0x1FC, false, 15",
    "0x101, false, 15",
    "0x10A, true, 15",
    "0x100, false, 15",
    "0x104, true, 15",
    "0x100, true, 7",
    "0x10C, true, 0",
    "0x108, true, 14"
  })
  void whatIsNotAllowedIsRefusedAndChangesNothing(String address, boolean write, int strobes) {
    BlockDriver bridge = bridge();
    bridge.set("s_axis_tvalid", 1).clock().set("s_axis_tvalid", 0).clock();
    ask(bridge, write, Integer.decode(address), -1).set("wbs_sel_i", strobes);
    assertThat(answered(bridge)).isFalse();
    assertThat(bridge.get("wbs_dat_o")).isZero();
    assertThat(bridge.get("m_axis_tvalid")).isZero();
    assertThat(bridge.get("irq_mask_q")).isZero();
    assertThat(bridge.get("full_q")).isEqualTo(1);
    assertThat(bridge.get("overflow_q")).isZero();
  }

  @Test
  void withoutBusErrorsWhatIsRefusedIsAcknowledged() {
    BlockDriver bridge = block(Map.of("BUS_ERRORS", 0L)).clock();
    assertThat(read(bridge, 0x110)).isZero();
    ask(bridge, false, 0xFC, 0).clock();
    bridge.set("m_axi_rvalid", 1).set("m_axi_rresp", 3).clock();
    assertThat(bridge.get("ack_q")).isEqualTo(1);
    assertThat(bridge.get("err_q")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wbs_cyc_i", "wbs_stb_i"})
  void aRequestThatIsDroppedIsNeverAnsweredNorTheNextForIt(String line) {
    BlockDriver bridge = bridge();
    ask(bridge, false, 0x24, 0).clock().set(line, 0).clock();
    ask(bridge, false, 0x28, 0).clock();
    assertThat(bridge.get("address_q")).as("the chip is still at it").isEqualTo(0x24);
    bridge.set("m_axi_arready", 1).set("m_axi_rvalid", 1).set("m_axi_rdata", 7).clock();
    bridge.set("m_axi_rvalid", 0);
    assertThat(bridge.get("ack_q") + bridge.get("err_q")).isZero();
    assertThat(bridge.get("wbs_dat_o")).isZero();
    bridge.clock();
    assertThat(bridge.get("address_q")).as("now the next").isEqualTo(0x28);
    bridge.clock().set("m_axi_rvalid", 1).set("m_axi_rdata", 9).clock();
    assertThat(bridge.get("ack_q")).isEqualTo(1);
    assertThat(bridge.get("wbs_dat_o")).isEqualTo(9);
  }

  @Test
  void aRequestThatIsDroppedAsItIsAnsweredIsNotAnswered() {
    BlockDriver bridge = bridge();
    ask(bridge, false, 0x24, 0).clock();
    rest(bridge);
    bridge.set("m_axi_rvalid", 1).clock().set("m_axi_rvalid", 0);
    for (int c = 0; c < 5; c++) {
      assertThat(bridge.get("ack_q") + bridge.get("err_q")).isZero();
      bridge.clock();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyRequestHasOneAnswerAndNoEventIsLostOrDoubled(long seed) {
    var random = new SplittableRandom(seed);
    BlockDriver bridge = bridge();
    List<Integer> pushed = new ArrayList<>();
    List<Integer> taken = new ArrayList<>();
    List<Integer> spikes = new ArrayList<>();
    List<Integer> popped = new ArrayList<>();
    int answers = 0;
    int requests = 0;
    boolean write = false;
    int address = 0;
    boolean asking = false;
    for (int c = 0; c < 6000; c++) {
      if (!asking && random.nextInt(3) == 0) {
        asking = true;
        requests++;
        write = random.nextBoolean();
        address = random.nextInt(3) == 0 ? 0x20 : write ? PUSH : POP;
      }
      boolean ready = random.nextInt(5) == 0;
      boolean spiking = random.nextInt(3) == 0;
      boolean room = bridge.get("m_axis_tvalid") == 0;
      boolean answering = bridge.get("access_q") != 0 && random.nextInt(3) == 0;
      if (asking) {
        ask(bridge, write, address, c);
      } else {
        rest(bridge);
      }
      bridge.set("m_axis_tready", ready ? 1 : 0).set("m_axi_arready", 1).set("m_axi_awready", 1);
      bridge.set("m_axi_wready", 1).set("m_axi_bvalid", answering ? 1 : 0);
      bridge.set("m_axi_rvalid", answering ? 1 : 0);
      spike(bridge, spiking ? 1 : 0, c, 0);
      if (ready && !room) {
        taken.add((int) bridge.get("m_axis_tdata"));
      }
      if (spiking && bridge.get("s_axis_tready") != 0) {
        spikes.add(c);
      }
      bridge.clock();
      boolean ack = bridge.get("ack_q") != 0;
      boolean err = bridge.get("err_q") != 0;
      if (ack || err) {
        assertThat(asking).as("seed %d, clock %d", seed, c).isTrue();
        assertThat(ack).isNotEqualTo(err);
        answers++;
        boolean push = write && address == PUSH;
        assertThat(err).isEqualTo(push && !room);
        if (push && ack) {
          pushed.add(c);
        }
        if (address == POP && bridge.get("wbs_dat_o") != 0) {
          popped.add((int) bridge.get("wbs_dat_o") & 0xFFFF);
        }
        // The clock after the answer shows the request once more, or the next.
        bridge.set("m_axis_tready", 0).set("s_axis_tvalid", 0).clock();
        asking = false;
      }
    }
    assertThat(answers).isBetween(requests - 1, requests).isGreaterThan(500);
    assertThat(pushed).hasSizeGreaterThan(100);
    assertThat(taken).hasSizeBetween(pushed.size() - 1, pushed.size());
    assertThat(taken).isEqualTo(pushed.subList(0, taken.size()));
    assertThat(popped).hasSizeGreaterThan(100);
    assertThat(spikes).hasSizeBetween(popped.size(), popped.size() + 1);
    assertThat(popped).isEqualTo(spikes.subList(0, popped.size()));
  }

  @Test
  void resetForgetsWhatWasUnderWay() {
    BlockDriver bridge = bridge();
    write(bridge, PUSH, NULL | LAST | 3);
    write(bridge, IRQ, 7);
    ask(bridge, true, 0x20, -1).clock();
    bridge.set("rst_ni", 0).set("s_axis_tvalid", 1).clock();
    assertThat(bridge.record()).containsOnly(0);
  }
}
