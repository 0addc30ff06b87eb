// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.function.IntConsumer;

/**
 * The board's end of the link as {@code docs/link.md} tells it, byte by byte, with a chip of words
 * behind it. On each tick a byte may pass each way. Of Java's side it shares only the frames.
 */
final class BoardDouble implements SerialLine {
  static final long BAUD = 1_000_000;
  private static final long BYTE_NANOS = 10_000_000_000L / BAUD;
  private static final int RING = 512;
  private static final int ANNOUNCED = 256;

  /** 50 ms. */
  private static final long RETRY_TICKS = 50_000_000 / BYTE_NANOS;

  /** Takes requests, gives answers. */
  interface Chip {
    void reset();

    void take(int word, IntConsumer answer);
  }

  private final Chip chip;
  private final Queue<Byte> toBoard = new ArrayDeque<>();
  private final Queue<Byte> toHost = new ArrayDeque<>();
  private final Queue<Byte> sending = new ArrayDeque<>();
  private final FrameReader reader = new FrameReader();
  private final Queue<Integer> requests = new ArrayDeque<>();
  private final int[] answers = new int[1 << 16];
  private long ticks;
  private long lastAcknowledged;
  private int session;
  private int expected;
  private int announced;
  private boolean owes;
  private int written;
  private int sent;
  private int acknowledged;

  BoardDouble(Chip chip) {
    this.chip = chip;
    reset();
  }

  /** As its button does it. */
  void reset() {
    begin(0);
    owes = false;
    sending.clear();
    // Ends a frame that was half received.
    reader.take((byte) 0);
  }

  private void begin(int newSession) {
    session = newSession;
    requests.clear();
    Arrays.fill(answers, 0);
    expected = 0;
    written = 0;
    sent = 0;
    acknowledged = 0;
    lastAcknowledged = ticks;
    announced = RING;
    chip.reset();
  }

  private void tick() {
    ticks++;
    if (!toBoard.isEmpty()) {
      reader.take(toBoard.remove()).ifPresent(this::take);
    }
    // Any answer to one word finds room.
    if (!requests.isEmpty() && written - acknowledged <= RING - 16) {
      chip.take(
          requests.remove(),
          word -> {
            answers[written & 0xFFFF] = word;
            written++;
          });
    }
    if (sent != acknowledged && ticks - lastAcknowledged >= RETRY_TICKS) {
      repeat();
    }
    if (sending.isEmpty() && (owes || sent != written || room() - announced >= ANNOUNCED)) {
      send();
    }
    Optional.ofNullable(sending.poll()).ifPresent(toHost::add);
  }

  /** Place before which words find room, from the start of the session. */
  private int room() {
    return expected + RING - requests.size();
  }

  private void take(Frame frame) {
    boolean opens = (frame.flags() & Frame.OPEN) != 0;
    if (opens && frame.session() != session) {
      begin(frame.session());
    }
    owes |= opens || (frame.flags() & Frame.ASK) != 0 || frame.words().length > 0;
    owes |= frame.session() != session;
    if (frame.session() != session) {
      return;
    }
    int newly = frame.acknowledged() - acknowledged & 0xFFFF;
    if (newly > 0 && newly <= written - acknowledged) {
      acknowledged += newly;
      sent = Math.max(sent, acknowledged);
      lastAcknowledged = ticks;
    }
    if ((frame.flags() & Frame.REPEAT) != 0) {
      repeat();
    }
    boolean fits = requests.size() + frame.words().length <= RING;
    if (frame.position() == (expected & 0xFFFF) && fits && !opens) {
      Arrays.stream(frame.words()).forEach(requests::add);
      expected += frame.words().length;
    }
  }

  private void repeat() {
    sent = acknowledged;
    lastAcknowledged = ticks;
  }

  private void send() {
    int[] words = new int[Math.min(Frame.MOST_WORDS, written - sent)];
    Arrays.setAll(words, i -> answers[sent + i & 0xFFFF]);
    announced = room();
    var frame = new Frame(0, session, sent & 0xFFFF, expected & 0xFFFF, announced & 0xFFFF, words);
    for (byte octet : frame.encoded()) {
      sending.add(octet);
    }
    if (sent == acknowledged) {
      lastAcknowledged = ticks;
    }
    sent += words.length;
    owes = false;
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
    return ticks * BYTE_NANOS;
  }

  @Override
  public void write(byte[] bytes) {
    for (byte octet : bytes) {
      toBoard.add(octet);
    }
  }

  @Override
  public int read(byte[] into, long wait) {
    long until = ticks + (wait + BYTE_NANOS - 1) / BYTE_NANOS;
    while (toHost.isEmpty() && ticks < until) {
      tick();
    }
    int count = Math.min(into.length, toHost.size());
    for (int i = 0; i < count; i++) {
      into[i] = toHost.remove();
    }
    return count;
  }

  @Override
  public void close() {}
}
