// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spintwin.spec.Design;
import org.spintwin.spec.TinyTapeoutSpec;
import org.spintwin.spec.TopSpec;

/**
 * A chip of events behind the pins of Tiny Tapeout, which is a chip again: {@code
 * docs/tinytapeout.md}. Its memories have no images: nothing but the host writes them.
 *
 * @param chip the chip inside
 */
public record TinyTapeoutChip(GoldenChip chip, TopSpec top) implements ChipModel {

  /**
   * A chip behind the pins, called like the chip after {@code tt_um_}.
   *
   * @param chip with event streams and AXI4-Lite registers
   * @throws IllegalArgumentException when it has none
   */
  public static GoldenChip of(GoldenChip chip) {
    ChipInside.requireStreams(chip.design(), "a project of Tiny Tapeout");
    Design given = chip.design();
    Map<String, Long> parameters = new LinkedHashMap<>(given.parameters());
    parameters.put("LOAD_IMAGE", 0L);
    Design inside = given.with(parameters, Map.of());
    var model =
        new TinyTapeoutChip(new GoldenChip(inside, chip.model()), TinyTapeoutSpec.of(inside));
    var design =
        new Design(
            TinyTapeoutSpec.PREFIX + inside.name(),
            model.top,
            Map.of("SPEC_DIGEST", inside.digest()),
            Map.of(),
            List.of(inside));
    return new GoldenChip(design, model);
  }

  @Override
  public ClockedModel golden(Map<String, Long> parameters) {
    return new TinyTapeoutGolden(this, parameters);
  }

  @Override
  public Map<String, long[]> randomMemories(Map<String, Long> parameters, long seed) {
    return Map.of();
  }
}
