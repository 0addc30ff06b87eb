// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.FrameReceiverSpec;

/** Golden model of {@code frame_receiver}: {@code docs/link.md}, "frame_receiver". */
public final class FrameReceiverGolden extends BlockGolden {
  private static final int PLACES = 0xFFFF;
  private static final int LONGEST = 120;

  /** Fields of a body; those before are bytes 0 to 9. */
  private static final int LOW = 10;

  private static final int HIGH = 11;
  private static final int CRC = 12;
  private static final int BEYOND = 14;

  private final WordRing ring = new WordRing();

  private boolean inside;
  private int left;
  private boolean wrong;
  private int index;
  private int words;
  private int crc;
  private boolean open;
  private boolean asks;
  private int offered;
  private boolean fits;
  private int low;
  private int next;

  private boolean wordValid;
  private int word;
  private boolean opened;
  private boolean hasSession;
  private int session;
  private int expected;
  private int limit;
  private boolean answer;
  private boolean acknowledgedValid;
  private int acknowledged;
  private boolean repeat;
  private boolean sixthBit;

  public FrameReceiverGolden(Map<String, Long> values) {
    super(FrameReceiverSpec.BLOCK, FrameReceiverSpec.BLOCK.resolve(values));
    limit = WordRing.WORDS;
  }

  /**
   * One rising edge.
   *
   * @param valid a byte came
   * @param wordReady the word offered is taken
   */
  void clock(boolean reset, boolean valid, int octet, boolean wordReady) {
    int taken = wordValid && wordReady ? limit + 1 & PLACES : limit;
    word = ring.read(taken); // with or without reset; as it is before this edge's write
    if (reset) {
      reset();
      return;
    }
    opened = false;
    answer = false;
    acknowledgedValid = false;
    sixthBit = (expected & 1 << 6) != 0;
    wordValid = taken != (expected + WordRing.WORDS & PLACES);
    int full = limit;
    limit = taken;
    if (valid) {
      take(octet, full);
    }
  }

  /** COBS: a byte of the line is one of the body, but for the first of a frame and its 0. */
  private void take(int octet, int full) {
    if (octet == 0) {
      if (inside && left == 0 && !wrong && index == BEYOND && crc == 0) {
        obey();
      }
      inside = false;
      left = 0;
    } else if (left > 0) {
      left--;
      body(octet, full);
    } else {
      left = octet - 1;
      if (inside) {
        body(0, full);
      } else {
        begin();
      }
    }
  }

  private void begin() {
    inside = true;
    wrong = false;
    index = 0;
    crc = Crc16.START;
  }

  private void body(int octet, int full) {
    crc = Crc16.next(crc, octet);
    int after = index + 1;
    switch (index) {
      case 0 -> {
        words = octet & 0x7F;
        asks = octet != 0;
        wrong = octet > LONGEST;
      }
      case 1 -> {
        open = (octet & 1) != 0;
        asks |= (octet & 3) != 0;
        repeat = (octet & 4) != 0;
      }
      case 2 -> offered = offered & 0xFF00 | octet;
      case 3 -> offered = offered & 0x00FF | octet << 8;
      case 4 -> next = next & 0xFF00 | octet;
      case 5 -> next = next & 0x00FF | octet << 8;
      case 6 -> acknowledged = acknowledged & 0xFF00 | octet;
      case 7 -> acknowledged = acknowledged & 0x00FF | octet << 8;
      case 8 -> fits = next == expected;
      case 9 -> after = words == 0 ? CRC : LOW;
      case LOW -> {
        low = octet;
        words = words - 1 & 0x7F;
      }
      case HIGH -> {
        write(octet << 8 | low, full);
        after = words == 0 ? CRC : LOW;
      }
      case BEYOND -> {
        wrong = true;
        after = BEYOND;
      }
      default -> {} // the CRC
    }
    index = after;
  }

  /** Keeps a word of the frame, provisionally. */
  private void write(int value, int full) {
    fits &= next != full;
    if (fits) {
      ring.write(next, value);
      next = next + 1 & PLACES;
    }
  }

  /** The frame was right. */
  private void obey() {
    boolean own = hasSession && offered == session;
    answer = asks || !own;
    if (!open && own) {
      acknowledgedValid = true;
      if (fits) {
        expected = next;
      }
    } else if (open && !own) {
      opened = true;
      hasSession = true;
      session = offered;
      expected = 0;
      limit = WordRing.WORDS;
      wordValid = false;
    }
  }

  private void reset() {
    inside = false;
    left = 0;
    wrong = false;
    index = 0;
    words = 0;
    crc = 0;
    open = false;
    asks = false;
    offered = 0;
    fits = false;
    low = 0;
    next = 0;
    wordValid = false;
    opened = false;
    hasSession = false;
    session = 0;
    expected = 0;
    limit = WordRing.WORDS;
    answer = false;
    acknowledgedValid = false;
    acknowledged = 0;
    repeat = false;
    sixthBit = false;
  }

  boolean wordValid() {
    return wordValid;
  }

  /** The word offered; means something while {@link #wordValid}. */
  int word() {
    return word;
  }

  boolean opened() {
    return opened;
  }

  int session() {
    return session;
  }

  int expected() {
    return expected;
  }

  int limit() {
    return limit;
  }

  boolean answer() {
    return answer;
  }

  boolean acknowledgedValid() {
    return acknowledgedValid;
  }

  int acknowledged() {
    return acknowledged;
  }

  boolean repeat() {
    return repeat;
  }

  int led() {
    return (hasSession ? 1 : 0) | (sixthBit ? 2 : 0);
  }

  @Override
  void clock(InputReader in) {
    clock(!in.flag("rst_ni"), in.flag("valid_i"), (int) in.get("byte_i"), in.flag("word_ready_i"));
  }

  @Override
  void write(RecordWriter out) {
    out.put(wordValid);
    out.put(word);
    out.put(opened);
    out.put(session);
    out.put(expected);
    out.put(limit);
    out.put(answer);
    out.put(acknowledgedValid);
    out.put(acknowledged);
    out.put(repeat);
    out.put(led());
    out.put(inside);
    out.put(left);
    out.put(wrong);
    out.put(index);
    out.put(words);
    out.put(crc);
    out.put(open);
    out.put(asks);
    out.put(offered);
    out.put(fits);
    out.put(low);
    out.put(next);
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    if (!name.equals("ring_q")) {
      super.loadMemory(name, contents);
    }
    ring.load(contents);
  }

  @Override
  public long[] memory(String name) {
    return name.equals("ring_q") ? ring.contents() : super.memory(name);
  }
}
