// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

/** Numbers as a record holds them, packed again only after they changed. */
final class PackedNumbers {
  private final int[] numbers;
  private final int width;
  private final long[] words;
  private final RecordWriter packer = new RecordWriter();
  private boolean stale;

  /**
   * @param numbers all 0; live
   * @param width bits of each
   */
  PackedNumbers(int[] numbers, int width) {
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
      packer.start(words, 0);
      packer.putAll(numbers, width);
      stale = false;
    }
    out.putBits(words);
  }
}
