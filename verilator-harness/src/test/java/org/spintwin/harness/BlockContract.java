// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.ClockedModel.MemoryShape;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.BlockSpec;

/**
 * What the contract suites have in common. A suite holds values worked out by hand from {@code
 * docs/semantics.md} and runs once against the golden model and once against the Verilog.
 */
@Execution(ExecutionMode.CONCURRENT)
abstract class BlockContract {
  /** Registers of the Verilog start with random bits, which only a complete reset removes. */
  private static final int POWER_UP_SEED = 4711;

  private final List<BlockDriver> drivers = new ArrayList<>();

  /** The block with zeros in its memories, before its first clock. */
  abstract ClockedModel model(Map<String, Long> parameters);

  /** A fresh block after its reset; parameters not given take their default. */
  final BlockDriver block(Map<String, Long> parameters) {
    var driver = new BlockDriver(model(parameters));
    drivers.add(driver);
    return driver;
  }

  @AfterEach
  final void closeModels() {
    drivers.forEach(BlockDriver::close);
  }

  /** The Verilog of a block on its own. */
  static ClockedModel verilog(BlockSpec block, Map<String, Long> parameters) {
    Path folder;
    try {
      Path parent = Files.createDirectories(Path.of("target", "blocks").toAbsolutePath());
      folder = Files.createTempDirectory(parent, block.stem());
      Files.writeString(folder.resolve(block.stem() + ".v"), new VerilogWriter().block(block));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    VerilatedModel model =
        Fixtures.build(ModelSource.block(folder, block, parameters))
            .open(Evaluation.BEST, POWER_UP_SEED);
    for (MemoryShape memory : model.memories()) {
      model.loadMemory(memory.name(), new long[memory.words() * memory.longsPerWord()]);
    }
    return model;
  }

  /** A map of parameter names and values in turn, on top of others. */
  static Map<String, Long> with(Map<String, Long> others, Object... namesAndValues) {
    Map<String, Long> all = new HashMap<>(others);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      all.put((String) namesAndValues[i], ((Number) namesAndValues[i + 1]).longValue());
    }
    return all;
  }
}
