// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spintwin.harness.PortWords.give;
import static org.spintwin.harness.PortWords.take;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class SamplePortContractTest extends BlockContract {
  private static final long DIGEST = 0x12345678L;

  /** Beats of three words, one a sample; results of 34 bits, so three words too. */
  private static final Map<String, Long> WIDE =
      Map.of("BEAT_BITS", 40L, "BEATS", 1L, "RESULT_BITS", 34L, "SPEC_DIGEST", DIGEST);

  /** Three beats a sample, a word each; results of a bit. */
  private static final Map<String, Long> BEATS =
      Map.of("BEAT_BITS", 15L, "BEATS", 3L, "RESULT_BITS", 1L, "SPEC_DIGEST", DIGEST);

  private static void acceptBeat(BlockDriver port) {
    assertThat(port.get("beat_valid_o")).isEqualTo(1);
    port.set("beat_ready_i", 1).clock().set("beat_ready_i", 0);
    assertThat(port.get("beat_valid_o")).isZero();
  }

  private static void result(BlockDriver port, long bits) {
    port.set("result_valid_i", 1).set("result_i", bits).clock();
    port.set("result_valid_i", 0).set("result_i", -1);
  }

  @Test
  void theWordsOfABeatArePackedTheFirstLowest() {
    BlockDriver port = block(WIDE);
    give(port, 0x0001, 0x4000, 0x7FFF);
    assertThat(port.get("beat_valid_o")).isEqualTo(1);
    assertThat(port.get("beat_q", 0)).isEqualTo(0x0001);
    assertThat(port.get("beat_q", 1)).isEqualTo(0x4000);
    assertThat(port.get("beat_q", 2)).isEqualTo(0x7FFF);
  }

  @Test
  void aBeatIsOfferedWhenItsLastWordHasComeAndUntilItIsTaken() {
    BlockDriver port = block(WIDE);
    give(port, 1, 2);
    assertThat(port.get("beat_valid_o")).isZero();
    give(port, 3);
    for (int c = 0; c < 3; c++) {
      assertThat(port.get("beat_valid_o")).isEqualTo(1);
      port.clock();
    }
    acceptBeat(port);
  }

  @Test
  void aResultComesInWordsOfFifteenBitsTheLowestFirst() {
    BlockDriver port = block(WIDE);
    give(port, 1, 2, 3);
    acceptBeat(port);
    result(port, 0x3_8000_7FFFL);
    assertThat(take(port, 12)).containsExactly(0x7FFF, 0x0000, 0x000E);
  }

  @Test
  void noRequestIsTakenBeforeTheResultWasSent() {
    BlockDriver port = block(WIDE);
    give(port, 1, 2, 3);
    acceptBeat(port);
    port.set("word_valid_i", 1).set("word_i", 0xB000);
    for (int c = 0; c < 20; c++) {
      assertThat(port.clock().get("word_ready_o")).isZero();
    }
    port.set("word_valid_i", 0);
    result(port, 5);
    assertThat(take(port, 12)).containsExactly(5, 0, 0);
    give(port, 0xB000);
    assertThat(take(port, 12)).startsWith(0xB000);
  }

  @Test
  void aResultThatNobodyAwaitsIsNotLookedAt() {
    BlockDriver port = block(WIDE);
    result(port, 7);
    give(port, 1, 2, 3);
    result(port, 8);
    acceptBeat(port);
    result(port, 9);
    assertThat(take(port, 12)).containsExactly(9, 0, 0);
  }

  @Test
  void aSampleOfSeveralBeatsHasOneResult() {
    BlockDriver port = block(BEATS);
    for (int b = 0; b < 3; b++) {
      give(port, 0x100 + b);
      assertThat(port.get("beat_q")).isEqualTo(0x100 + b);
      acceptBeat(port);
    }
    result(port, 1);
    assertThat(take(port, 6)).containsExactly(1);
    give(port, 0x7FFF);
    acceptBeat(port);
    assertThat(port.get("beat_number_q")).isEqualTo(1);
  }

  @Test
  void aRequestAmongTheWordsThrowsThemAway() {
    BlockDriver port = block(WIDE);
    give(port, 1, 2, 0xB000);
    assertThat(port.get("discard_o")).as("the chip has nothing of it").isZero();
    take(port, 12);
    give(port, 4, 5);
    assertThat(port.get("beat_valid_o")).isZero();
    give(port, 6);
    assertThat(port.get("beat_valid_o")).isEqualTo(1);
    assertThat(port.get("beat_q", 0)).isEqualTo(4);
  }

  @Test
  void aRequestAmongTheBeatsDiscardsThoseThatTheChipHas() {
    BlockDriver port = block(BEATS);
    give(port, 1);
    acceptBeat(port);
    give(port, 0xC000);
    assertThat(port.get("discard_o")).isEqualTo(1);
    assertThat(port.clock().get("discard_o")).isZero();
    assertThat(port.get("beat_number_q")).isZero();
    assertThat(take(port, 6)).containsExactly(0xF000);
    give(port, 0xC000);
    assertThat(port.get("discard_o")).as("nothing to discard").isZero();
  }

  @Test
  void thereAreNoRegisters() {
    BlockDriver port = block(WIDE);
    give(port, 0x9004);
    assertThat(take(port, 12)).containsExactly(0x9304, 0, 0);
    give(port, 0xA0FF);
    assertThat(port.get("left_q")).as("no answer before the value").isZero();
    give(port, 0xB000, 0x9000);
    assertThat(take(port, 12)).containsExactly(0xA3FF);
  }

  @Test
  void itSaysWhoIsThere() {
    BlockDriver port = block(WIDE);
    give(port, 0xB000);
    assertThat(take(port, 12)).containsExactly(0xB000, 1, 1, 0x5678, 0x1234);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x8000, 0x9100, 0xA100, 0xB001, 0xC000, 0xFFFF})
  void whatIsNoRequestIsAnsweredSo(int word) {
    BlockDriver port = block(WIDE);
    give(port, word);
    assertThat(take(port, 8)).containsExactly(0xF000);
  }

  @Test
  void aWordOfAnAnswerStaysUntilItIsTakenAndTheNextFollowsAtOnce() {
    BlockDriver port = block(WIDE);
    give(port, 1, 2, 3);
    acceptBeat(port);
    result(port, 0x3_FFFF_0001L);
    for (int c = 0; c < 4; c++) {
      assertThat(port.clock().get("word_o")).isEqualTo(1);
    }
    assertThat(take(port, 3)).containsExactly(1, 0x7FFE, 0x000F);
  }

  @Test
  void resetForgetsAll() {
    BlockDriver port = block(BEATS);
    give(port, 1);
    acceptBeat(port);
    give(port, 2);
    port.set("rst_ni", 0).set("word_valid_i", 1).clock();
    assertThat(port.record()).containsOnly(0);
  }
}
