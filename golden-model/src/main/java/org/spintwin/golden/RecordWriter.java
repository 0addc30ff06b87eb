// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

/** Packs signals into a record, one after the other, as {@link org.spintwin.spec.RecordLayout} says. */
final class RecordWriter {
  private long[] record;
  private int at;

  void start(long[] target, int base) {
    record = target;
    at = base;
  }

  /** One number of at most 64 bits that is already cut to its width. */
  void put(long value) {
    record[at++] = value;
  }

  void put(boolean flag) {
    record[at++] = flag ? 1 : 0;
  }

  /** A vector of bits. */
  void putBits(long[] words) {
    System.arraycopy(words, 0, record, at, words.length);
    at += words.length;
  }

  /** Numbers of {@code width} bits, 1 to 32, element 0 lowest. */
  void putAll(int[] values, int width) {
    long mask = -1L >>> (64 - width);
    long word = 0;
    int filled = 0;
    for (int value : values) {
      long bits = value & mask;
      word |= bits << filled;
      filled += width;
      if (filled >= 64) {
        record[at++] = word;
        filled -= 64;
        // A shift by 64 would be a shift by 0: the number ended on the word's border.
        word = filled == 0 ? 0 : bits >>> (width - filled);
      }
    }
    if (filled > 0) {
      record[at++] = word;
    }
  }
}
