// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  @ParameterizedTest
  @CsvSource({
    "threshhold, threshold",
    "thresold, threshold",
    "htreshold, threshold",
    "PSP, psp",
    "leek, leak",
    "decay, decay_e",
    "deca_i, decay_i",
    "voltage,",
    "'',",
    "x,"
  })
  void findsTheNameWithTheFewestEdits(String typed, String expected) {
    assertThat(NearestName.of(typed, List.of("threshold", "psp", "leak", "decay_e", "decay_i")))
        .isEqualTo(expected);
  }
}
