// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.TopSpec;
import org.spintwin.spec.TwinImage;

/** The MRAM LIF chip in one of its architectures. */
public record MramLifModel(Architecture architecture) implements ChipModel {

  /** A twin of the MRAM LIF chip. */
  public static GoldenChip chip(TwinImage image) {
    return new MramLifModel(image.spec().architecture().kind())
        .chip(image.spec().name(), image.parameters(), MramLifMemories.of(image));
  }

  @Override
  public TopSpec top() {
    return architecture.top();
  }

  @Override
  public ClockedModel golden(Map<String, Long> parameters) {
    return switch (architecture) {
      case PARALLEL -> new MramLifGolden(parameters);
      case PARALLEL_AXI -> new MramLifAxiGolden(parameters);
      case FOLDED -> new MramLifFoldedGolden(parameters);
    };
  }

  @Override
  public Map<String, long[]> randomMemories(Map<String, Long> parameters, long seed) {
    return MramLifMemories.random(architecture, parameters, seed);
  }
}
