// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Both ends of the words of a block that carries out requests. */
final class PortWords {
  /** More clocks than anything takes. */
  private static final int PLENTY = 40;

  private PortWords() {}

  /** Offers words until each is taken. */
  static void give(BlockDriver port, int... words) {
    for (int word : words) {
      port.set("word_valid_i", 1).set("word_i", word);
      for (int c = 0; port.get("word_ready_o") == 0; c++) {
        assertThat(c).as("clocks in which %x is not taken", word).isLessThan(PLENTY);
        port.clock();
      }
      port.clock().set("word_valid_i", 0);
    }
  }

  /** The words that come in that many clocks. */
  static List<Integer> take(BlockDriver port, int clocks) {
    List<Integer> words = new ArrayList<>();
    port.set("word_ready_i", 1);
    for (int c = 0; c < clocks; c++) {
      if (port.get("word_valid_o") != 0) {
        words.add((int) port.get("word_o"));
      }
      port.clock();
    }
    port.set("word_ready_i", 0);
    return words;
  }
}
