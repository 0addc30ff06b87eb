// SPDX-License-Identifier: Apache-2.0
package org.spintwin.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spintwin.spec.Memory;
import org.spintwin.spec.TopSpec.PlacedMemory;

final class MemoryImageTest {
  private static final long LOW = 0x0123_4567_89AB_CDEFL;
  private static final long HIGH = 0xFEDC_BA98_7654_3210L;

  @ParameterizedTest
  @CsvSource({
    "1, f, 0",
    "4, f, 0",
    "5, ef, 10",
    "8, ef, 10",
    "9, def, 210",
    "63, 0123456789abcdef, fedcba9876543210",
    "64, 0123456789abcdef, fedcba9876543210"
  })
  void aWordHasTheDigitsThatItsBitsNeed(int width, String first, String second) {
    assertThat(lines(width, LOW, HIGH)).containsExactly(first, second);
  }

  @ParameterizedTest
  @CsvSource({
    "65, 00123456789abcdef, 2fedcba9876543210",
    "68, 00123456789abcdef, 2fedcba9876543210",
    "69, 100123456789abcdef, 02fedcba9876543210"
  })
  void aWordWiderThanALongContinuesInTheNext(int width, String first, String second) {
    assertThat(lines(width, LOW, 0x10, HIGH, 0x2)).containsExactly(first, second);
  }

  @Test
  void theHeadSaysWhatIsInIt() {
    assertThat(MemoryImage.text(memory(5, 2), new long[2]))
        .isEqualTo("// u_a.code_q: 2 words of 5 bits\n// what it holds\n00\n00\n");
  }

  @Test
  void wordsOfATraceAreSixteenDigitsEach() {
    assertThat(MemoryImage.words("inputs", new long[] {LOW, 1}))
        .isEqualTo("// inputs\n0123456789abcdef\n0000000000000001\n");
    assertThat(MemoryImage.words("nothing", new long[0])).isEqualTo("// nothing\n");
  }

  private static String[] lines(int width, long... contents) {
    int words = contents.length / ((width + 63) / 64);
    return MemoryImage.text(memory(width, words), contents).lines().skip(2).toArray(String[]::new);
  }

  private static PlacedMemory memory(int width, int words) {
    Memory memory = Memory.of("code_q", "2", "W", "what it holds");
    return new PlacedMemory("u_a.code_q", null, memory, words, width);
  }
}
