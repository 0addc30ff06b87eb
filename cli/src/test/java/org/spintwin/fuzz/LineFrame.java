// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * A frame as {@code docs/link.md} has it on the line, written from that page alone.
 *
 * @param words of 16 bits
 */
record LineFrame(int flags, int session, int position, int acknowledged, int limit, int... words) {
  static final int OPEN = 1;
  static final int MOST_WORDS = 120;

  /** The bytes, the 0 at the end included. */
  byte[] line() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(words.length);
    body.write(flags);
    for (int number : new int[] {session, position, acknowledged, limit}) {
      body.write(number);
      body.write(number >> 8);
    }
    for (int word : words) {
      body.write(word);
      body.write(word >> 8);
    }
    int crc = crc(body.toByteArray());
    body.write(crc >> 8);
    body.write(crc);
    return stuffed(body.toByteArray());
  }

  private static int crc(byte[] bytes) {
    int crc = 0xFFFF;
    for (byte octet : bytes) {
      for (int bit = 7; bit >= 0; bit--) {
        int top = crc >> 15 & 1 ^ octet >> bit & 1;
        crc = (crc << 1 ^ (top == 1 ? 0x1021 : 0)) & 0xFFFF;
      }
    }
    return crc;
  }

  private static byte[] stuffed(byte[] body) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int from = 0;
    for (int i = 0; i <= body.length; i++) {
      if (i == body.length || body[i] == 0) {
        line.write(i - from + 1);
        line.write(body, from, i - from);
        from = i + 1;
      }
    }
    line.write(0);
    return line.toByteArray();
  }

  /**
   * What a frame on the line says; its check is not looked at.
   *
   * @param line with the 0 at its end
   * @return null where it is none
   */
  static LineFrame of(byte[] line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < line.length - 1; at += line[at] & 0xFF) {
      int next = Math.min(line.length - 1, at + (line[at] & 0xFF));
      out.write(line, at + 1, next - at - 1);
      out.write(0);
    }
    byte[] body = out.toByteArray();
    if (body.length < 13) {
      return null;
    }
    int[] words = new int[Math.min(body[0] & 0xFF, (body.length - 13) / 2)];
    Arrays.setAll(words, i -> number(body, 10 + 2 * i));
    return new LineFrame(
        body[1], number(body, 2), number(body, 4), number(body, 6), number(body, 8), words);
  }

  private static int number(byte[] body, int at) {
    return body[at] & 0xFF | (body[at + 1] & 0xFF) << 8;
  }
}
