// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.LinkedHashMap;
import java.util.Map;
import org.spintwin.spec.Design;
import org.spintwin.spec.LinkedChipSpec;

/** What the chips that have another inside say of it. */
final class ChipInside {
  private ChipInside() {}

  /** Memories of the chip by their path in the one around it. */
  static Map<String, long[]> memories(Map<String, long[]> memories) {
    Map<String, long[]> renamed = new LinkedHashMap<>();
    memories.forEach((name, words) -> renamed.put(LinkedChipSpec.CHIP + "." + name, words));
    return renamed;
  }

  /** As {@link ChipModel#randomMemories}, for the one around it. */
  static Map<String, long[]> randomMemories(GoldenChip chip, long seed) {
    return memories(chip.model().randomMemories(chip.design().parameters(), seed));
  }

  /**
   * @param shell what the chip was to become
   * @throws IllegalArgumentException when the chip has no event streams and registers
   */
  static void requireStreams(Design chip, String shell) {
    if (!LinkedChipSpec.isOfEvents(chip)) {
      throw new IllegalArgumentException(
          chip.name()
              + " cannot become "
              + shell
              + ": that takes event streams and registers, and its inputs are "
              + chip.top().inputs(chip.values()).names()
              + "; take a chip of kind mram-lif, architecture parallel-axi or folded");
    }
  }
}
