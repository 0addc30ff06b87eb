// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.spintwin.assurance.ExpectedTrace.Comparison;
import org.spintwin.golden.GoldenChip;
import org.spintwin.harness.IcarusSimulation;
import org.spintwin.harness.IcarusTools;
import org.spintwin.harness.LockstepResult;
import org.spintwin.harness.ModelSource;
import org.spintwin.harness.ScratchFolder;
import org.spintwin.harness.Stimulus;
import org.spintwin.harness.Synthesis;
import org.spintwin.harness.Toolchain;
import org.spintwin.harness.Variant;
import org.spintwin.harness.Verification;
import org.spintwin.harness.VerilatedLibrary;
import org.spintwin.harness.VerilatorBuild;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.Design;

/**
 * One chip and one stimulus in several simulators, as Verilog and as netlists. Icarus Verilog
 * starts with every register and every memory without an image unknown; Verilator, which has no
 * unknown, with zeros or at random.
 */
final class ChipSimulators {
  private final GoldenChip chip;
  private final Stimulus stimulus;
  private final IcarusTools icarus;
  private final ExpectedTrace trace;

  /**
   * @param clocks that Icarus runs
   * @param seed of contents of memories
   */
  ChipSimulators(GoldenChip chip, Stimulus stimulus, int clocks, long seed, IcarusTools icarus) {
    this.chip = chip;
    this.stimulus = stimulus;
    this.icarus = icarus;
    trace = new ExpectedTrace(chip, stimulus, clocks, seed);
  }

  ExpectedTrace trace() {
    return trace;
  }

  /** What Yosys is to make netlists of: with the images in the memories. */
  static Synthesis.Design synthesized(GoldenChip chip) {
    Design design = chip.design().loadingImages();
    Map<String, String> files = new LinkedHashMap<>(new VerilogWriter().chip(design));
    files.putAll(VerilogWriter.images(design));
    return new Synthesis.Design(files, design.name(), Map.of(), Set.of(), List.of());
  }

  /**
   * Verilog of the chip in Icarus: its outputs and all architectural state.
   *
   * @param files as they are generated, or not
   */
  SimulatorRun verilog(Map<String, String> files) throws IOException {
    try (ScratchFolder scratch = ScratchFolder.make("icarus")) {
      Path folder = scratch.path();
      return run("Icarus", folder, Verification.of(chip, files).icarus(icarus, folder, false));
    }
  }

  /**
   * A netlist of the chip in Icarus: its outputs.
   *
   * @param name of the kind of netlist
   * @param cells models of its cells; empty where Verilog has them
   */
  SimulatorRun netlist(String name, String netlist, String cells) throws IOException {
    try (ScratchFolder scratch = ScratchFolder.make("icarus")) {
      Path folder = scratch.path();
      Files.writeString(folder.resolve("netlist.v"), netlist);
      Files.writeString(folder.resolve("cells.v"), cells);
      Design design = chip.design();
      var source =
          new ModelSource(
              folder,
              List.of("cells.v", "netlist.v"),
              design.name(),
              Map.of(),
              design.top().inputs(design.values()),
              design.top().outputs(design.values()),
              List.of(),
              Map.of("", design.name()));
      String clock = design.top().clock();
      return run(name, folder, new IcarusSimulation(icarus, source, clock, Map.of()));
    }
  }

  private SimulatorRun run(String name, Path folder, IcarusSimulation simulation)
      throws IOException {
    Path stimulus = folder.resolve("stimulus.mem");
    trace.writeStimulus(stimulus);
    Comparison comparison = trace.compare(simulation.run(stimulus, trace.clocks()));
    return new SimulatorRun(
        name,
        trace.clocks(),
        comparison.difference().stream().map(Object::toString).toList(),
        comparison.unknowns().stream().map(Object::toString).toList(),
        "");
  }

  /**
   * Verilog of the chip in Verilator, from zeros.
   *
   * @param files as they are generated, or not
   */
  SimulatorRun verilator(Toolchain tools, Map<String, String> files, long clocks) {
    var verification = Verification.of(chip, files);
    VerilatedLibrary library = verification.build(new VerilatorBuild(tools), Variant.FAST);
    LockstepResult result = verification.run(library, stimulus, clocks, false, done -> {});
    return run("Verilator", result);
  }

  /** The same from random contents of registers and of memories without an image. */
  SimulatorRun powerUp(Toolchain tools, Map<String, String> files, long clocks, int powerUpSeed) {
    var verification = Verification.of(chip, files);
    VerilatedLibrary library = verification.build(new VerilatorBuild(tools), Variant.FAST);
    LockstepResult result = verification.runFromPowerUp(library, stimulus, clocks, powerUpSeed);
    return run("Verilator, power-up " + powerUpSeed, result);
  }

  private static SimulatorRun run(String name, LockstepResult result) {
    List<String> differences =
        Stream.concat(result.mismatch().stream(), result.memoryMismatch().stream())
            .map(Object::toString)
            .toList();
    return new SimulatorRun(name, result.clocks(), differences, List.of(), "");
  }
}
