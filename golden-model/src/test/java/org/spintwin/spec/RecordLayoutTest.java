// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
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
}
