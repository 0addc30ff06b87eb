// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** 64-bit words outside the Java heap, where a Verilated model reads and writes them directly. */
public final class WordBuffer {
  private final Memory memory;
  private final long words;

  /** Room for that many words, at first 0. */
  public WordBuffer(long words) {
    this.words = words;
    // JNA refuses to allocate nothing.
    memory = new Memory(Math.max(1, words) * Long.BYTES);
    memory.clear();
  }

  public long words() {
    return words;
  }

  /** Copies the first {@code count} words of an array to the start of this buffer. */
  public void put(long[] from, int count) {
    memory.write(0, from, 0, count);
  }

  /** Copies words from the start of this buffer. */
  public void get(long[] to, int base, int count) {
    memory.read(0, to, base, count);
  }

  /**
   * @throws IllegalArgumentException when there is no room for {@code needed} words
   */
  Pointer pointer(long needed) {
    if (needed > words) {
      throw new IllegalArgumentException(
          "a buffer of " + words + " words is too small; " + needed + " are needed");
    }
    return memory;
  }
}
