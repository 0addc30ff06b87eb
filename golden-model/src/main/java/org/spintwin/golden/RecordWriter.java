// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;

/**
 * Packs signals into a record, one after the other, as {@link org.spintwin.spec.RecordLayout} says.
 */
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
    long[] to = record;
    int next = at;
    long mask = -1L >>> (64 - width);
    long word = 0;
    int filled = 0;
    // Two numbers a turn, as each turn waits for the shift of the one before.
    for (int i = 0; i < values.length; i += 2) {
      boolean alone = i + 1 == values.length;
      long bits = values[i] & mask | (alone ? 0 : (values[i + 1] & mask) << width);
      int added = alone ? width : 2 * width;
      word |= bits << filled;
      filled += added;
      if (filled >= 64) {
        to[next++] = word;
        filled -= 64;
        // A shift by 64 would be a shift by 0: the numbers ended on the word's border.
        word = filled == 0 ? 0 : bits >>> (added - filled);
      }
    }
    if (filled > 0) {
      to[next++] = word;
    }
    at = next;
  }

  /** As {@link #putAll}, of numbers that are all 0. */
  void putZeros(int count, int width) {
    int words = (count * width + 63) / 64;
    Arrays.fill(record, at, at + words, 0);
    at += words;
  }
}
