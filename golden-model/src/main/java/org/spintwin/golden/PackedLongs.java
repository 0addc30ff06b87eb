// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;

/** As {@link PackedNumbers}, of up to 64 bits each. */
final class PackedLongs {
  private final long[] numbers;
  private final int width;
  private final long[] words;
  private boolean stale;

  /**
   * @param numbers all 0; live
   * @param width bits of each
   */
  PackedLongs(long[] numbers, int width) {
    this.numbers = numbers;
    this.width = width;
    words = new long[(numbers.length * width + 63) / 64];
  }

  /** To be called after a change. */
  void changed() {
    stale = true;
  }

  void write(RecordWriter out) {
    if (stale) {
      Arrays.fill(words, 0);
      var fields = new BitFields(words);
      for (long number : numbers) {
        fields.put(number, width);
      }
      stale = false;
    }
    out.putBits(words);
  }
}
