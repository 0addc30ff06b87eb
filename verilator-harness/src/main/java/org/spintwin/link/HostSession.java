// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import java.util.ArrayDeque;
import java.util.Queue;
import org.spintwin.link.LinkException.Kind;

/**
 * The host's end of a session, {@code docs/link.md}: a reliable stream of 16-bit words each way.
 * Nothing is lost or doubled; what cannot be mended is told. Places are counted from the start of
 * the session and cut to 16 bits only in frames.
 */
final class HostSession implements AutoCloseable {
  private static final int[] NO_WORDS = {};

  /** The board takes no more words than that before it forgets some. */
  private static final int MOST_ROOM = 512;

  /** Words that wait to be sent or acknowledged; a power of two. */
  private static final int BUFFER = 4096;

  /** No board that only answers has so many words waiting here. */
  private static final int MOST_RECEIVED = 1 << 22;

  /** A board that says nothing for so many times the {@link #patience} is silent. */
  private static final int SILENT = 60;

  /** It is asked less and less often, but not less often than so many times the patience. */
  private static final int MOST_PATIENCE = 4;

  /** A chip that neither takes nor gives anything for so long has stopped. */
  private static final long STALLED_NANOS = 10_000_000_000L;

  private final SerialLine line;
  private int session;
  private final FrameReader reader = new FrameReader();
  private final byte[] bytes = new byte[Frame.MOST_BYTES];

  /** Longest time in which the board answers, once it has what it is to answer. */
  private final long patience;

  /** After so long without a byte the line is idle. */
  private final long idle;

  private final int[] outgoing = new int[BUFFER];
  private long acknowledged;
  private long next;
  private long sent;
  private long end;
  private long limit;

  private final Queue<Integer> received = new ArrayDeque<>();
  private long expected;

  /** What the board was last told of {@link #expected}. */
  private long told;

  /** Whether the board was told to repeat, and has not yet. */
  private boolean repeating;

  private boolean open;

  /** When all bytes written so far are out. */
  private long written;

  private long deadline;

  /** When the board last said anything, and when it last took or gave a word. */
  private long heard;

  private long progress;

  /** How often it was asked since it said something. */
  private int tries;

  /** Whether what it says next, if it takes nothing new, says that something was lost. */
  private boolean asking;

  private HostSession(SerialLine line, int session) {
    this.line = line;
    this.session = session;
    long frame = lasts(Frame.MOST_BYTES);
    // One frame may be on its way when ours arrives; the answer comes after it.
    patience = line.latencyNanos() + 2 * frame + lasts(4);
    idle = lasts(4);
    heard = line.nanos();
  }

  /**
   * Opens a session; the chip on the board is reset by it.
   *
   * @param session 1 to 65,535, best drawn at random; the next is taken where the board has it
   * @throws LinkException where the board does not answer
   */
  static HostSession open(SerialLine line, int session) {
    var host = new HostSession(line, session);
    // Ends whatever an earlier host left half sent.
    line.write(new byte[1]);
    host.restart();
    host.control(Frame.OPEN);
    while (!host.open) {
      host.listen();
    }
    return host;
  }

  /** Sends a word; waits where too many are on their way. */
  void send(int word) {
    if (end - acknowledged == BUFFER) {
      resume();
      while (end - acknowledged == BUFFER) {
        exchange();
      }
    }
    outgoing[(int) (end & BUFFER - 1)] = word;
    end++;
    transmit(false);
  }

  /** The next word of the board; waits for it. */
  int receive() {
    if (received.isEmpty()) {
      resume();
      while (received.isEmpty()) {
        exchange();
      }
    }
    return received.remove();
  }

  /** Two words as a number, the low half first. */
  long receiveValue() {
    int low = receive();
    return (long) receive() << 16 | low;
  }

  /** Begins to wait; the host may have rested before. */
  private void resume() {
    progress = line.nanos();
    heard = progress;
    if (next == acknowledged) {
      restart();
    }
  }

  /** Whether {@link #receive} need not wait. */
  boolean hasReceived() {
    return !received.isEmpty();
  }

  /** Lets the board forget what has come; else it sends that again while the host rests. */
  void settle() {
    if (told != expected) {
      control(0);
    }
  }

  /** Settles, and closes the line. */
  @Override
  public void close() {
    try {
      settle();
    } finally {
      line.close();
    }
  }

  private void exchange() {
    transmit(true);
    listen();
  }

