// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spintwin.spec.RecordLayout;

class PackedSumsTest {
  @Test
  void everyNumberIsAddedByItselfModuloItsWidth() {
    var random = new SplittableRandom(5);
    for (int width = 1; width < 64; width++) {
      for (int count : new int[] {1, 2, 3, 8, 17, 64}) {
        var numbers = new RecordLayout.Signal("a", count, width, true, 0);
        int words = numbers.words();
        int at = random.nextInt(3);
        long[] first = new long[at + words];
        long[] second = new long[at + words];
        for (int i = 0; i < count; i++) {
          // Many numbers that are all ones or zeros, for the longest carries.
          numbers.set(first, at, i, random.nextBoolean() ? random.nextLong() : -1);
          numbers.set(second, at, i, random.nextBoolean() ? random.nextLong() : 1);
        }
        long[] sums = new long[words];
        new PackedSums(numbers).add(first, second, at, sums);
        long[] expected = new long[words];
        for (int i = 0; i < count; i++) {
          numbers.set(expected, 0, i, numbers.get(first, at, i) + numbers.get(second, at, i));
        }
        assertThat(sums).as("seed 5, %d numbers of %d bits", count, width).isEqualTo(expected);
      }
    }
  }
}
