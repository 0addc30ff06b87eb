// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class FrameReceiverContractTest extends BlockContract {
  private static final int SESSION = 0x1234;
  private static final int ROOM = 512;

  /** The pulses after a frame. */
  record Said(int opened, int answer, int acknowledged) {
    static final Said NOTHING = new Said(0, 0, 0);
    static final Said OPENED = new Said(1, 1, 0);
    static final Said ANSWER = new Said(0, 1, 0);
    static final Said ACKNOWLEDGED = new Said(0, 0, 1);
    static final Said BOTH = new Said(0, 1, 1);

    static Said of(BlockDriver receiver) {
      return new Said(
          (int) receiver.get("opened_o"),
          (int) receiver.get("answer_o"),
          (int) receiver.get("acknowledged_valid_o"));
    }
  }

  private BlockDriver receiver() {
    BlockDriver receiver = block(Map.of());
    assertThat(receiver.get("limit_o")).isEqualTo(ROOM);
    for (String output : new String[] {"session_o", "expected_o", "word_valid_o", "led_o"}) {
      assertThat(receiver.get(output)).as(output).isZero();
    }
    return receiver;
  }

  /** With a session. */
  private BlockDriver open() {
    BlockDriver receiver = receiver();
    assertThat(send(receiver, LinkFrame.open(SESSION))).isEqualTo(Said.OPENED);
    return receiver;
  }

  private static Said send(BlockDriver receiver, LinkFrame frame) {
    return send(receiver, frame.line());
  }

  /** Bytes, one every other clock; what is said after the last. Nothing is said before it. */
  private static Said send(BlockDriver receiver, List<Integer> line) {
    for (int octet : line) {
      assertThat(Said.of(receiver.set("valid_i", 0).clock())).isEqualTo(Said.NOTHING);
      receiver.set("valid_i", 1).set("byte_i", octet).clock();
    }
    receiver.set("valid_i", 0);
    return Said.of(receiver);
  }

  private static List<Integer> take(BlockDriver receiver, int clocks) {
    List<Integer> taken = new ArrayList<>();
    receiver.set("word_ready_i", 1);
    for (int c = 0; c < clocks; c++) {
      if (receiver.get("word_valid_o") != 0) {
        taken.add((int) receiver.get("word_o"));
      }
      receiver.clock();
    }
    receiver.set("word_ready_i", 0);
    return taken;
  }

  private static LinkFrame words(int position, List<Integer> words) {
    return LinkFrame.words(SESSION, position, words.toArray(new Integer[0]));
  }

  /** Words that tell where they belong. */
  private static List<Integer> numbers(int from, int count) {
    return IntStream.range(from, from + count).map(n -> n * 0x0101 & 0xFFFF).boxed().toList();
  }

  private static List<Integer> bytes(int... line) {
    return IntStream.of(line).boxed().toList();
  }

  @Test
  void framesThatPythonWroteAreUnderstood() {
    BlockDriver receiver = receiver();
    // OPEN, session 0x1234; then the words 1, 0x8000, 0xFFFF, which acknowledge place 7.
    assertThat(send(receiver, bytes(1, 4, 1, 0x34, 0x12, 1, 1, 1, 1, 1, 3, 0x14, 0x33, 0)))
        .isEqualTo(Said.OPENED);
    int[] words = {2, 3, 3, 0x34, 0x12, 1, 2, 7, 1, 1, 2, 1, 1, 6, 0x80, 0xFF, 0xFF, 0xC7, 0xA7, 0};
    assertThat(send(receiver, bytes(words))).isEqualTo(Said.BOTH);
    assertThat(receiver.get("session_o")).isEqualTo(0x1234);
    assertThat(receiver.get("acknowledged_o")).isEqualTo(7);
    assertThat(take(receiver, 6)).containsExactly(1, 0x8000, 0xFFFF);
  }

  @Test
  void theCheckIsThatOfEveryoneElse() {
    List<Integer> digits = "123456789".chars().boxed().toList();
    assertThat(LinkFrame.crc(digits)).isEqualTo(0x29B1);
  }

  @Test
  void aSessionIsOpenedByItsFirstFrameOnly() {
    BlockDriver receiver = open();
    assertThat(receiver.get("session_o")).isEqualTo(SESSION);
    assertThat(receiver.get("led_o")).isEqualTo(1);
    send(receiver, words(0, List.of(7)));
    assertThat(send(receiver, LinkFrame.open(SESSION))).isEqualTo(Said.ANSWER);
    assertThat(receiver.get("expected_o")).isEqualTo(1);
    assertThat(take(receiver, 3)).containsExactly(7);
  }

  @Test
  void anotherSessionBeginsBothStreamsAgain() {
    BlockDriver receiver = open();
    send(receiver, words(0, numbers(0, 100)));
    assertThat(take(receiver, 10)).isNotEmpty();
    assertThat(receiver.get("word_valid_o")).isEqualTo(1);
    assertThat(send(receiver, LinkFrame.open(9))).isEqualTo(Said.OPENED);
    assertThat(receiver.get("word_valid_o")).isZero();
    assertThat(receiver.get("session_o")).isEqualTo(9);
    assertThat(receiver.get("expected_o")).isZero();
    assertThat(receiver.get("limit_o")).isEqualTo(ROOM);
    assertThat(take(receiver, 5)).isEmpty();
    send(receiver, LinkFrame.words(9, 0, 5, 6));
    assertThat(take(receiver, 5)).containsExactly(5, 6);
  }

  @Test
  void wordsOfAFrameThatOpensAreNotTaken() {
    BlockDriver receiver = open();
    send(receiver, words(0, List.of(1, 2)));
    var frame = new LinkFrame(LinkFrame.OPEN, 5, 0, 0, 0, List.of(3, 4, 5));
    assertThat(send(receiver, frame)).isEqualTo(Said.OPENED);
    assertThat(receiver.get("expected_o")).isZero();
    assertThat(take(receiver, 5)).isEmpty();
  }

  @Test
  void withoutItsSessionAFrameIsAnsweredAndNothingElse() {
    BlockDriver receiver = receiver();
    assertThat(send(receiver, LinkFrame.words(0, 0, 1))).isEqualTo(Said.ANSWER);
    assertThat(send(receiver, LinkFrame.acknowledges(0, 0, 0))).isEqualTo(Said.ANSWER);
    send(receiver, LinkFrame.open(SESSION));
    assertThat(send(receiver, LinkFrame.words(SESSION + 1, 0, 1))).isEqualTo(Said.ANSWER);
    assertThat(send(receiver, LinkFrame.words(SESSION ^ 0x8000, 0, 1))).isEqualTo(Said.ANSWER);
    assertThat(send(receiver, LinkFrame.acknowledges(0, 3, 0))).isEqualTo(Said.ANSWER);
    assertThat(receiver.get("expected_o")).isZero();
    assertThat(take(receiver, 5)).isEmpty();
  }

  @Test
  void aWordIsOfferedOneClockAfterItsFrameWasTaken() {
    BlockDriver receiver = open();
    assertThat(send(receiver, words(0, List.of(0xABCD, 0)))).isEqualTo(Said.BOTH);
    assertThat(receiver.get("expected_o")).isEqualTo(2);
    assertThat(receiver.get("word_valid_o")).isZero();
    for (int c = 0; c < 4; c++) {
      assertThat(receiver.clock().get("word_valid_o")).isEqualTo(1);
      assertThat(receiver.get("word_o")).isEqualTo(0xABCD);
      assertThat(receiver.get("limit_o")).isEqualTo(ROOM);
    }
    assertThat(take(receiver, 1)).containsExactly(0xABCD);
    assertThat(receiver.get("word_valid_o")).isEqualTo(1);
    assertThat(receiver.get("word_o")).isZero();
    assertThat(receiver.get("limit_o")).isEqualTo(ROOM + 1);
    assertThat(take(receiver, 1)).containsExactly(0);
    assertThat(receiver.get("word_valid_o")).isZero();
  }

  @Test
  void framesThatAreNotExpectedAreAnsweredAndNotTaken() {
    BlockDriver receiver = open();
    send(receiver, words(0, numbers(0, 3)));
    for (int position : new int[] {0, 2, 4, 3 + 256, 3 + 1024, 0xFFFF}) {
      assertThat(send(receiver, words(position, List.of(99)))).isEqualTo(Said.BOTH);
      assertThat(receiver.get("expected_o")).as("after place %d", position).isEqualTo(3);
    }
    send(receiver, words(3, numbers(3, 1)));
    assertThat(take(receiver, 9)).isEqualTo(numbers(0, 4));
  }

  @Test
  void aFrameOfWhichNotAllFindsRoomIsNotTaken() {
    BlockDriver receiver = open();
    for (int n = 0; n < 480; n += 120) {
      send(receiver, words(n, numbers(n, 120)));
    }
    send(receiver, words(480, numbers(480, 30)));
    assertThat(send(receiver, words(510, numbers(900, 3)))).isEqualTo(Said.BOTH);
    assertThat(receiver.get("expected_o")).isEqualTo(510);
    send(receiver, words(510, numbers(510, 2)));
    assertThat(receiver.get("expected_o")).isEqualTo(ROOM);
    send(receiver, words(ROOM, numbers(900, 1)));
    assertThat(receiver.get("expected_o")).isEqualTo(ROOM);
    assertThat(take(receiver, 1)).isEqualTo(numbers(0, 1));
    send(receiver, words(ROOM, numbers(ROOM, 1)));
    assertThat(take(receiver, ROOM + 5)).isEqualTo(numbers(1, ROOM));
    assertThat(receiver.get("limit_o")).isEqualTo(2 * ROOM + 1);
  }

  @Test
  void placesGoRoundAndRound() {
    BlockDriver receiver = open();
    List<Integer> taken = new ArrayList<>();
    int position = 0;
    for (int frame = 0; frame < 600; frame++) {
      send(receiver, words(position & 0xFFFF, numbers(position, 117)));
      position += 117;
      taken.addAll(take(receiver, 119));
      assertThat(receiver.get("led_o") >> 1).isEqualTo(position >> 6 & 1);
    }
    assertThat(taken).isEqualTo(numbers(0, position));
    assertThat(receiver.get("expected_o")).isEqualTo(position & 0xFFFF);
  }

  @Test
  void acknowledgementsAreHandedOn() {
    BlockDriver receiver = open();
    assertThat(send(receiver, LinkFrame.acknowledges(SESSION, 0xBEEF, 0)))
        .isEqualTo(Said.ACKNOWLEDGED);
    assertThat(receiver.get("acknowledged_o")).isEqualTo(0xBEEF);
    assertThat(receiver.get("repeat_o")).isZero();
    assertThat(send(receiver, LinkFrame.acknowledges(SESSION, 2, LinkFrame.REPEAT)))
        .isEqualTo(Said.ACKNOWLEDGED);
    assertThat(receiver.get("acknowledged_o")).isEqualTo(2);
    assertThat(receiver.get("repeat_o")).isEqualTo(1);
    assertThat(send(receiver, LinkFrame.acknowledges(SESSION, 3, LinkFrame.ASK)))
        .isEqualTo(Said.BOTH);
    assertThat(receiver.get("repeat_o")).isZero();
    assertThat(Said.of(receiver.clock())).isEqualTo(Said.NOTHING);
  }

  @Test
  void anyFlippedBitMakesAFrameUnknown() {
    BlockDriver receiver = open();
    List<Integer> line = words(0, List.of(0x0102, 0x0304)).line();
    for (int at = 0; at < line.size() - 1; at++) {
      for (int bit = 0; bit < 8; bit++) {
        List<Integer> flipped = new ArrayList<>(line);
        flipped.set(at, line.get(at) ^ 1 << bit);
        assertThat(send(receiver, flipped)).as("bit %d of %d", bit, at).isEqualTo(Said.NOTHING);
      }
    }
    assertThat(take(receiver, 5)).isEmpty();
    assertThat(send(receiver, line)).isEqualTo(Said.BOTH);
    assertThat(take(receiver, 5)).containsExactly(0x0102, 0x0304);
  }

  @Test
  void aFrameThatMissesAByteOrHasOneTwiceIsUnknown() {
    BlockDriver receiver = open();
    List<Integer> line = words(0, numbers(1, 5)).line();
    for (int at = 0; at < line.size() - 1; at++) {
      List<Integer> shorter = new ArrayList<>(line);
      shorter.remove(at);
      assertThat(send(receiver, shorter)).as("without %d", at).isEqualTo(Said.NOTHING);
      List<Integer> longer = new ArrayList<>(line);
      longer.add(at, line.get(at));
      assertThat(send(receiver, longer)).as("%d twice", at).isEqualTo(Said.NOTHING);
    }
    assertThat(receiver.get("expected_o")).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5, 7, 20, 121, 127, 128, 133, 255})
  void aBodyOfAnotherLengthThanItSaysIsNoFrame(int words) {
    BlockDriver receiver = open();
    LinkFrame frame = words(0, numbers(0, 6));
    List<Integer> body = new ArrayList<>(frame.body().subList(0, 22));
    body.set(0, words);
    assertThat(send(receiver, LinkFrame.stuffed(LinkFrame.checked(body)))).isEqualTo(Said.NOTHING);
    assertThat(send(receiver, frame)).isEqualTo(Said.BOTH);
  }

  @Test
  void aFrameMayHave120WordsAndNotMore() {
    BlockDriver receiver = open();
    List<Integer> most = Collections.nCopies(120, 0x5555);
    List<Integer> tooMany = Collections.nCopies(121, 0);
    assertThat(send(receiver, words(0, tooMany))).isEqualTo(Said.NOTHING);
    assertThat(send(receiver, words(0, most))).isEqualTo(Said.BOTH);
    assertThat(take(receiver, 130)).isEqualTo(most);
  }

  @Test
  void nothingIsWhatNothingBetweenZerosMeans() {
    BlockDriver receiver = open();
    assertThat(send(receiver, bytes(0, 0, 0))).isEqualTo(Said.NOTHING);
    assertThat(send(receiver, bytes(1, 0))).isEqualTo(Said.NOTHING);
    assertThat(send(receiver, bytes(0xFF, 1, 2, 0))).isEqualTo(Said.NOTHING);
    assertThat(send(receiver, words(0, List.of(8)))).isEqualTo(Said.BOTH);
  }

  @Test
  void anEndlessFrameIsForgottenWithItsEnd() {
    BlockDriver receiver = open();
    List<Integer> noise = new ArrayList<>(Collections.nCopies(3000, 1));
    noise.add(0);
    assertThat(send(receiver, noise)).isEqualTo(Said.NOTHING);
    assertThat(send(receiver, words(0, List.of(8)))).isEqualTo(Said.BOTH);
  }

  @Test
  void resetForgetsTheSessionAndLeavesTheRing() {
    BlockDriver receiver = open();
    send(receiver, words(0, numbers(3, 4)));
    receiver.clock();
    long[] ring = receiver.memory("ring_q");
    assertThat(ring).startsWith(0x0303, 0x0404, 0x0505, 0x0606, 0);
    receiver.set("rst_ni", 0).set("valid_i", 1).set("byte_i", 5).clock();
    receiver.set("rst_ni", 1).set("valid_i", 0);
    assertThat(receiver.memory("ring_q")).isEqualTo(ring);
    assertThat(receiver.get("session_o")).isZero();
    assertThat(receiver.get("limit_o")).isEqualTo(ROOM);
    assertThat(receiver.get("left_q")).isZero();
    assertThat(send(receiver, words(4, List.of(1)))).isEqualTo(Said.ANSWER);
    assertThat(send(receiver, LinkFrame.open(SESSION))).isEqualTo(Said.OPENED);
    assertThat(take(receiver, 5)).isEmpty();
  }
}
