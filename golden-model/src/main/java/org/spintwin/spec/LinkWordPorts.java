// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;
import java.util.stream.Stream;

/** What the two blocks that carry out requests have in common. */
final class LinkWordPorts {
  private LinkWordPorts() {}

  /** Clock, reset, requests and answers, then the ports to the chip. */
  static List<Port> and(Port... chip) {
    return Stream.concat(
            Stream.of(
                Port.input("clk_i", "1", "clock, rising edge"),
                Port.input("rst_ni", "1", "synchronous reset, active low"),
                Port.input("word_valid_i", "1", "a word of requests is offered"),
                Port.input("word_i", "16", "the word"),
                Port.output("word_ready_o", "1", "it is taken"),
                Port.output("word_valid_o", "1", "a word of answers is offered"),
                Port.output("word_o", "16", "the word"),
                Port.input("word_ready_i", "1", "it is taken")),
            Stream.of(chip))
        .toList();
  }
}
