// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import org.spintwin.golden.GoldenChip;
import org.spintwin.link.Conversation;
import org.spintwin.link.SerialLine;
import org.spintwin.link.TwinLink;
import org.spintwin.spec.LinkedChipSpec;

/** Boards that answer a host with frames that are sound but untrue, with noise, or too much. */
final class LyingBoards implements HostileFormat {
  private static final int SESSION = 7;
  private static final long STEPS = 20;

  @Override
  public HostileCase draw(SplittableRandom random) {
    GoldenChip chip = Draw.of(random, LinkSubject.CHIPS);
    SplittableRandom lies = random.split();
    int honesty = Draw.one(random, 2, 10, 100, 1000);
    return HostileCase.reading(
        Map.of(),
        "TwinLink of " + chip.design().name() + " with a board that lies once in " + honesty,
        () -> converse(chip, new Board(lies, honesty, chip)));
  }

  private static Object converse(GoldenChip chip, Board board) {
    try (TwinLink link = TwinLink.over(board, chip, SESSION)) {
      long[][] steps = Conversation.randomSteps(chip, (int) STEPS, 1);
      if (!LinkedChipSpec.isOfEvents(chip.design())) {
        return link.infer(steps);
      }
      link.write("THRESHOLD", 5);
      link.read("THRESHOLD");
      link.loadSynapses(link.synapses());
      return link.run(steps);
    } catch (IllegalArgumentException refused) {
      // As TwinLink says: the board claims that it cannot do it.
      if (refused.getMessage().startsWith("register ")) {
        return refused;
      }
      throw refused;
    }
  }

  /** Takes requests one by one; time passes only while the host waits. */
  private static final class Board implements SerialLine {
    private static final int BAUD = 1_000_000;
    private static final int DIGEST_WORDS = 2;

    private final SplittableRandom random;
    private final int honesty;
    private final GoldenChip chip;
    private final boolean floods;
    private final Queue<Byte> toHost = new ArrayDeque<>();
    private final Queue<Integer> answers = new ArrayDeque<>();
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private long nanos;
    private int expected;
    private int sent;
    private int valueWords;

    Board(SplittableRandom random, int honesty, GoldenChip chip) {
      this.random = random;
      this.honesty = honesty;
      this.chip = chip;
      this.floods = Draw.rarely(random, 8);
    }

    private boolean lies() {
      return Draw.rarely(random, honesty);
    }

    @Override
    public void write(byte[] bytes) {
      for (byte octet : bytes) {
        frame.write(octet);
        if (octet == 0) {
          LineFrame said = LineFrame.of(frame.toByteArray());
          frame.reset();
          if (said != null) {
            take(said);
          }
        }
      }
    }

    private void take(LineFrame said) {
      if (said.position() == (expected & 0xFFFF)) {
        expected += said.words().length;
        for (int word : said.words()) {
          request(word);
        }
      }
      send();
    }

    /** Puts a plausible answer to a request. */
    private void request(int word) {
      if (lies()) {
        answers.add(random.nextInt(1 << 16));
      }
      if (valueWords > 0) {
        valueWords--;
      } else if (word == 0xB000) {
        long digest = chip.design().digest();
        boolean events = LinkedChipSpec.isOfEvents(chip.design());
        for (long answer :
            new long[] {word, 1, events ? 0 : 1, digest, digest >> 8 * DIGEST_WORDS}) {
          answers.add((int) answer & 0xFFFF);
        }
      } else if (word >> 12 == 0x9) {
        answers.add(word | (lies() ? random.nextInt(16) << 8 : 0));
        answers.add(random.nextInt(1 << 16));
        answers.add(random.nextInt(1 << 16));
      } else if (word >> 12 == 0xA) {
        answers.add(word | (lies() ? random.nextInt(16) << 8 : 0));
        valueWords = 2;
      } else if (word == 0x8000) {
        answers.add(random.nextInt(4));
        answers.add(word);
      } else if (!LinkedChipSpec.isOfEvents(chip.design())) {
        answers.add(random.nextInt(1 << 15));
      }
    }

    private void send() {
      int[] words =
          answers.stream().limit(LineFrame.MOST_WORDS).mapToInt(Integer::intValue).toArray();
      LineFrame sound = new LineFrame(0, SESSION, sent, expected, expected + 512, words);
      byte[] line = lies() ? lie(sound) : sound.line();
      if (lies()) {
        line = ByteMutation.damaged(random, line);
      } else {
        for (int i = 0; i < words.length; i++) {
          answers.remove();
        }
        sent += words.length;
      }
      for (byte octet : line) {
        toHost.add(octet);
      }
    }

    private byte[] lie(LineFrame sound) {
      int any = random.nextInt(1 << 16);
      int near = random.nextInt(-3, 600);
      return switch (random.nextInt(7)) {
        case 0 -> frame(sound, SESSION, any, sound.acknowledged(), sound.limit());
        case 1 -> frame(sound, SESSION, sound.position(), any, sound.limit());
        case 2 -> frame(sound, SESSION, sound.position(), sound.acknowledged(), any);
        case 3 -> frame(sound, any, sound.position(), sound.acknowledged(), sound.limit());
        case 4 -> frame(sound, SESSION, sound.position() + near, sound.acknowledged(), any);
        case 5 ->
            frame(sound, SESSION, sound.position(), sound.acknowledged() + near, sound.limit());
        default -> ByteMutation.filled(random, random.nextInt(600));
      };
    }

    private static byte[] frame(LineFrame like, int session, int position, int taken, int limit) {
      return new LineFrame(like.flags(), session, position, taken, limit, like.words()).line();
    }

    @Override
    public int read(byte[] into, long wait) {
      if (toHost.isEmpty() && floods) {
        answers.addAll(random.ints(100, 0, 1 << 16).boxed().toList());
        send();
      }
      if (toHost.isEmpty()) {
        nanos += Math.max(wait, 1);
        return 0;
      }
      int count = Math.min(into.length, toHost.size());
      for (int i = 0; i < count; i++) {
        into[i] = toHost.remove();
      }
      nanos += count * 10_000_000_000L / BAUD;
      return count;
    }

    @Override
    public long baud() {
      return BAUD;
    }

    @Override
    public long latencyNanos() {
      return 0;
    }

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public void close() {}
  }
}
