// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.MramLifGolden;
import org.spintwin.golden.MramLifMemories;
import org.spintwin.harness.ModelSource;
import org.spintwin.harness.Variant;
import org.spintwin.harness.VerilatedModel;
import org.spintwin.harness.VerilatorBuild;
import org.spintwin.spec.MramLifSpec;
import org.spintwin.spec.TwinImage;

/** A chip as Verilog in a folder, to be built and opened. */
final class VerilatedChip {
  private final ModelSource source;
  private final TwinImage image;
  private final VerilatorBuild build;

  /**
   * @param files of the Verilog, relative to the folder
   * @param image what the memories hold; its parameters are those in {@code overrides} where given
   * @param overrides parameters to set at the top
   */
  VerilatedChip(
      Path folder,
      List<String> files,
      TwinImage image,
      Map<String, Long> overrides,
      VerilatorBuild build) {
    Map<String, String> modules = new HashMap<>();
    modules.put("", image.spec().name());
    MramLifSpec.INSTANCES.forEach(i -> modules.put(i.name(), i.block().stem()));
    ClockedModel golden = new MramLifGolden(image);
    this.source =
        new ModelSource(
            folder,
            files,
            image.spec().name(),
            overrides,
            golden.inputs(),
            golden.compared(),
            golden.memories(),
            modules);
    this.image = image;
    this.build = build;
  }

  /** A new instance at clock 0, its memories loaded. */
  VerilatedModel open(Variant variant) {
    VerilatedModel model = build.build(source, variant).open();
    MramLifMemories.of(image).forEach(model::loadMemory);
    return model;
  }
}
