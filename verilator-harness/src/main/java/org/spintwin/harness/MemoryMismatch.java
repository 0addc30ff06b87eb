// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Arrays;
import java.util.Optional;
import org.spintwin.golden.ClockedModel.MemoryShape;

/**
 * A memory word in which a golden model and the Verilog differ. Memories are compared at intervals,
 * so it went wrong at or before {@code clock}.
 *
 * @param clock clocks done when it was found
 * @param word address
 * @param golden contents of the word, lowest 64 bits first
 * @param rtl contents of the word, lowest 64 bits first
 */
public record MemoryMismatch(long clock, String memory, int word, long[] golden, long[] rtl) {

  static Optional<MemoryMismatch> find(MemoryShape shape, long clock, long[] golden, long[] rtl) {
    int at = Arrays.mismatch(golden, rtl);
    if (at < 0) {
      return Optional.empty();
    }
    int longs = shape.longsPerWord();
    int word = at / longs;
    int from = word * longs;
    return Optional.of(
        new MemoryMismatch(
            clock,
            shape.name(),
            word,
            Arrays.copyOfRange(golden, from, from + longs),
            Arrays.copyOfRange(rtl, from, from + longs)));
  }

  /** One line: clock, memory, both values in hexadecimal. */
  @Override
  public String toString() {
    return "by clock "
        + clock
        + ": "
        + memory
        + "["
        + word
        + "] is "
        + hex(golden)
        + " in the golden model, "
        + hex(rtl)
        + " in the Verilog";
  }

  private static String hex(long[] value) {
    StringBuilder text = new StringBuilder("0x");
    for (int i = value.length - 1; i >= 0; i--) {
      text.append(i == value.length - 1 ? Long.toHexString(value[i]) : "%016x".formatted(value[i]));
    }
    return text.toString();
  }
}
