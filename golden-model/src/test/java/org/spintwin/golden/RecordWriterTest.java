// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spintwin.spec.RecordLayout;

final class RecordWriterTest {
  @Test
  void whatIsPackedReadsBackAtEveryWidth() {
    long seed = 3;
    var random = new SplittableRandom(seed);
    for (int width = 1; width <= 32; width++) {
      for (int count : new int[] {1, 2, 3, 16, 33, 64, 65}) {
        int[] values = random.ints(count).toArray();
        RecordLayout layout =
            new RecordLayout.Builder().add("a", count, width, true).add("b", 1, 64, false).build();
        long[] record = new long[layout.words() + 1];
        record[layout.words()] = -1;
        var writer = new RecordWriter();
        writer.start(record, 0);
        writer.putAll(values, width);
        writer.put(42L);
        var signal = layout.signal("a");
        for (int i = 0; i < count; i++) {
          int expected = values[i] << (32 - width) >> (32 - width);
          assertThat(signal.get(record, 0, i))
              .as("seed %d width %d", seed, width)
              .isEqualTo(expected);
        }
        assertThat(layout.signal("b").get(record, 0, 0)).isEqualTo(42);
        assertThat(record[layout.words()]).as("word after the record").isEqualTo(-1);
      }
    }
  }

  @Test
  void aSignalIsSetWithoutTouchingItsNeighbours() {
    RecordLayout layout = new RecordLayout.Builder().add("a", 5, 30, true).build();
    var signal = layout.signal("a");
    long[] record = new long[layout.words()];
    for (int i = 0; i < 5; i++) {
      signal.set(record, 0, i, -1 - i);
    }
    signal.set(record, 0, 2, 77);
    assertThat(signal.get(record, 0, 1)).isEqualTo(-2);
    assertThat(signal.get(record, 0, 2)).isEqualTo(77);
    assertThat(signal.get(record, 0, 3)).isEqualTo(-4);
  }
}
