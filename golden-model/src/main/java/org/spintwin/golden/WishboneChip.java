// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.List;
import java.util.Map;
import org.spintwin.spec.Design;
import org.spintwin.spec.TopSpec;
import org.spintwin.spec.WishboneChipSpec;

/**
 * A chip of events as a Wishbone slave, which is a chip again: {@code docs/wishbone.md}.
 *
 * @param chip the chip inside
 */
public record WishboneChip(GoldenChip chip, TopSpec top) implements ChipModel {

  /**
   * A chip as a Wishbone slave, called like the chip with {@code _wb}.
   *
   * @param chip with event streams and AXI4-Lite registers
   * @throws IllegalArgumentException when it has none
   */
  public static GoldenChip of(GoldenChip chip) {
    Design inside = chip.design();
    ChipInside.requireStreams(inside, "a Wishbone slave");
    var model = new WishboneChip(chip, WishboneChipSpec.of(inside));
    Map<String, Long> parameters = Map.of("BUS_ERRORS", 1L, "SPEC_DIGEST", inside.digest());
    var design =
        new Design(
            inside.name() + "_wb",
            model.top,
            parameters,
            ChipInside.memories(inside.memories()),
            List.of(inside));
    return new GoldenChip(design, model);
  }

  @Override
  public ClockedModel golden(Map<String, Long> parameters) {
    return new WishboneChipGolden(this, parameters);
  }

  @Override
  public Map<String, long[]> randomMemories(Map<String, Long> parameters, long seed) {
    return ChipInside.randomMemories(chip, seed);
  }
}
