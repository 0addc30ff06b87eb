// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.ArrayList;
import java.util.List;

/**
 * A frame as {@code docs/link.md} has it, for the tests of the blocks that read and write frames.
 *
 * @param words 0 to 120
 */
record LinkFrame(
    int flags, int session, int position, int acknowledged, int limit, List<Integer> words) {
  static final int OPEN = 1;
  static final int ASK = 2;
  static final int REPEAT = 4;

  /** The frame that opens a session. */
  static LinkFrame open(int session) {
    return new LinkFrame(OPEN, session, 0, 0, 0, List.of());
  }

  /** A frame of words. */
  static LinkFrame words(int session, int position, Integer... words) {
    return new LinkFrame(0, session, position, 0, 0, List.of(words));
  }

  /** A frame that acknowledges. */
  static LinkFrame acknowledges(int session, int acknowledged, int flags) {
    return new LinkFrame(flags, session, 0, acknowledged, 0, List.of());
  }

  List<Integer> body() {
    List<Integer> body = new ArrayList<>(List.of(words.size(), flags));
    for (int field : List.of(session, position, acknowledged, limit)) {
      body.addAll(List.of(field & 0xFF, field >> 8));
    }
    words.forEach(word -> body.addAll(List.of(word & 0xFF, word >> 8)));
    return checked(body);
  }

  /** The bytes of the line, with the 0 at the end. */
  List<Integer> line() {
    return stuffed(body());
  }

  /** A body with its check behind it. */
  static List<Integer> checked(List<Integer> body) {
    List<Integer> checked = new ArrayList<>(body);
    int crc = crc(body);
    checked.addAll(List.of(crc >> 8, crc & 0xFF));
    return checked;
  }

  /** CRC-16 by long division. */
  static int crc(List<Integer> bytes) {
    int crc = 0xFFFF;
    for (int octet : bytes) {
      for (int bit = 7; bit >= 0; bit--) {
        boolean carry = (crc >> 15 & 1) != (octet >> bit & 1);
        crc = (crc << 1 ^ (carry ? 0x1021 : 0)) & 0xFFFF;
      }
    }
    return crc;
  }

  /** COBS, group by group, and the 0. */
  static List<Integer> stuffed(List<Integer> body) {
    List<Integer> line = new ArrayList<>();
    List<Integer> group = new ArrayList<>();
    for (int i = 0; i <= body.size(); i++) {
      if (i == body.size() || body.get(i) == 0) {
        line.add(group.size() + 1);
        line.addAll(group);
        group.clear();
      } else {
        group.add(body.get(i));
      }
    }
    line.add(0);
    return line;
  }

  /**
   * The frame that was sent.
   *
   * @param line its bytes without the 0
   * @throws IllegalArgumentException where it is none
   */
  static LinkFrame of(List<Integer> line) {
    List<Integer> body = new ArrayList<>();
    for (int at = 0; at < line.size(); at += line.get(at)) {
      if (at > 0) {
        body.add(0);
      }
      body.addAll(line.subList(at + 1, at + line.get(at)));
    }
    if (crc(body) != 0 || body.size() != 12 + 2 * body.get(0)) {
      throw new IllegalArgumentException("no frame: " + line);
    }
    List<Integer> words = new ArrayList<>();
    for (int at = 10; at < body.size() - 2; at += 2) {
      words.add(number(body, at));
    }
    return new LinkFrame(
        body.get(1), number(body, 2), number(body, 4), number(body, 6), number(body, 8), words);
  }

  private static int number(List<Integer> body, int at) {
    return body.get(at) | body.get(at + 1) << 8;
  }
}
