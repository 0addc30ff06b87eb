// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spintwin.spec.Design;
import org.spintwin.spec.LinkedChipSpec;
import org.spintwin.spec.TopSpec;

/**
 * A chip behind a serial link, which is a chip again: {@code docs/link.md}.
 *
 * @param chip the chip inside
 */
public record LinkedChip(GoldenChip chip, TopSpec top) implements ChipModel {
  private static final int RETRIES_PER_SECOND = 20;

  /**
   * A chip with a link around it, called like the chip with {@code _link}.
   *
   * @param chip of events with AXI ports, or of samples
   * @param clockHz frequency of the clock, Hz
   * @param baud bits per second on the line, at most a quarter of it
   * @throws IllegalArgumentException when the chip has neither streams nor samples
   * @throws org.spintwin.spec.IllegalParameterException when the clock is too slow for the line
   */
  public static GoldenChip of(GoldenChip chip, long clockHz, long baud) {
    Design inside = chip.design();
    long common = BigInteger.valueOf(clockHz).gcd(BigInteger.valueOf(baud)).longValueExact();
    Map<String, Long> parameters = new LinkedHashMap<>();
    parameters.put("CLOCK_RATE", clockHz / common);
    parameters.put("BAUD_RATE", baud / common);
    parameters.put("RETRY_CLOCKS", clockHz / RETRIES_PER_SECOND);
    parameters.put("SPEC_DIGEST", inside.digest());
    Map<String, long[]> memories = ChipInside.memories(inside.memories());
    var model = new LinkedChip(chip, top(chip));
    model.top.resolve(parameters);
    var design =
        new Design(inside.name() + "_link", model.top, parameters, memories, List.of(inside));
    return new GoldenChip(design, model);
  }

  private static TopSpec top(GoldenChip chip) {
    Design design = chip.design();
    if (LinkedChipSpec.isOfEvents(design)) {
      return LinkedChipSpec.ofEvents(design);
    }
    List<String> samplePorts = chip.model().samplePorts();
    List<String> inputs = design.top().inputs(design.values()).names();
    if (!inputs.containsAll(samplePorts)) {
      throw new IllegalArgumentException(
          design.name()
              + " has neither event streams nor samples to link to: its inputs are "
              + inputs
              + "; of mram-lif, take architecture parallel-axi or folded");
    }
    return LinkedChipSpec.ofSamples(design, samplePorts, chip.model().beats(design.values()));
  }

  @Override
  public ClockedModel golden(Map<String, Long> parameters) {
    return new LinkedChipGolden(this, parameters);
  }

  @Override
  public Map<String, long[]> randomMemories(Map<String, Long> parameters, long seed) {
    return ChipInside.randomMemories(chip, seed);
  }
}
