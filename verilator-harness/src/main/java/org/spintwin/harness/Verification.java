// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.spintwin.golden.ChipGolden;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.ClockedModel.MemoryShape;
import org.spintwin.golden.MramLifMemories;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.Instance;
import org.spintwin.spec.TopSpec;
import org.spintwin.spec.TwinImage;

/**
 * A chip's Verilog against its golden model: generates, builds, loads the same memories into both
 * and runs them in lockstep.
 */
public final class Verification {
  private final Architecture architecture;
  private final ModelSource source;
  private final Map<String, String> files;
  private final Map<String, Long> parameters;
  private final Map<String, long[]> memories;

  private Verification(
      TwinImage image,
      Map<String, String> files,
      Map<String, Long> parameters,
      Map<String, Long> overrides,
      Map<String, long[]> images) {
    this.architecture = image.spec().architecture().kind();
    this.files = files;
    this.parameters = parameters;
    this.source = source(image.spec(), List.copyOf(files.keySet()), parameters, overrides);
    memories = new LinkedHashMap<>(images);
    // A memory without an image holds whatever the simulator likes until it is written.
    source.memories().stream()
        .filter(m -> !images.containsKey(m.name()))
        .forEach(m -> memories.put(m.name(), new long[m.words() * m.longsPerWord()]));
  }

  /** The chip as it is generated. */
  public static Verification of(TwinImage image) {
    return of(image, new VerilogWriter().chip(image));
  }

  /** The chip with Verilog text that may differ from what is generated. */
  public static Verification of(TwinImage image, Map<String, String> files) {
    return new Verification(image, files, image.parameters(), Map.of(), MramLifMemories.of(image));
  }

  /**
   * The generated Verilog with some parameters of the top overridden, as an integrator would.
   * Memories hold random codes, as their sizes may have changed.
   *
   * @throws org.spintwin.spec.IllegalParameterException when a rule forbids the values
   */
  public static Verification overridden(TwinImage image, Map<String, Long> overrides, long seed) {
    Map<String, Long> effective = new LinkedHashMap<>(image.parameters());
    effective.putAll(overrides);
    Map<String, String> files = new VerilogWriter().chip(image);
    Architecture architecture = image.spec().architecture().kind();
    return new Verification(
        image, files, effective, overrides, MramLifMemories.random(architecture, effective, seed));
  }

  public Architecture architecture() {
    return architecture;
  }

  /** The parameters in force. */
  public Map<String, Long> parameters() {
    return parameters;
  }

  /** The golden model, at clock 0 with its memories loaded. */
  public ClockedModel golden() {
    ClockedModel golden = ChipGolden.of(architecture, parameters);
    memories.forEach(golden::loadMemory);
    return golden;
  }

  /** Builds the Verilog, or takes it from the cache. */
  public VerilatedLibrary build(VerilatorBuild build, Variant variant) {
    try {
      Path folder = Files.createTempDirectory("spintwin-rtl-");
      try {
        for (Map.Entry<String, String> file : files.entrySet()) {
          Files.writeString(folder.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
        }
        return build.build(source.in(folder), variant);
      } finally {
        for (String file : files.keySet()) {
          Files.deleteIfExists(folder.resolve(file));
        }
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An instance of a built model, at clock 0 with its memories loaded. */
  public VerilatedModel open(VerilatedLibrary library) {
    return open(library, Evaluation.BEST);
  }

  VerilatedModel open(VerilatedLibrary library, Evaluation evaluation) {
    VerilatedModel model = library.open(evaluation, 0);
    memories.forEach(model::loadMemory);
    return model;
  }

  /**
   * Runs both models from clock 0.
   *
   * @param progress told the clocks done
   */
  public LockstepResult run(
      VerilatedLibrary library,
      Stimulus stimulus,
      long clocks,
      boolean singleThreaded,
      LongConsumer progress) {
    try (VerilatedModel model = open(library)) {
      stimulus.restart();
      return new Lockstep(golden(), model, stimulus, singleThreaded).run(clocks, progress);
    }
  }

  /** What of a chip is driven and compared. */
  private static ModelSource source(
      ChipSpec chip,
      List<String> files,
      Map<String, Long> parameters,
      Map<String, Long> overrides) {
    TopSpec top = chip.top();
    Map<String, Long> values = top.resolve(parameters);
    Map<String, String> modules =
        top.instances().stream().collect(Collectors.toMap(Instance::name, i -> i.block().stem()));
    modules.put("", chip.name());
    return new ModelSource(
        Path.of("."),
        files,
        chip.name(),
        overrides,
        top.inputs(values),
        top.compared(values),
        MemoryShape.of(top, values),
        modules);
  }
}
