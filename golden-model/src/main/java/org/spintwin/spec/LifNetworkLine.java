// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.spintwin.spec.LifNetworkChip.Source;

/**
 * What a network remembers for some steps.
 *
 * @param layer whose answers these are, or {@link LifNetworkChip#INPUT}
 * @param delay steps
 * @param elements of that layer that anything reads, ascending
 */
public record LifNetworkLine(int layer, int delay, List<Integer> elements) {

  /**
   * Whether a layer needs a line for a source. Answers of layers that are not before it are of the
   * step before when it works.
   *
   * @param reader number of the layer
   */
  public static boolean isNeeded(Source source, int reader) {
    return source.delay() > (source.layer() < reader ? 0 : 1);
  }

  /** All lines of a network. */
  public static List<LifNetworkLine> of(LifNetworkChip chip) {
    LifNetworkSizes sizes = chip.sizes();
    Map<LifNetworkLine, SortedSet<Integer>> elements = new LinkedHashMap<>();
    for (int k = 1; k <= chip.layers().size(); k++) {
      for (Source source : chip.layers().get(k - 1).sources()) {
        if (isNeeded(source, k)) {
          var key = new LifNetworkLine(source.layer(), source.delay(), List.of());
          elements.computeIfAbsent(key, line -> new TreeSet<>()).addAll(sizes.elements(source));
        }
      }
    }
    List<LifNetworkLine> lines = new ArrayList<>();
    elements.forEach(
        (key, read) -> lines.add(new LifNetworkLine(key.layer, key.delay, List.copyOf(read))));
    return lines;
  }

  /** Whether a source reads it. */
  public boolean isOf(Source source) {
    return source.layer() == layer && source.delay() == delay;
  }

  /** Name of the instance. */
  public String instance() {
    return "u_delay_" + layer + "_" + delay;
  }
}
