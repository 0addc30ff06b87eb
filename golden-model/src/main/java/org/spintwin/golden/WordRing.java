// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;

/** The memory of a stream of the link: a word by its place. */
final class WordRing {
  static final int WORDS = 512;

  private final long[] words = new long[WORDS];

  int read(int place) {
    return (int) words[place % WORDS];
  }

  void write(int place, int word) {
    words[place % WORDS] = word;
  }

  void load(long[] contents) {
    System.arraycopy(contents, 0, words, 0, WORDS);
  }

  long[] contents() {
    return Arrays.copyOf(words, WORDS);
  }
}
