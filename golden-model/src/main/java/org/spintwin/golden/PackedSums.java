// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import org.spintwin.spec.RecordLayout;

/**
 * Adds packed numbers of fewer than 64 bits all at once, without taking them apart. The highest bit
 * of each number is added without carry, so that no carry leaves a number; a number that reaches
 * into the next word of 64 bits hands its carry on.
 */
final class PackedSums {
  /** The highest bit of each number. */
  private final long[] highest;

  PackedSums(RecordLayout.Signal numbers) {
    highest = new long[numbers.words()];
    for (int i = 1; i <= numbers.elements(); i++) {
      int bit = i * numbers.width() - 1;
      highest[bit / 64] |= 1L << bit;
    }
  }

  /** Adds the numbers from {@code at} on in two arrays. */
  void add(long[] first, long[] second, int at, long[] result) {
    long carry = 0;
    for (int w = 0; w < highest.length; w++) {
      long top = highest[w];
      long x = first[at + w];
      long y = second[at + w];
      long a = x & ~top;
      long b = y & ~top;
      long sum = a + b;
      result[w] = sum + carry ^ (x ^ y) & top;
      carry = (a & b | (a | b) & ~sum) >>> 63;
    }
  }
}
