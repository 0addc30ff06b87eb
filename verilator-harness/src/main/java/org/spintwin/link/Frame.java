// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import java.util.Arrays;
import java.util.Optional;

/**
 * A frame of the link, {@code docs/link.md}. All numbers have 16 bits.
 *
 * @param flags {@link #OPEN}, {@link #ASK}, {@link #REPEAT}
 * @param position place of the first word in the sender's stream
 * @param acknowledged place of the next word that the sender expects
 * @param limit place before which words may be sent to the sender
 * @param words at most {@value #MOST_WORDS}
 */
record Frame(int flags, int session, int position, int acknowledged, int limit, int[] words) {
  static final int OPEN = 1;
  static final int ASK = 2;
  static final int REPEAT = 4;

  static final int MOST_WORDS = 120;

  /** Most bytes of a frame on the line, the 0 at its end included. */
  static final int MOST_BYTES = 12 + 2 * MOST_WORDS + 2;

  private static final int HEADER = 10;
  private static final int CRC = 2;
  private static final int POLYNOMIAL = 0x1021;

  /** As it goes over the line, the 0 at its end included. */
  byte[] encoded() {
    byte[] body = new byte[HEADER + 2 * words.length + CRC];
    body[0] = (byte) words.length;
    body[1] = (byte) flags;
    put(body, 2, session);
    put(body, 4, position);
    put(body, 6, acknowledged);
    put(body, 8, limit);
    for (int i = 0; i < words.length; i++) {
      put(body, HEADER + 2 * i, words[i]);
    }
    int end = body.length - CRC;
    int crc = crc(body, end);
    body[end] = (byte) (crc >> 8);
    body[end + 1] = (byte) crc;
    byte[] code = Cobs.encoded(body);
    return Arrays.copyOf(code, code.length + 1);
  }

  /**
   * @param code what stood between two zeros
   * @return empty where it is no frame
   */
  static Optional<Frame> decoded(byte[] code) {
    return Cobs.decoded(code)
        .filter(body -> body.length > 0 && body.length == HEADER + 2 * (body[0] & 0xFF) + CRC)
        // The check of the body with its own check behind it is 0.
        .filter(body -> crc(body, body.length) == 0)
        .map(Frame::of);
  }

  private static Frame of(byte[] body) {
    int[] words = new int[body[0] & 0xFF];
    Arrays.setAll(words, i -> get(body, HEADER + 2 * i));
    return new Frame(body[1] & 0xFF, get(body, 2), get(body, 4), get(body, 6), get(body, 8), words);
  }

  /** CRC-16/CCITT-FALSE. */
  static int crc(byte[] bytes, int length) {
    int crc = 0xFFFF;
    for (int i = 0; i < length; i++) {
      crc ^= (bytes[i] & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) != 0 ? crc << 1 ^ POLYNOMIAL : crc << 1;
      }
    }
    return crc & 0xFFFF;
  }

  private static void put(byte[] bytes, int at, int value) {
    bytes[at] = (byte) value;
    bytes[at + 1] = (byte) (value >> 8);
  }

  private static int get(byte[] bytes, int at) {
    return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
  }
}
