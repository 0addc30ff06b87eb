// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;

/** A row of flags, packed as a record packs them: flag 0 lowest. */
final class Flags {
  private final int count;
  private final long[] words;

  Flags(int count) {
    this.count = count;
    words = new long[(count + 63) / 64];
  }

  boolean get(int index) {
    return (words[index >> 6] >>> index & 1) != 0;
  }

  void set(int index, boolean flag) {
    long bit = 1L << index;
    words[index >> 6] = flag ? words[index >> 6] | bit : words[index >> 6] & ~bit;
  }

  void clear() {
    Arrays.fill(words, 0);
  }

  /** Moves every flag to the place below; flag 0 is dropped, and the highest place is filled. */
  void shiftDown(boolean highest) {
    for (int w = 0; w < words.length; w++) {
      words[w] = words[w] >>> 1 | (w + 1 < words.length ? words[w + 1] << 63 : 0);
    }
    set(count - 1, highest);
  }

  /** Not to be changed. */
  long[] words() {
    return words;
  }
}
