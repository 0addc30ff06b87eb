// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.spintwin.golden.GoldenChip;
import org.spintwin.harness.LinkChips;
import org.spintwin.spec.LinkedChipSpec;

/** Boards whose frames are sound and whose answers are not. */
final class LyingBoardTest {
  private static final int SESSION = 7;

  /** Says that it is the chip; then answers each request as often as it says. */
  private record Chatterer(GoldenChip chip, int times) implements BoardDouble.Chip {
    @Override
    public void reset() {}

    @Override
    public void take(int word, IntConsumer answer) {
      if (word == 0xB000) {
        long digest = chip.design().digest();
        int samples = LinkedChipSpec.isOfEvents(chip.design()) ? 0 : 1;
        for (long part : new long[] {word, 1, samples, digest & 0xFFFF, digest >> 16 & 0xFFFF}) {
          answer.accept((int) part);
        }
        return;
      }
      for (int i = 0; i < times; i++) {
        answer.accept(word & 0x8000);
      }
    }
  }

  private static TwinLink link(GoldenChip chip) {
    return TwinLink.over(new BoardDouble(new Chatterer(chip, 40)), chip, SESSION);
  }

  @Test
  void moreStepsThanWereAskedForAreNoAnswer() {
    GoldenChip chip = LinkChips.folded();
    long[][] steps = Conversation.randomSteps(chip, 5000, 1);
    assertThatThrownBy(() -> link(chip).run(steps))
        .isInstanceOf(LinkException.class)
        .hasMessageMatching(
            "the board answered 0x[08]000, which is no answer to what was asked; program it again");
  }

  @Test
  void moreResultsThanWereAskedForAreNoAnswer() {
    GoldenChip chip = LinkChips.ofSamples().get(0);
    long[][] samples = Conversation.randomSteps(chip, 5000, 1);
    assertThatThrownBy(() -> link(chip).infer(samples))
        .isInstanceOf(LinkException.class)
        .hasMessage(
            "the board answered 0x0000, which is no answer to what was asked; program it again");
  }

  /** Sends words for ever, and takes none. */
  private static final class Flood implements SerialLine {
    private int position;
    private long nanos;
    private byte[] rest = new Frame(0, SESSION, 0, 0, 512, new int[0]).encoded();

    @Override
    public int read(byte[] into, long wait) {
      nanos += 1000;
      int count = Math.min(into.length, rest.length);
      System.arraycopy(rest, 0, into, 0, count);
      rest = new Frame(0, SESSION, position, 0, 512, new int[Frame.MOST_WORDS]).encoded();
      position = position + Frame.MOST_WORDS & 0xFFFF;
      return count;
    }

    @Override
    public void write(byte[] bytes) {}

    @Override
    public long baud() {
      return BoardDouble.BAUD;
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

  @Test
  void wordsWithoutEndAreNotKept() {
    HostSession host = HostSession.open(new Flood(), SESSION);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 5000; i++) {
                host.send(i);
              }
            })
        .isInstanceOf(LinkException.class)
        .hasMessage("the board sends words without end, which nobody asked for; program it again");
  }
}
