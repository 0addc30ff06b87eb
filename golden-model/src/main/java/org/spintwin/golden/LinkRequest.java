// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

/** What a word of requests asks for: {@code docs/link.md}, "Requests and answers". */
enum LinkRequest {
  DATA,
  STEP_END,
  READ,
  WRITE,
  IDENTITY,
  UNKNOWN;

  static final int STEP_END_WORD = 0x8000;
  static final int IDENTITY_WORD = 0xB000;
  static final int UNKNOWN_WORD = 0xF000;

  /** Kinds of chips, as the answer to {@link #IDENTITY} has them. */
  static final int EVENTS = 0;

  static final int SAMPLES = 1;

  private static final int PROTOCOL_VERSION = 1;

  /** Words of an answer with a value, and of that to {@link #IDENTITY}. */
  static final int READ_WORDS = 3;

  static final int IDENTITY_WORDS = 5;

  private static final int ADDRESSES = 256;

  static LinkRequest of(int word) {
    if (word < STEP_END_WORD) {
      return DATA;
    }
    return switch (word) {
      case STEP_END_WORD -> STEP_END;
      case IDENTITY_WORD -> IDENTITY;
      default ->
          switch (word / ADDRESSES) {
            case 0x90 -> READ;
            case 0xA0 -> WRITE;
            default -> UNKNOWN;
          };
    };
  }

  /**
   * A word of the answer to {@link #IDENTITY}.
   *
   * @param left words that are left, this one among them
   * @param kind {@link #EVENTS} or {@link #SAMPLES}
   */
  static int identity(int left, int kind, int digest) {
    return switch (left) {
      case IDENTITY_WORDS -> IDENTITY_WORD;
      case 4 -> PROTOCOL_VERSION;
      case 3 -> kind;
      default -> half(digest, left);
    };
  }

  /** The low half of a value where two words are left, the high one where one is. */
  static int half(int value, int left) {
    return left == 2 ? value & 0xFFFF : value >>> 16;
  }

  /** States of the blocks that carry out requests, in the order of their numbers. */
  enum Phase {
    REQUEST,
    LOW,
    HIGH,
    /** An event or a beat is offered to the chip. */
    OFFER,
    /** The chip works. */
    CHIP,
    ANSWER;

    boolean takesWords() {
      return compareTo(HIGH) <= 0;
    }
  }
}
