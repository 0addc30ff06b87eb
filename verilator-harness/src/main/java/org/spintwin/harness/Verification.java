// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.spintwin.golden.ChipModel;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.ClockedModel.MemoryShape;
import org.spintwin.golden.GoldenChip;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.Design;
import org.spintwin.spec.Instance;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.TopSpec;

/**
 * A chip's Verilog against its golden model: generates, builds, loads the same memories into both
 * and runs them in lockstep.
 */
public final class Verification {
  /** Of a stimulus's first reset, all but the last: until then addresses are being reset. */
  public static final int SETTLING_CLOCKS = FollowingStimulus.RESET_CLOCKS - 1;

  private final GoldenChip chip;
  private final ModelSource source;
  private final Map<String, String> files;

  /** Of all memories. */
  private final Map<String, long[]> memories;

  /** Names of those that have an image. */
  private final Set<String> images;

  private Verification(GoldenChip chip, Map<String, String> files, Map<String, Long> overrides) {
    this(chip, files, source(chip.design(), List.copyOf(files.keySet()), overrides), "");
  }

  /**
   * @param prefix of the instance paths of the chip
   */
  private Verification(
      GoldenChip chip, Map<String, String> files, ModelSource source, String prefix) {
    this.chip = chip;
    this.files = files;
    this.source = source;
    memories = new LinkedHashMap<>();
    chip.design().memories().forEach((name, words) -> memories.put(prefix + name, words));
    images = Set.copyOf(memories.keySet());
    // A memory without an image holds whatever the simulator likes until it is written.
    source.memories().stream()
        .filter(m -> !memories.containsKey(m.name()))
        .forEach(m -> memories.put(m.name(), new long[m.words() * m.longsPerWord()]));
  }

  /** The chip as it is generated. */
  public static Verification of(GoldenChip chip) {
    return of(chip, new VerilogWriter().chip(chip.design()));
  }

  /** The chip with Verilog text that may differ from what is generated. */
  public static Verification of(GoldenChip chip, Map<String, String> files) {
    return new Verification(chip, files, Map.of());
  }

  /**
   * The generated Verilog with some parameters of the top overridden, as an integrator would.
   * Memories hold random contents, as their sizes may have changed.
   *
   * @throws org.spintwin.spec.IllegalParameterException when a rule forbids the values
   */
  public static Verification overridden(GoldenChip chip, Map<String, Long> overrides, long seed) {
    Map<String, Long> effective = new LinkedHashMap<>(chip.design().parameters());
    effective.putAll(overrides);
    ChipModel model = chip.model();
    Design changed = chip.design().with(effective, model.randomMemories(effective, seed));
    Map<String, String> files = new VerilogWriter().chip(chip.design());
    return new Verification(new GoldenChip(changed, model), files, overrides);
  }

  /** The same Verilog, of which only the ports are observed: to be driven, not compared. */
  public Verification portsOnly() {
    Design design = chip.design();
    return new Verification(
        chip, files, source.observing(design.top().outputs(design.values())), "");
  }

  /**
   * The same Verilog inside another module, of which only the ports are observed.
   *
   * @param top name of that module
   * @param text its Verilog
   * @param instance name of the chip's instance in it
   * @param inputs its inputs but the clock {@code clk_i}
   */
  public Verification inside(
      String top, String text, String instance, RecordLayout inputs, RecordLayout outputs) {
    Map<String, String> all = new LinkedHashMap<>(files);
    all.put(top + ".v", text);
    ModelSource within = source.inside(top, List.copyOf(all.keySet()), instance, inputs, outputs);
    return new Verification(chip, all, within, instance + ".");
  }

  /**
   * The same chip in Verilog that a program made of these files, with the parameters in force.
   *
   * @param texts by file name
   * @param modules gives the module of each instance path, {@code ""} being the top
   * @param held inputs of the top that it added
   */
  public Verification rewritten(
      Map<String, String> texts, UnaryOperator<String> modules, RecordLayout held) {
    Map<String, String> named = new HashMap<>();
    source.modules().keySet().forEach(path -> named.put(path, modules.apply(path)));
    ModelSource other = source.rewritten(List.copyOf(texts.keySet()), named, held);
    return new Verification(chip, texts, other, "");
  }

  /** The chip, with the parameters in force. */
  public GoldenChip chip() {
    return chip;
  }

  /** The golden model, at clock 0 with its memories loaded. */
  public ClockedModel golden() {
    return chip.golden();
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
   * Compiles the Verilog for Icarus Verilog.
   *
   * @param folder takes the files
   * @param known whether memories without an image start with zeros; else they start unknown
   */
  public IcarusSimulation icarus(IcarusTools tools, Path folder, boolean known) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    Map<String, long[]> loaded = new LinkedHashMap<>(memories);
    if (!known) {
      loaded.keySet().retainAll(images);
    }
    return new IcarusSimulation(tools, source.in(folder), chip.design().top().clock(), loaded);
  }

  /**
   * Runs both models from a random power-up: registers, and memories without an image, hold random
   * contents. They are compared from the last clock of the reset on, when the golden model has got
   * the memories as they are.
   *
   * @param powerUpSeed not 0
   */
  public LockstepResult runFromPowerUp(
      VerilatedLibrary library, Stimulus stimulus, long clocks, int powerUpSeed) {
    try (VerilatedModel model = library.open(Evaluation.BEST, powerUpSeed)) {
      images.forEach(name -> model.loadMemory(name, memories.get(name)));
      stimulus.restart();
      var lockstep = new Lockstep(golden(), model, stimulus, true);
      lockstep.settle(SETTLING_CLOCKS);
      return lockstep.run(clocks - SETTLING_CLOCKS);
    }
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
      Design design, List<String> files, Map<String, Long> overrides) {
    TopSpec top = design.top();
    Map<String, Long> values = design.values();
    Map<String, String> modules = new HashMap<>();
    addModules("", design, modules);
    return new ModelSource(
        Path.of("."),
        files,
        design.name(),
        overrides,
        top.inputs(values),
        top.compared(values),
        MemoryShape.of(top, values),
        modules);
  }

  /** Adds the module of each instance path at and below that of a design. */
  private static void addModules(String path, Design design, Map<String, String> modules) {
    modules.put(path, design.name());
    for (Instance i : design.top().instances()) {
      String below = path.isEmpty() ? i.name() : path + "." + i.name();
      modules.put(below, i.block().stem());
      design.parts().stream()
          .filter(part -> part.name().equals(i.block().stem()))
          .forEach(part -> addModules(below, part, modules));
    }
  }
}
