// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class FrameSenderContractTest extends BlockContract {
  private static final int RETRY = 500;
  private static final int SESSION = 0x0042;
  private static final int ROOM = 512;

  /** A frame of 120 words: code, body, 0. */
  private static final int LONGEST = 1 + 252 + 1;

  /** In a session, with nothing to do. */
  private BlockDriver sender() {
    BlockDriver sender = block(Map.of("RETRY_CLOCKS", (long) RETRY));
    assertThat(sender.record()).containsOnly(0);
    sender.set("session_i", SESSION).set("limit_i", ROOM).set("ready_i", 1).clock();
    assertThat(sender.get("word_ready_o")).isEqualTo(1);
    return sender;
  }

  private static void put(BlockDriver sender, int word) {
    assertThat(sender.get("word_ready_o")).as("word_ready_o").isEqualTo(1);
    sender.set("word_valid_i", 1).set("word_i", word).clock().set("word_valid_i", 0);
  }

  /** Offers words until they are all taken, while frames go nowhere. */
  private static void fill(BlockDriver sender, List<Integer> words) {
    sender.set("ready_i", 0);
    words.forEach(word -> put(sender, word));
  }

  private static void pulse(BlockDriver sender, String port) {
    sender.set(port, 1).clock().set(port, 0);
  }

  private static void acknowledge(BlockDriver sender, int place, int repeat) {
    sender.set("acknowledged_i", place).set("repeat_i", repeat);
    pulse(sender, "acknowledged_valid_i");
    sender.set("repeat_i", 0);
  }

  /** The next frame, taken as fast as it comes. */
  private static LinkFrame frame(BlockDriver sender) {
    List<LinkFrame> frames = frames(sender, 1, 3 * RETRY);
    assertThat(frames).as("frames").hasSize(1);
    return frames.get(0);
  }

  /** The next frames, at most so many and of so many clocks. */
  private static List<LinkFrame> frames(BlockDriver sender, int most, int clocks) {
    List<LinkFrame> frames = new ArrayList<>();
    List<Integer> line = new ArrayList<>();
    sender.set("ready_i", 1);
    for (int c = 0; c < clocks && frames.size() < most; c++) {
      if (sender.get("valid_o") != 0) {
        int octet = (int) sender.get("byte_o");
        if (octet == 0) {
          frames.add(LinkFrame.of(line));
          line.clear();
        } else {
          line.add(octet);
        }
      }
      sender.clock();
    }
    assertThat(line).as("begun").isEmpty();
    return frames;
  }

  private static void assertSilent(BlockDriver sender, int clocks) {
    assertThat(frames(sender, 1, clocks)).isEmpty();
  }

  private static List<Integer> numbers(int from, int count) {
    return IntStream.range(from, from + count).map(n -> n * 0x0101 & 0xFFFF).boxed().toList();
  }

  @Test
  void anAnswerThatIsOwedIsSentAtOnce() {
    BlockDriver sender = sender().set("expected_i", 0xFF00).set("limit_i", 0x2FE);
    pulse(sender, "answer_i");
    // A clock to begin, 14 to compose, and the first byte is read.
    for (int c = 0; c < 15; c++) {
      assertThat(sender.clock().get("valid_o")).isZero();
    }
    assertThat(sender.clock().get("valid_o")).isEqualTo(1);
    assertThat(frame(sender)).isEqualTo(new LinkFrame(0, SESSION, 0, 0xFF00, 0x2FE, List.of()));
    assertSilent(sender, 2 * RETRY);
  }

  @Test
  void answersToSeveralFramesAreOne() {
    BlockDriver sender = sender();
    sender.set("ready_i", 0);
    pulse(sender, "answer_i");
    for (int c = 0; c < 40; c++) {
      sender.clock();
    }
    pulse(sender, "answer_i");
    pulse(sender, "answer_i");
    assertThat(frames(sender, 9, 100)).hasSize(2);
  }

  @Test
  void aByteStaysUntilItIsTaken() {
    BlockDriver sender = sender().set("ready_i", 0);
    pulse(sender, "answer_i");
    for (int c = 0; c < 18; c++) {
      sender.clock();
    }
    for (int expected : new int[] {1, 1, 2, 0x42}) {
      for (int c = 0; c < 4; c++) {
        assertThat(sender.get("valid_o")).isEqualTo(1);
        assertThat(sender.get("byte_o")).isEqualTo(expected);
        sender.clock();
      }
      sender.set("ready_i", 1).clock().set("ready_i", 0);
    }
  }

  @Test
  void wordsAreSentWithTheirPlace() {
    BlockDriver sender = sender();
    fill(sender, List.of(0, 0x8000, 0x00FF));
    List<LinkFrame> frames = frames(sender, 2, 200);
    // The first word was alone when its frame began.
    assertThat(frames.get(0)).isEqualTo(new LinkFrame(0, SESSION, 0, 0, ROOM, List.of(0)));
    assertThat(frames.get(1))
        .isEqualTo(new LinkFrame(0, SESSION, 1, 0, ROOM, List.of(0x8000, 0x00FF)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0xFFFF, 0x0100, 0x0001, 0x5A00})
  void aFrameOf120WordsIsTheLongest(int word) {
    BlockDriver sender = sender();
    List<Integer> words = Collections.nCopies(300, word);
    fill(sender, words);
    List<LinkFrame> frames = frames(sender, 4, 2000);
    assertThat(frames.stream().map(f -> f.words().size())).containsExactly(1, 120, 120, 59);
    assertThat(frames.stream().map(LinkFrame::position)).containsExactly(0, 1, 121, 241);
    assertThat(frames.stream().flatMap(f -> f.words().stream())).isEqualTo(words);
  }

  @Test
  void theRingHolds512WordsUntilTheyAreAcknowledged() {
    BlockDriver sender = sender();
    fill(sender, numbers(0, ROOM));
    for (int c = 0; c < 5; c++) {
      assertThat(sender.get("word_ready_o")).isZero();
      sender.set("word_valid_i", 1).set("word_i", 0xBAD).clock();
    }
    sender.set("word_valid_i", 0);
    assertThat(frames(sender, 6, 3000).stream().flatMap(f -> f.words().stream()))
        .isEqualTo(numbers(0, ROOM));
    assertThat(sender.get("word_ready_o")).isZero();
    acknowledge(sender, 2, 0);
    assertThat(sender.get("word_ready_o")).isZero();
    sender.clock();
    put(sender, 1);
    put(sender, 2);
    assertThat(sender.clock().get("word_ready_o")).isZero();
    assertThat(frames(sender, 2, 200).stream().flatMap(f -> f.words().stream()))
        .containsExactly(1, 2);
  }

  @Test
  void whatIsAcknowledgedIsNotSentAgain() {
    BlockDriver sender = sender();
    fill(sender, numbers(0, 10));
    frames(sender, 2, 200);
    acknowledge(sender, 4, 1);
    LinkFrame again = frame(sender);
    assertThat(again.position()).isEqualTo(4);
    assertThat(again.words()).isEqualTo(numbers(4, 6));
    acknowledge(sender, 10, 0);
    assertSilent(sender, 3 * RETRY);
  }

  @Test
  void wordsThatAreNotAcknowledgedAreSentAgainAfterATime() {
    BlockDriver sender = sender();
    put(sender, 0xCAFE);
    LinkFrame first = frame(sender);
    // The time begins when the frame is out. One clock to begin, 16 to compose, one to read.
    int clocks = 0;
    while (sender.get("valid_o") == 0 && clocks < 2 * RETRY) {
      sender.clock();
      clocks++;
    }
    assertThat(clocks).isEqualTo(RETRY + 1 + 16 + 1);
    assertThat(frame(sender)).isEqualTo(first);
    assertThat(frame(sender)).isEqualTo(first);
    acknowledge(sender, 1, 0);
    assertSilent(sender, 3 * RETRY);
  }

  @Test
  void anAcknowledgementBeginsTheTimeAnew() {
    BlockDriver sender = sender();
    fill(sender, numbers(0, 10));
    frames(sender, 2, 200);
    for (int place = 1; place < 10; place++) {
      assertSilent(sender, RETRY - 10);
      acknowledge(sender, place, 0);
    }
    assertThat(frame(sender).words()).isEqualTo(numbers(9, 1));
  }

  @Test
  void sayingTheSameAgainDoesNotBeginTheTimeAnew() {
    BlockDriver sender = sender();
    put(sender, 3);
    frame(sender);
    for (int c = 0; c < 4; c++) {
      assertSilent(sender, RETRY / 5);
      acknowledge(sender, 0, 0);
    }
    assertThat(frames(sender, 1, RETRY / 3)).hasSize(1);
  }

  @Test
  void aRepeatThatComesWhileAFrameIsComposedIsNotForgotten() {
    BlockDriver sender = sender();
    put(sender, 4);
    LinkFrame first = frame(sender);
    pulse(sender, "answer_i");
    sender.clock().clock();
    acknowledge(sender, 0, 1);
    assertThat(frame(sender).words()).isEmpty();
    // At once, not after a time.
    assertThat(frames(sender, 1, 100)).containsExactly(first);
  }

  @Test
  void anAcknowledgementOfWhatIsNotThereIsIgnored() {
    BlockDriver sender = sender();
    fill(sender, numbers(0, 10));
    frames(sender, 2, 200);
    acknowledge(sender, 5, 0);
    for (int place : new int[] {4, 0, 11, 5 + 1024, 10 + 512, 0x8007, 0xFFFF}) {
      acknowledge(sender, place, 0);
      assertThat(sender.get("acknowledged_q")).as("after %d", place).isEqualTo(5);
    }
    assertThat(frame(sender).words()).isEqualTo(numbers(5, 5));
  }

  @Test
  void anAcknowledgementMayComeWhileItsWordsAreSentAgain() {
    BlockDriver sender = sender();
    fill(sender, numbers(0, 300));
    frames(sender, 4, 2000);
    acknowledge(sender, 0, 1);
    assertThat(frame(sender).position()).isZero();
    acknowledge(sender, 250, 0);
    LinkFrame late = frame(sender);
    assertThat(late.position()).isIn(120, 250);
    LinkFrame last = late.position() == 250 ? late : frame(sender);
    assertThat(last.position()).isEqualTo(250);
    assertThat(last.words()).isEqualTo(numbers(250, 50));
    assertThat(sender.get("sent_q")).isEqualTo(300);
  }

  @Test
  void roomFor256WordsIsAnnounced() {
    BlockDriver sender = sender().set("limit_i", ROOM + 255);
    assertSilent(sender, 100);
    sender.set("limit_i", ROOM + 256);
    assertThat(frame(sender).limit()).isEqualTo(ROOM + 256);
    sender.set("limit_i", ROOM + 300);
    pulse(sender, "answer_i");
    assertThat(frame(sender).limit()).isEqualTo(ROOM + 300);
    sender.set("limit_i", ROOM + 300 + 255);
    assertSilent(sender, 100);
    sender.set("limit_i", ROOM + 300 + 256);
    assertThat(frame(sender).limit()).isEqualTo(ROOM + 300 + 256);
  }

  @Test
  void anotherSessionForgetsAllWords() {
    BlockDriver sender = sender();
    fill(sender, numbers(0, 200));
    long[] ring = sender.memory("ring_q");
    sender.set("opened_i", 1).set("session_i", 7).set("answer_i", 1);
    sender.set("word_valid_i", 1).set("word_i", 0xBAD).clock();
    sender.set("opened_i", 0).set("answer_i", 0);
    assertThat(sender.memory("ring_q")).isEqualTo(ring);
    // Not taken on this clock either: the chip hears of the session only now.
    assertThat(sender.get("word_ready_o")).isZero();
    sender.clock().set("word_valid_i", 0);
    List<LinkFrame> frames = frames(sender, 3, 4 * RETRY);
    // The one that was on its way, and the answer.
    assertThat(frames.get(0).words()).isEqualTo(numbers(0, 1));
    assertThat(frames.get(1)).isEqualTo(new LinkFrame(0, 7, 0, 0, ROOM, List.of()));
    assertThat(frames).hasSize(2);
    put(sender, 0xF00D);
    assertThat(frame(sender)).isEqualTo(new LinkFrame(0, 7, 0, 0, ROOM, List.of(0xF00D)));
  }

  @Test
  void aFrameThatIsComposedWhenASessionOpensIsNotSent() {
    BlockDriver sender = sender();
    put(sender, 1);
    for (int c = 0; c < 8; c++) {
      sender.clock();
    }
    sender.set("session_i", 8);
    pulse(sender, "opened_i");
    assertSilent(sender, 2 * RETRY);
  }

  @Test
  void atFourClocksABitTheLineIsBusyWithWordsForNineTenthsOfTheTime() {
    BlockDriver sender = sender();
    int words = 0;
    int acknowledged = 0;
    int clocks = 40 * LONGEST * 5;
    for (int c = 0; c < clocks; c++) {
      sender.set("word_valid_i", 1).set("word_i", c & 0xFFFF);
      // The transmitter takes a byte every 40 clocks, the host acknowledges at once.
      sender.set("ready_i", c % 40 == 0 ? 1 : 0);
      boolean news = sender.get("sent_q") != acknowledged && sender.get("state_q") == 2;
      acknowledged = news ? (int) sender.get("sent_q") : acknowledged;
      sender.set("acknowledged_valid_i", news ? 1 : 0).set("acknowledged_i", acknowledged);
      sender.clock();
      words = (int) sender.get("sent_q");
    }
    assertThat(words * 2 * 40.0 / clocks).isBetween(0.90, 0.95);
  }

  /** What a host makes of frames, some of which are lost. */
  private static final class Host {
    final List<Integer> words = new ArrayList<>();
    boolean misses;

    void take(LinkFrame frame) {
      int expected = words.size() & 0xFFFF;
      if (frame.position() == expected) {
        words.addAll(frame.words());
        misses = false;
      } else {
        misses = (short) (frame.position() - expected) > 0;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void nothingIsLostOrDoubledWhateverIsLostOnTheLine(long seed) {
    var random = new SplittableRandom(seed);
    BlockDriver sender = sender();
    var host = new Host();
    List<Integer> given = new ArrayList<>();
    List<Integer> line = new ArrayList<>();
    for (int c = 0; c < 60_000; c++) {
      boolean offers = c < 40_000 && random.nextInt(20) == 0;
      int word = random.nextInt(0x10000) & -random.nextInt(2);
      sender.set("word_valid_i", offers ? 1 : 0).set("word_i", word);
      if (offers && sender.get("word_ready_o") != 0) {
        given.add(word);
      }
      boolean ready = random.nextInt(3) == 0;
      if (ready && sender.get("valid_o") != 0) {
        line.add((int) sender.get("byte_o"));
      }
      sender.set("ready_i", ready ? 1 : 0);
      sender.set("acknowledged_valid_i", 0);
      if (!line.isEmpty() && line.get(line.size() - 1) == 0) {
        if (random.nextInt(5) > 0) {
          host.take(LinkFrame.of(line.subList(0, line.size() - 1)));
        }
        line.clear();
        // So is what the host says.
        sender.set("acknowledged_valid_i", random.nextInt(3) > 0 ? 1 : 0);
        sender.set("acknowledged_i", host.words.size() & 0xFFFF);
        sender.set("repeat_i", host.misses ? 1 : 0);
      }
      sender.clock();
    }
    assertThat(given).as("seed %d", seed).hasSizeGreaterThan(1000);
    assertThat(host.words).as("seed %d", seed).isEqualTo(given);
  }

  @Test
  void resetForgetsAllAndLeavesTheMemories() {
    BlockDriver sender = sender();
    fill(sender, numbers(1, 30));
    sender.clock();
    long[] ring = sender.memory("ring_q");
    long[] frame = sender.memory("frame_q");
    assertThat(ring).startsWith(0x0101, 0x0202, 0x0303);
    sender.set("rst_ni", 0).set("word_valid_i", 1).set("word_i", 0xBAD).clock();
    sender.set("rst_ni", 1).set("word_valid_i", 0);
    assertThat(sender.memory("ring_q")).isEqualTo(ring);
    assertThat(sender.memory("frame_q")).isEqualTo(frame);
    for (String register : new String[] {"word_ready_o", "valid_o", "written_q", "state_q"}) {
      assertThat(sender.get(register)).as(register).isZero();
    }
    assertSilent(sender, 2 * RETRY);
  }
}
