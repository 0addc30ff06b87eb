// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spintwin.harness.PortWords.give;
import static org.spintwin.harness.PortWords.take;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class EventPortContractTest extends BlockContract {
  private static final Map<String, Long> DIGEST = Map.of("SPEC_DIGEST", 0x12345678L);

  private BlockDriver port() {
    return block(DIGEST).clock();
  }

  private static void spike(BlockDriver port, int valid, int neuron, int last) {
    port.set("s_axis_tvalid", valid).set("s_axis_tdata", neuron).set("s_axis_tlast", last);
  }

  @Test
  void aDataWordIsAnEventThatWaitsUntilItIsTaken() {
    BlockDriver port = port();
    give(port, 0x1234);
    for (int c = 0; c < 3; c++) {
      assertThat(port.get("m_axis_tvalid")).isEqualTo(1);
      assertThat(port.get("m_axis_tdata")).isEqualTo(0x1234);
      assertThat(port.get("m_axis_tkeep")).isEqualTo(3);
      assertThat(port.get("m_axis_tlast")).isZero();
      assertThat(port.get("word_ready_o")).isZero();
      port.clock();
    }
    port.set("m_axis_tready", 1).clock();
    assertThat(port.get("m_axis_tvalid")).isZero();
    assertThat(port.clock().get("word_ready_o")).isEqualTo(1);
  }

  @Test
  void aStepEndIsANullBeatWithLast() {
    BlockDriver port = port();
    give(port, 0x8000);
    assertThat(port.get("m_axis_tvalid")).isEqualTo(1);
    assertThat(port.get("m_axis_tkeep")).isZero();
    assertThat(port.get("m_axis_tlast")).isEqualTo(1);
    assertThat(port.get("m_axis_tdata")).isZero();
  }

  @Test
  void spikesAreDataWordsAndAStepEndIsItsWord() {
    BlockDriver port = port().clock();
    List<Integer> words = new ArrayList<>();
    for (int[] beat : new int[][] {{5, 0}, {0x7FFF, 0}, {9, 1}}) {
      spike(port, 1, beat[0], beat[1]);
      assertThat(port.get("s_axis_tready")).isEqualTo(1);
      port.clock();
      assertThat(port.get("s_axis_tready")).isZero();
      spike(port, 0, 0, 0);
      words.addAll(take(port, 2));
      port.clock();
    }
    assertThat(words).containsExactly(5, 0x7FFF, 0x8000);
  }

  @Test
  void aWordStaysUntilItIsTaken() {
    BlockDriver port = port().clock();
    spike(port, 1, 77, 0);
    port.clock();
    for (int c = 0; c < 5; c++) {
      assertThat(port.get("word_valid_o")).isEqualTo(1);
      assertThat(port.get("word_o")).isEqualTo(77);
      assertThat(port.get("s_axis_tready")).isZero();
      port.clock();
    }
  }

  @Test
  void aReadIsAnsweredWithItsAddressAndBothHalves() {
    BlockDriver port = port();
    give(port, 0x9044);
    assertThat(port.get("m_axi_rready")).isEqualTo(1);
    assertThat(port.clock().clock().get("m_axi_arvalid")).as("held").isEqualTo(1);
    port.set("m_axi_arready", 1).clock().set("m_axi_arready", 0);
    assertThat(port.get("m_axi_arvalid")).isZero();
    port.clock().set("m_axi_rvalid", 1).set("m_axi_rdata", 0xCAFE1234L).clock();
    port.set("m_axi_rvalid", 0);
    assertThat(port.get("m_axi_rready")).isZero();
    assertThat(take(port, 12)).containsExactly(0x9044, 0x1234, 0xCAFE);
  }

  @Test
  void errorsOfTheRegistersAreInTheAnswers() {
    BlockDriver port = port();
    give(port, 0x90FE);
    port.set("m_axi_arready", 1).clock().set("m_axi_rvalid", 1).set("m_axi_rresp", 3).clock();
    port.set("m_axi_rvalid", 0);
    assertThat(take(port, 12)).containsExactly(0x93FE, 0, 0);
    give(port, 0xA00C, 0xFFFF, 0xFFFF);
    port.set("m_axi_awready", 1).set("m_axi_wready", 1).clock();
    port.set("m_axi_bvalid", 1).set("m_axi_bresp", 2).clock().set("m_axi_bvalid", 0);
    assertThat(take(port, 12)).containsExactly(0xA20C);
  }

  @Test
  void addressAndDataOfAWriteAreTakenOnTheirOwn() {
    BlockDriver port = port();
    give(port, 0xA020, 0x8000, 0xB000);
    assertThat(port.get("m_axi_awvalid")).isEqualTo(1);
    assertThat(port.get("m_axi_wvalid")).isEqualTo(1);
    assertThat(port.get("m_axi_bready")).isEqualTo(1);
    assertThat(port.get("head_q")).isEqualTo(0xA020);
    assertThat(port.get("data_q")).as("the value").isEqualTo(0xB0008000L);
    port.set("m_axi_wready", 1).clock().set("m_axi_wready", 0);
    assertThat(port.get("m_axi_awvalid")).isEqualTo(1);
    assertThat(port.get("m_axi_wvalid")).isZero();
    port.set("m_axi_awready", 1).clock().set("m_axi_awready", 0);
    assertThat(port.get("m_axi_awvalid")).isZero();
    port.set("m_axi_bvalid", 1).clock().set("m_axi_bvalid", 0);
    assertThat(take(port, 8)).containsExactly(0xA020);
    assertThat(port.get("m_axis_tvalid")).as("a value is no request").isZero();
  }

  @Test
  void spikesAreTakenWhileARequestWaitsForTheChip() {
    BlockDriver port = port();
    give(port, 0x9004);
    spike(port, 1, 3, 0);
    assertThat(take(port, 10)).startsWith(3, 3, 3);
    spike(port, 0, 0, 0);
    port.set("m_axi_rvalid", 1).set("m_axi_rdata", 6).clock().set("m_axi_rvalid", 0);
    assertThat(take(port, 12)).endsWith(0x9004, 6, 0);
  }

  @Test
  void nothingComesBetweenTheWordsOfAnAnswer() {
    BlockDriver port = port();
    spike(port, 1, 3, 0);
    give(port, 0xB000);
    List<Integer> words = take(port, 40);
    int at = words.indexOf(0xB000);
    assertThat(words.subList(at, at + 5)).containsExactly(0xB000, 1, 0, 0x5678, 0x1234);
    assertThat(words.subList(0, at)).allMatch(w -> w == 3);
    assertThat(words.subList(at + 5, words.size())).isNotEmpty().allMatch(w -> w == 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x8001, 0x8800, 0x9100, 0x9FFF, 0xA100, 0xB001, 0xC000, 0xD123, 0xFFFF})
  void whatIsNoRequestIsAnsweredSo(int word) {
    BlockDriver port = port();
    give(port, word);
    assertThat(take(port, 10)).containsExactly(0xF000);
    assertThat(port.get("m_axis_tvalid")).isZero();
    give(port, 0xB000);
    assertThat(take(port, 20)).as("no word of it was awaited").startsWith(0xB000, 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everythingIsAnsweredOnceAndInOrder(long seed) {
    var random = new SplittableRandom(seed);
    BlockDriver port = port();
    List<Integer> requests = new ArrayList<>();
    List<Integer> answers = new ArrayList<>();
    List<Integer> spikes = new ArrayList<>();
    List<Integer> expectedSpikes = new ArrayList<>();
    List<Integer> events = new ArrayList<>();
    List<Integer> expectedEvents = new ArrayList<>();
    int word = 0x90FF;
    for (int c = 0; c < 4000; c++) {
      boolean given = c < 3800 && random.nextInt(3) == 0;
      boolean room = random.nextInt(4) > 0;
      boolean eventReady = random.nextInt(4) == 0;
      boolean spiking = random.nextInt(4) == 0 && c < 3800;
      boolean read = port.get("m_axi_rready") != 0 && random.nextInt(8) == 0;
      port.set("m_axi_arready", 1).set("m_axi_rvalid", read ? 1 : 0);
      port.set("m_axis_tready", eventReady ? 1 : 0).set("word_ready_i", room ? 1 : 0);
      port.set("word_valid_i", given ? 1 : 0).set("word_i", word);
      spike(port, spiking ? 1 : 0, 1 + c, 0);
      if (given && port.get("word_ready_o") != 0) {
        if (word < 0x8000) {
          expectedEvents.add(word);
        } else {
          requests.addAll(List.of(word, 0, 0));
        }
        word = random.nextInt(2) == 0 ? random.nextInt(0x8000) : 0x9000 + random.nextInt(256);
      }
      if (room && port.get("word_valid_o") != 0) {
        int out = (int) port.get("word_o");
        boolean partOfAnswer = out == 0 || out >= 0x9000;
        (partOfAnswer ? answers : spikes).add(out);
      }
      if (spiking && port.get("s_axis_tready") != 0) {
        expectedSpikes.add(1 + c);
      }
      if (eventReady && port.get("m_axis_tvalid") != 0) {
        events.add((int) port.get("m_axis_tdata"));
      }
      port.clock();
    }
    assertThat(requests).as("seed %d", seed).hasSizeGreaterThan(100);
    assertThat(answers).as("seed %d", seed).isEqualTo(requests);
    assertThat(spikes).as("seed %d", seed).hasSizeGreaterThan(100).isEqualTo(expectedSpikes);
    assertThat(events).as("seed %d", seed).hasSizeGreaterThan(50).isEqualTo(expectedEvents);
  }

  @Test
  void resetForgetsWhatWasUnderWay() {
    BlockDriver port = port();
    give(port, 0xA020, 0x1111, 0x2222);
    port.set("rst_ni", 0).set("word_valid_i", 1).set("s_axis_tvalid", 1).clock();
    assertThat(port.record()).containsOnly(0);
  }
}
