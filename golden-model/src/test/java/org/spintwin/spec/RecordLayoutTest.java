// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spintwin.spec.RecordLayout.Signal;

class RecordLayoutTest {
  @Test
  void everySignalStartsOnAWordAndWhatIsWiderThanAWordIsAVectorOfBits() {
    RecordLayout layout =
        new RecordLayout.Builder()
            .add("number", 1, 64, true)
            .add("numbers", 3, 33, true)
            .add("wide", 1, 65, true)
            .add("wide_numbers", 4, 176, false)
            .add("flag", 1, 1, false)
            .build();
    assertThat(layout.signals())
        .containsExactly(
            new Signal("number", 1, 64, true, 0),
            new Signal("numbers", 3, 33, true, 1),
            new Signal("wide", 65, 1, false, 3),
            new Signal("wide_numbers", 704, 1, false, 5),
            new Signal("flag", 1, 1, false, 16));
    assertThat(layout.words()).isEqualTo(17);
    assertThat(layout.bits()).isEqualTo(64 + 99 + 65 + 704 + 1);
  }

  @Test
  void aPortIsOneVectorAtTheBorderAndItsNumbersInside() {
    Port port = Port.numbers("x_o", "N", "4", "");
    Map<String, Long> values = Map.of("N", 3L);
    RecordLayout layout =
        new RecordLayout.Builder().port(port, values).numbers("u_a.", port, values).build();
    assertThat(layout.signals())
        .containsExactly(new Signal("x_o", 1, 12, false, 0), new Signal("u_a.x_o", 3, 4, true, 1));
    long[] record = new long[layout.words()];
    layout.signal("u_a.x_o").set(record, 0, 1, -3);
    assertThat(layout.signal("u_a.x_o").get(record, 0, 1)).isEqualTo(-3);
    assertThat(record).containsExactly(0, 0b1101_0000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 31, 32, 33, 63, 64})
  void anElementIsTheBitsOfTheRecordAtItsPlace(int width) {
    int elements = 9;
    for (boolean signed : new boolean[] {false, true}) {
      RecordLayout layout =
          new RecordLayout.Builder()
              .add("before", 1, 3, false)
              .add("x", elements, width, signed)
              .add("after", 1, 64, false)
              .build();
      Signal x = layout.signal("x");
      int base = 2;
      var random = new SplittableRandom(width);
      long[] record = new long[base + layout.words()];
      Arrays.setAll(record, i -> random.nextLong());
      for (int index = 0; index < elements; index++) {
        BigInteger before = number(record);
        int lowest = 64 * (base + x.offset()) + index * width;
        BigInteger mask = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
        BigInteger bits = before.shiftRight(lowest).and(mask);
        boolean negative = signed && bits.testBit(width - 1);
        assertThat(x.get(record, base, index))
            .isEqualTo((negative ? bits.subtract(mask.add(BigInteger.ONE)) : bits).longValue());

        long value = random.nextLong();
        x.set(record, base, index, value);
        BigInteger cut = BigInteger.valueOf(value).and(mask);
        assertThat(number(record))
            .isEqualTo(before.andNot(mask.shiftLeft(lowest)).or(cut.shiftLeft(lowest)));
      }
    }
  }

  private static BigInteger number(long[] words) {
    BigInteger number = BigInteger.ZERO;
    BigInteger mask = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    for (int i = words.length - 1; i >= 0; i--) {
      number = number.shiftLeft(64).or(BigInteger.valueOf(words[i]).and(mask));
    }
    return number;
  }
}
