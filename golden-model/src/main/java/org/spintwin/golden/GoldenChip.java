// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import org.spintwin.spec.Design;

/** A chip of any kind with its golden model. */
public record GoldenChip(Design design, ChipModel model) {

  /** The golden model, at clock 0 with its memories loaded. */
  public ClockedModel golden() {
    ClockedModel golden = model.golden(design.parameters());
    design.memories().forEach(golden::loadMemory);
    return golden;
  }
}
