// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.spintwin.link.LinkException.Kind;

/** The session of a host against a board that was written from the page alone. */
final class HostSessionTest {
  private static final int SCENARIOS = Integer.getInteger("spintwin.scenarios", 1000);
  private static final long FIRST_SEED = Long.getLong("spintwin.firstSeed", 1);

  /** Its answers depend on all words before: one lost, doubled or moved changes all that follow. */
  private static final class Scrambler implements BoardDouble.Chip {
    private int state;

    @Override
    public void reset() {
      state = 1;
    }

    @Override
    public void take(int word, IntConsumer answer) {
      state = state * 31 + word + 1;
      for (int i = 0; i < answers(word); i++) {
        answer.accept(state + i & 0xFFFF);
      }
    }

    private static int answers(int word) {
      return word % 8 == 0 ? 3 : word % 2;
    }
  }

  private static final class Echo implements BoardDouble.Chip {
    @Override
    public void reset() {}

    @Override
    public void take(int word, IntConsumer answer) {
      answer.accept(word);
    }
  }

  private static int[] words(int count) {
    return new SplittableRandom(count).ints(count, 0, 1 << 16).toArray();
  }

  private static List<Integer> conversation(SerialLine line, int session, int[] words) {
    List<Integer> answers = new ArrayList<>();
    try (HostSession host = HostSession.open(line, session)) {
      int owed = 0;
      for (int i = 0; i < words.length; i++) {
        host.send(words[i]);
        owed += Scrambler.answers(words[i]);
        // Now and then the host waits for all answers.
        boolean waits = i + 1 == words.length || words[i] % 97 == 0;
        while (host.hasReceived() || waits && answers.size() < owed) {
          answers.add(host.receive());
        }
      }
    }
    return answers;
  }

  private static List<Integer> expected(int[] words) {
    var chip = new Scrambler();
    chip.reset();
    List<Integer> answers = new ArrayList<>();
    for (int word : words) {
      chip.take(word, answers::add);
    }
    return answers;
  }

  @Test
  void carriesFarMoreWordsThanPlacesHaveNumbers() {
    int[] words = words(150_000);
    assertThat(conversation(new BoardDouble(new Scrambler()), 7, words)).isEqualTo(expected(words));
  }

  @Test
  void aThousandFaultsAreMendedOrTold() {
    int[] words = words(2_000);
    var campaign =
        new FaultCampaign<>(
            (line, session) -> conversation(line, session, words),
            expected(words),
            10_000,
            400_000_000);
    var tally = new FaultCampaign.Tally();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SCENARIOS; seed++) {
      var board = new BoardDouble(new Scrambler());
      campaign.run(seed, board, board::reset, tally);
    }
    System.out.println("seeds from " + FIRST_SEED + ": " + tally);
    if (SCENARIOS >= 1000) {
      tally.assertEverythingMet();
    }
  }

  @Test
  void linesAreUsedToMoreThanFourFifthsBothWays() {
    int count = 50_000;
    var board = new BoardDouble(new Echo());
    try (HostSession host = HostSession.open(board, 1)) {
      long start = board.nanos();
      int answers = 0;
      for (int i = 0; i < count; i++) {
        host.send(i & 0xFFFF);
        while (host.hasReceived()) {
          assertThat(host.receive()).isEqualTo(answers++ & 0xFFFF);
        }
      }
      while (answers < count) {
        assertThat(host.receive()).isEqualTo(answers++ & 0xFFFF);
      }
      double seconds = (board.nanos() - start) / 1e9;
      double share = count * 20 / (seconds * board.baud());
      System.out.printf("words take %.1f %% of the line%n", 100 * share);
      assertThat(share).isGreaterThan(0.8);
    }
  }

  @Test
  void saysThatASilentBoardIsSilent() {
    SerialLine dead =
        new FaultyLine(
            new BoardDouble(new Echo()),
            new FaultPlan(0, 0, 0, 0, Long.MAX_VALUE, -1, -1),
            new SplittableRandom(1),
            () -> {});
    assertThatThrownBy(() -> HostSession.open(dead, 1))
        .isInstanceOfSatisfying(
            LinkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SILENT))
        .hasMessage(
            "the board does not answer; is it powered, programmed with this chip for 1000000 baud,"
                + " and this its port?");
  }

  @Test
  void saysThatTheBoardWasReset() {
    var board = new BoardDouble(new Echo());
    HostSession host = HostSession.open(board, 1);
    host.send(5);
    assertThat(host.receive()).isEqualTo(5);
    board.reset();
    host.send(6);
    assertThatThrownBy(host::receive)
        .isInstanceOfSatisfying(
            LinkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.RESET))
        .hasMessage(
            "the board was reset, or taken by another program; what was under way is lost, begin"
                + " again");
  }

  @Test
  void saysThatAnotherHostTookTheBoard() {
    var board = new BoardDouble(new Echo());
    HostSession first = HostSession.open(board, 1);
    HostSession second = HostSession.open(board, 2);
    second.send(5);
    assertThat(second.receive()).isEqualTo(5);
    first.send(6);
    assertThatThrownBy(first::receive)
        .isInstanceOfSatisfying(
            LinkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.RESET));
  }

  @Test
  void aNumberThatTheBoardHasIsNotTakenAgain() {
    int[] words = words(300);
    var board = new BoardDouble(new Scrambler());
    for (int host = 0; host < 3; host++) {
      assertThat(conversation(board, 0xFFFF, words)).isEqualTo(expected(words));
    }
  }

  @Test
  void saysThatAChipStandsStill() {
    var board =
        new BoardDouble(
            new BoardDouble.Chip() {
              @Override
              public void reset() {}

              @Override
              public void take(int word, IntConsumer answer) {}
            });
    HostSession host = HostSession.open(board, 1);
    host.send(1);
    assertThatThrownBy(host::receive)
        .isInstanceOfSatisfying(
            LinkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.STALLED))
        .hasMessage(
            "the board answers, but its chip has not moved for 10 s; is its register ENABLE 1?");
  }
}
