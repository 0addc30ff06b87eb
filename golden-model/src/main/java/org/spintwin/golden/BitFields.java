// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

/** Bit fields one after the other in an array of longs, from the lowest bit of a long upwards. */
final class BitFields {
  private final long[] words;
  private int at;
  private int bit;

  BitFields(long[] words) {
    this.words = words;
  }

  /** The next field begins with that long. */
  void seek(int word) {
    at = word;
    bit = 0;
  }

  /** Sets a field of 1 to 64 bits, which was 0; the value is cut to it. */
  void put(long value, int width) {
    long cut = value & -1L >>> (64 - width);
    words[at] |= cut << bit;
    if (bit + width > 64) {
      words[at + 1] |= cut >>> (64 - bit);
    }
    advance(width);
  }

  /** The next field, unsigned. */
  long get(int width) {
    long value = words[at] >>> bit;
    if (bit + width > 64) {
      value |= words[at + 1] << (64 - bit);
    }
    advance(width);
    return value & -1L >>> (64 - width);
  }

  /** The next field, of at most 32 bits, as two's complement. */
  int getSigned(int width) {
    return (int) get(width) << (32 - width) >> (32 - width);
  }

  /** The next field as two's complement. */
  long getSignedLong(int width) {
    int unused = 64 - width;
    return get(width) << unused >> unused;
  }

  void putBits(long[] bits, int count) {
    for (int i = 0; i < count; i += 64) {
      put(bits[i / 64], Math.min(64, count - i));
    }
  }

  void getBits(long[] to, int count) {
    for (int i = 0; i < count; i += 64) {
      to[i / 64] = get(Math.min(64, count - i));
    }
  }

  private void advance(int width) {
    at += (bit + width) / 64;
    bit = (bit + width) % 64;
  }
}
