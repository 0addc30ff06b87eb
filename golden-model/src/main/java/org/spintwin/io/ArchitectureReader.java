// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.spintwin.spec.ArchitectureSpec.LEAST_EVENT_QUEUE;
import static org.spintwin.spec.ArchitectureSpec.MOST_EVENT_QUEUE;
import static org.spintwin.spec.ArchitectureSpec.STANDARD_EVENT_QUEUE;

import java.util.List;
import java.util.stream.LongStream;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.YamlNode.Scalar;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.ArchitectureSpec;

/**
 * Reads the section {@code architecture}. A key that the kind has no use for is still held to its
 * range, so that one file serves all kinds.
 */
final class ArchitectureReader {
  static final String SECTION = "architecture";
  static final String KIND = "kind";
  static final String LANES = "lanes";
  static final String RUN_TIME = "run-time";
  static final String FIXED = "fixed";
  static final String TLAST = "tlast";
  static final String DIVIDER = "divider";
  private static final String EVENT_QUEUE = "event_queue";

  private final Section section;

  ArchitectureReader(Section top) {
    section =
        top.section(
            SECTION, KIND, LANES, EVENT_QUEUE, "counter_bits", "readback", "settings", "step_end");
  }

  Section section() {
    return section;
  }

  Architecture kind() {
    return Architecture.of(section.word(KIND, Architecture.PARALLEL.word(), Architecture.words()));
  }

  ArchitectureSpec read(int neurons) {
    return new ArchitectureSpec(
        kind(),
        lanes(neurons),
        eventQueue(),
        ChipRules.size(section, "counter_bits", "COUNTER_BITS"),
        section.flag("readback", true),
        section.word("settings", RUN_TIME, RUN_TIME, FIXED).equals(FIXED),
        section.word("step_end", TLAST, TLAST, DIVIDER).equals(DIVIDER));
  }

  private int lanes(int neurons) {
    List<String> dividing =
        powersOfTwo(1, neurons).filter(l -> neurons % l == 0).mapToObj(Long::toString).toList();
    String allowed =
        "a power of two that divides array.neurons (" + neurons + "): " + alternatives(dividing);
    return powerOfTwo(LANES, 1, dividing, allowed);
  }

  private int eventQueue() {
    List<String> sizes =
        powersOfTwo(LEAST_EVENT_QUEUE, MOST_EVENT_QUEUE).mapToObj(Long::toString).toList();
    String allowed = "a power of two: " + alternatives(sizes);
    return powerOfTwo(EVENT_QUEUE, STANDARD_EVENT_QUEUE, sizes, allowed);
  }

  private int powerOfTwo(String key, int standard, List<String> choices, String allowed) {
    YamlNode node = section.node(key);
    if (node == null) {
      return standard;
    }
    if (node instanceof Scalar given && !given.quoted() && choices.contains(given.text())) {
      return Integer.parseInt(given.text());
    }
    throw section.error(Code.VALUE, key, node.described(), allowed);
  }

  private static LongStream powersOfTwo(long from, long to) {
    return LongStream.iterate(from, p -> p <= to, p -> 2 * p);
  }

  /** {@code 1, 2 or 4}. */
  private static String alternatives(List<String> texts) {
    int last = texts.size() - 1;
    return last == 0
        ? texts.get(0)
        : String.join(", ", texts.subList(0, last)) + " or " + texts.get(last);
  }
}
