// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.TwinImage;

/** The clock-exact golden model of a chip, whatever its architecture. */
public final class ChipGolden {
  private ChipGolden() {}

  /**
   * A chip whose memories hold zeros.
   *
   * @param parameters values of the Verilog parameters of the architecture's top
   */
  public static ClockedModel of(Architecture architecture, Map<String, Long> parameters) {
    return switch (architecture) {
      case PARALLEL -> new MramLifGolden(parameters);
      case PARALLEL_AXI -> new MramLifAxiGolden(parameters);
      case FOLDED -> new MramLifFoldedGolden(parameters);
    };
  }

  /** A chip whose memories hold the image. */
  public static ClockedModel of(TwinImage image) {
    ClockedModel golden = of(image.spec().architecture().kind(), image.parameters());
    MramLifMemories.of(image).forEach(golden::loadMemory);
    return golden;
  }
}