  /**
   * Sends what may be sent, in frames as long as possible.
   *
   * @param all the last frame too, if it is not full
   */
  private void transmit(boolean all) {
    while (true) {
      long waiting = end - next;
      int count = (int) Math.min(Frame.MOST_WORDS, Math.min(waiting, limit - next));
      boolean full = count == Frame.MOST_WORDS;
      boolean last = all && count == waiting;
      // Otherwise more room is about to be announced.
      boolean blocked = next == acknowledged && count < waiting;
      if (count <= 0 || !(full || last || blocked)) {
        return;
      }
      int[] words = new int[count];
      for (int i = 0; i < count; i++) {
        words[i] = outgoing[(int) (next + i & BUFFER - 1)];
      }
      boolean first = next == acknowledged;
      frame(0, words);
      next += count;
      sent = Math.max(sent, next);
      if (first) {
        restart();
      }
    }
  }

  /** Sends a frame without words. */
  private void control(int flags) {
    frame(flags, NO_WORDS);
  }

  private void frame(int flags, int[] words) {
    byte[] code = new Frame(flags, session, cut(next), cut(expected), 0, words).encoded();
    line.write(code);
    written = Math.max(written, line.nanos()) + lasts(code.length);
    told = expected;
  }

  /** Takes what the board sends, and asks it where it should have sent something. */
  private void listen() {
    long wait = deadline - line.nanos();
    boolean owes = open && told != expected;
    int count = line.read(bytes, Math.max(0, owes ? Math.min(wait, idle) : wait));
    for (int i = 0; i < count; i++) {
      reader.take(bytes[i]).ifPresent(this::take);
    }
    if (open && (expected - told >= Frame.MOST_WORDS || owes && count == 0)) {
      control(0);
    }
    if (line.nanos() >= deadline) {
      remind();
    }
  }

  /** Something that should have come has not: asks for it. */
  private void remind() {
    if (line.nanos() - heard > SILENT * patience) {
      throw new LinkException(
          Kind.SILENT,
          "the board does not answer; is it powered, programmed with this chip for "
              + line.baud()
              + " baud, and this its port?");
    }
    if (open && line.nanos() - progress > STALLED_NANOS) {
      throw new LinkException(
          Kind.STALLED,
          "the board answers, but its chip has not moved for "
              + STALLED_NANOS / 1_000_000_000
              + " s; is its register ENABLE 1?");
    }
    control(open ? Frame.ASK : Frame.OPEN);
    asking = true;
    // The request to repeat may have been lost.
    repeating = false;
    tries++;
    restart();
  }

  private void take(Frame frame) {
    if (frame.session() != session) {
      if (open) {
        throw new LinkException(
            Kind.RESET,
            "the board was reset, or taken by another program; what was under way is lost, begin"
                + " again");
      }
      return;
    }
    heard = line.nanos();
    tries = 0;
    if (!open && (frame.position() != 0 || frame.acknowledged() != 0)) {
      // The board had a session of this number, and did not begin anew.
      session = session % 0xFFFF + 1;
      control(Frame.OPEN);
      return;
    }
    boolean moved = !open;
    open = true;
    int newly = cut(frame.acknowledged() - acknowledged);
    int room = cut(frame.limit() - frame.acknowledged());
    if (newly <= sent - acknowledged && room <= MOST_ROOM) {
      moved |= newly > 0;
      acknowledged += newly;
      limit = acknowledged + room;
      // What it does not have after it was asked has not arrived.
      next = asking && newly == 0 ? acknowledged : Math.max(next, acknowledged);
      asking = false;
    }
    moved |= takeWords(frame);
    if (moved) {
      progress = line.nanos();
      restart();
    }
  }

  private boolean takeWords(Frame frame) {
    int ahead = (short) (frame.position() - expected);
    if (ahead > 0) {
      if (!repeating) {
        repeating = true;
        control(Frame.REPEAT);
      }
      return false;
    }
    if (ahead < 0) {
      if (frame.words().length > 0) {
        // It has not heard that they came.
        control(0);
      }
      return false;
    }
    if (received.size() > MOST_RECEIVED) {
      throw new LinkException(
          Kind.WRONG_CHIP,
          "the board sends words without end, which nobody asked for; program it again");
    }
    for (int word : frame.words()) {
      received.add(word);
    }
    expected += frame.words().length;
    repeating = false;
    return frame.words().length > 0;
  }

  private void restart() {
    deadline = Math.max(written, line.nanos()) + Math.min(1 + tries, MOST_PATIENCE) * patience;
  }

  /** Nanoseconds that so many bytes are on the line. */
  private long lasts(int count) {
    return count * 10_000_000_000L / line.baud();
  }

  private static int cut(long place) {
    return (int) place & 0xFFFF;
  }
}
