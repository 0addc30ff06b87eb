// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;

/** The memory in which a frame is composed, COBS in place, and from which it is sent. */
final class FrameBuffer {
  private static final int PLACES = 0xFF;

  private final int[] bytes = new int[PLACES + 1];
  private int crc;
  private int code;
  private int place;

  /** The byte that is next, or the one after. */
  int read(boolean after) {
    return bytes[place + (after ? 1 : 0) & PLACES];
  }

  void advance() {
    place = place + 1 & PLACES;
  }

  void rewind() {
    place = 0;
  }

  /** An empty frame: its first byte is a code byte. */
  void begin() {
    crc = Crc16.START;
    code = 0;
    place = 1;
  }

  /**
   * One more byte of the body; a zero becomes the code byte of what follows it.
   *
   * @param takesPlace whether the next byte is written behind it, and not over it
   */
  void append(int octet, boolean takesPlace) {
    if (octet == 0) {
      bytes[code] = place - code & PLACES;
      code = place;
    } else {
      bytes[place] = octet;
    }
    if (takesPlace) {
      advance();
    }
    crc = Crc16.next(crc, octet);
  }

  /** The CRC, its high byte first. */
  int check() {
    return crc << 8 & 0xFF00 | crc >> 8;
  }

  void reset() {
    crc = 0;
    code = 0;
    place = 0;
  }

  void write(RecordWriter out) {
    out.put(crc);
    out.put(code);
    out.put(place);
  }

  void load(long[] contents) {
    Arrays.setAll(bytes, i -> (int) contents[i]);
  }

  long[] contents() {
    return Arrays.stream(bytes).asLongStream().toArray();
  }
}
