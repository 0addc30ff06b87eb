// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.FrameSenderSpec;

/** Golden model of {@code frame_sender}: {@code docs/link.md}, "frame_sender". */
public final class FrameSenderGolden extends BlockGolden {
  private static final int PLACES = 0xFFFF;
  private static final int LONGEST = 120;

  private static final int IDLE = 0;
  private static final int COMPOSES = 1;
  private static final int SENDS = 2;

  /** Fields of a body; those before are bytes 0 to 9. */
  private static final int LOW = 10;

  private static final int HIGH = 11;
  private static final int CRC = 12;

  /** What follows the body: the zero that ends it, and where it is. */
  private static final int ZERO = 14;

  private static final int END = 15;

  private final long lastClock;
  private final WordRing ring = new WordRing();
  private final FrameBuffer frame = new FrameBuffer();

  private int written;
  private int sent;
  private int acknowledged;
  private int announced;
  private boolean owed;
  private boolean repeats;
  private long waited;
  private int state;
  private int index;
  private int words;
  private int high;

  private boolean wordReady;
  private boolean valid;
  private int octet;

  /** What the ring gave at the last edge. */
  private int word;

  public FrameSenderGolden(Map<String, Long> values) {
    super(FrameSenderSpec.BLOCK, FrameSenderSpec.BLOCK.resolve(values));
    lastClock = FrameSenderSpec.BLOCK.resolve(values).get("RETRY_CLOCKS") - 1;
  }

  /**
   * What the receiving side has to say on a clock.
   *
   * @param repeat means something with {@code acknowledges}, as does {@code acknowledged}
   */
  private record Heard(
      boolean opened,
      int session,
      int expected,
      int limit,
      boolean answer,
      boolean acknowledges,
      int acknowledged,
      boolean repeat) {}

  /**
   * One rising edge.
   *
   * @param receiver the receiving side, as it is before this edge
   * @param wordValid a word is offered
   * @param byteReady the byte offered is taken
   */
  void clock(
      boolean reset,
      FrameReceiverGolden receiver,
      boolean wordValid,
      int offered,
      boolean byteReady) {
    var heard =
        new Heard(
            receiver.opened(),
            receiver.session(),
            receiver.expected(),
            receiver.limit(),
            receiver.answer(),
            receiver.acknowledgedValid(),
            receiver.acknowledged(),
            receiver.repeat());
    clock(reset, heard, wordValid, offered, byteReady);
  }

  private void clock(
      boolean reset, Heard heard, boolean wordValid, int offered, boolean byteReady) {
    boolean pop = valid && byteReady;
    int lastOctet = octet;
    int given = word;
    // With or without reset, and as they are before this edge's writes.
    octet = frame.read(state == COMPOSES ? index != ZERO : pop);
    word = ring.read(sent);
    if (reset) {
      reset();
      return;
    }
    int before = acknowledged;
    int kept = written - acknowledged & PLACES;
    int unsent = written - sent & PLACES;
    int out = (short) (sent - acknowledged);
    int news = heard.acknowledged - acknowledged & PLACES;
    boolean progress = heard.acknowledges && news > 0 && news <= kept;
    if (progress) {
      acknowledged = heard.acknowledged;
    }
    if (wordValid && wordReady && !heard.opened) {
      ring.write(written, offered);
      written = written + 1 & PLACES;
    }
    wordReady = kept <= WordRing.WORDS - 2;

    boolean back = false;
    boolean starts = false;
    boolean idle = state == IDLE;
    boolean sends = state == SENDS;
    if (state == COMPOSES) {
      compose(heard, given);
    } else {
      boolean expires = idle && out > 0 && waited == lastClock;
      int room = heard.limit - WordRing.WORDS - announced & 0x3FF;
      back = out < 0 || repeats || expires;
      starts = idle && !back && (owed || unsent > 0 || room >= WordRing.WORDS / 2);
      if (back) {
        sent = before;
      }
      if (starts) {
        start(unsent);
      }
      if (sends) {
        send(pop, lastOctet);
      }
    }
    if (progress || back || out <= 0) {
      waited = 0;
    } else if (idle) {
      waited++;
    }
    repeats = heard.acknowledges && heard.repeat || repeats && !back;
    owed = heard.answer || owed && !starts;
    if (heard.opened) {
      forget();
      state = sends ? state : IDLE;
    }
  }

  private void start(int unsent) {
    state = COMPOSES;
    index = 0;
    words = Math.min(unsent, LONGEST);
    frame.begin();
  }

  private void compose(Heard heard, int given) {
    if (index % 2 != 0) {
      frame.append(high, true);
    } else {
      int field = field(heard, given);
      high = field >> 8;
      frame.append(field & 0xFF, index != ZERO);
    }
    switch (index) {
      case 8 -> announced = heard.limit - WordRing.WORDS & 0x3FF;
      case LOW -> {
        words = words - 1 & 0x7F;
        sent = sent + 1 & PLACES;
      }
      case END -> {
        frame.rewind();
        state = SENDS;
      }
      default -> {} // only the byte itself
    }
    boolean last = index == 9 || index == HIGH;
    index = last ? (words == 0 ? CRC : LOW) : index + 1 & 0xF;
  }

  /** The two bytes that are due. */
  private int field(Heard heard, int given) {
    return switch (index) {
      case 0 -> words;
      case 2 -> heard.session;
      case 4 -> sent;
      case 6 -> heard.expected;
      case 8 -> heard.limit;
      case LOW -> given;
      case CRC -> frame.check();
      default -> 0;
    };
  }

  private void send(boolean pop, int popped) {
    valid = true;
    if (pop) {
      frame.advance();
      if (popped == 0) {
        valid = false;
        state = IDLE;
      }
    }
  }

  /** Nothing is left of the streams. */
  private void forget() {
    written = 0;
    sent = 0;
    acknowledged = 0;
    announced = 0;
    repeats = false;
    waited = 0;
    wordReady = false;
  }

  private void reset() {
    forget();
    state = IDLE;
    owed = false;
    index = 0;
    words = 0;
    high = 0;
    frame.reset();
    valid = false;
  }

  boolean wordReady() {
    return wordReady;
  }

  boolean valid() {
    return valid;
  }

  /** The byte offered; means something while {@link #valid}. */
  int octet() {
    return octet;
  }

  @Override
  void clock(InputReader in) {
    var heard =
        new Heard(
            in.flag("opened_i"),
            (int) in.get("session_i"),
            (int) in.get("expected_i"),
            (int) in.get("limit_i"),
            in.flag("answer_i"),
            in.flag("acknowledged_valid_i"),
            (int) in.get("acknowledged_i"),
            in.flag("repeat_i"));
    clock(
        !in.flag("rst_ni"),
        heard,
        in.flag("word_valid_i"),
        (int) in.get("word_i"),
        in.flag("ready_i"));
  }

  @Override
  void write(RecordWriter out) {
    out.put(wordReady);
    out.put(valid);
    out.put(octet);
    out.put(written);
    out.put(sent);
    out.put(acknowledged);
    out.put(announced);
    out.put(owed);
    out.put(repeats);
    out.put(waited);
    out.put(state);
    out.put(index);
    out.put(words);
    out.put(high);
    frame.write(out);
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    switch (name) {
      case "ring_q" -> ring.load(contents);
      case "frame_q" -> frame.load(contents);
      default -> super.loadMemory(name, contents);
    }
  }

  @Override
  public long[] memory(String name) {
    return switch (name) {
      case "ring_q" -> ring.contents();
      case "frame_q" -> frame.contents();
      default -> super.memory(name);
    };
  }
}
