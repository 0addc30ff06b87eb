// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.MramLifModel;
import org.spintwin.harness.Synthesis.Cells;
import org.spintwin.harness.Synthesis.Design;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.Architecture;

/**
 * What Yosys makes of a folded chip for iCE40, block RAM and single-port RAM included, does at
 * every clock what the golden model does. Memories start as zeros and are loaded over AXI-Lite,
 * among random events, stalls and resets. A block RAM that is read where it is being written gives
 * the complement: the hardware promises nothing there, which the Verilog's {@code no_rw_check}
 * accepts. The plain run takes one of the chips, as {@code BitstreamProofTest} does more; {@code
 * -Dspintwin.full=true} all.
 */
@RequiresTool({"yosys", "nextpnr-ice40", "verilator"})
final class GateLevelTest {
  private static final int CLOCKS = 30_000;
  private static final long SEED = 1;

  @TempDir Path folder;

  /**
   * A chip and how it is mapped.
   *
   * @param singlePortRams that it must have, to show that the mapping is the one meant
   */
  record Mapped(
      String name,
      Map<String, Long> parameters,
      Set<String> singlePort,
      List<String> options,
      int singlePortRams) {
    Design design() {
      Map<String, Long> values = Architecture.FOLDED.top().resolve(parameters);
      Map<String, Long> all = new LinkedHashMap<>();
      Architecture.FOLDED
          .top()
          .block()
          .parameters()
          .forEach(p -> all.put(p.name(), values.get(p.name())));
      Map<String, String> files = new VerilogWriter().chip(Architecture.FOLDED.top(), name, all);
      return new Design(files, name, Map.of(), singlePort, options);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Mapped> chips() {
    return Boolean.getBoolean("spintwin.full") ? all() : Stream.of(quick());
  }

  private static Mapped quick() {
    return all().filter(chip -> chip.name.equals("single_port_codes")).findFirst().orElseThrow();
  }

  private static Stream<Mapped> all() {
    return Stream.of(
        // As the first row of `bench --synth`, with the inputs that fit hx8k.
        new Mapped(
            "one_lane",
            chip(Map.of("NEURONS", 256L, "INPUTS", 64L)),
            Set.of(),
            List.of("-device", "hx"),
            0),
        new Mapped(
            "single_port_codes",
            chip(Map.of("NEURONS", 32L, "INPUTS", 20L, "LANES", 4L, "READBACK", 1L)),
            Set.of("code_q"),
            List.of("-device", "u", "-spram"),
            1),
        new Mapped(
            "full",
            chip(
                Map.ofEntries(
                    Map.entry("NEURONS", 32L),
                    Map.entry("INPUTS", 12L),
                    Map.entry("LANES", 2L),
                    Map.entry("PSP_SHAPE", 2L),
                    Map.entry("INIT_DECAY_E", 2L),
                    Map.entry("INIT_DECAY_I", 3L),
                    Map.entry("POLARITY", 0L),
                    Map.entry("REFRACTORY_BITS", 3L),
                    Map.entry("INHIBITION", 1L),
                    Map.entry("COUNTER_BITS", 8L),
                    Map.entry("READBACK", 1L))),
            Set.of("code_q", "mask_q"),
            List.of("-device", "u", "-spram"),
            2));
  }

  private static Map<String, Long> chip(Map<String, Long> parameters) {
    Map<String, Long> all =
        new LinkedHashMap<>(
            Map.ofEntries(
                Map.entry("CODE_BITS", 4L),
                Map.entry("CODE_FRACTION_BITS", 0L),
                Map.entry("FRACTION_BITS", 0L),
                Map.entry("MEMBRANE_BITS", 12L),
                Map.entry("TRACE_BITS", 12L),
                Map.entry("PSP_SHAPE", 0L),
                Map.entry("LEAK_MODE", 1L),
                Map.entry("INIT_LEAK", 4L),
                Map.entry("INIT_THRESHOLD", 20L),
                Map.entry("COEFFICIENT_BITS", 4L),
                Map.entry("REFRACTORY_BITS", 0L),
                Map.entry("DIVIDER_BITS", 8L),
                Map.entry("POLARITY", 2L),
                Map.entry("INHIBITION", 0L),
                Map.entry("COUNTER_BITS", 0L),
                Map.entry("READBACK", 0L)));
    all.putAll(parameters);
    return all;
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("chips")
  void netlistEqualsGoldenModelAtEveryClock(Mapped chip) throws IOException {
    var synthesis = new Synthesis(SynthesisTools.find(System.getenv()));
    Cells cells = synthesis.cells(chip.design());
    assertThat(cells.blockRams()).isPositive();
    assertThat(cells.singlePortRams()).isEqualTo(chip.singlePortRams);
    LockstepResult result = run(chip, synthesis.netlist(chip.design()), cellModels());
    assertThat(result.mismatch()).isEmpty();
    assertThat(result.clocks()).isEqualTo(CLOCKS);
  }

  @Test
  @EnabledIfSystemProperty(named = "spintwin.full", matches = "true")
  void findsOneLookUpTableThatIsWrong() throws IOException {
    Mapped chip = quick();
    String netlist = new Synthesis(SynthesisTools.find(System.getenv())).netlist(chip.design());
    Matcher table = Pattern.compile("LUT_INIT\\(16'h([0-9a-f]{4})\\)").matcher(netlist);
    assertThat(table.find()).isTrue();
    String complement = String.format("%04x", ~Integer.parseInt(table.group(1), 16) & 0xffff);
    String wrong =
        new StringBuilder(netlist).replace(table.start(1), table.end(1), complement).toString();
    assertThat(run(chip, wrong, cellModels()).mismatch()).isPresent();
  }

  private LockstepResult run(Mapped chip, String netlist, String cellModels) throws IOException {
    Files.writeString(folder.resolve("netlist.v"), netlist);
    Files.writeString(folder.resolve("cells.v"), cellModels);
    ClockedModel golden =
        new PortsOnly(new MramLifModel(Architecture.FOLDED).golden(chip.parameters));
    var source =
        new ModelSource(
            folder,
            List.of("netlist.v", "cells.v"),
            chip.name,
            Map.of(),
            golden.inputs(),
            golden.compared(),
            List.of(),
            Map.of("", chip.name));
    VerilatedLibrary library =
        new VerilatorBuild(Toolchain.find(System.getenv())).build(source, Variant.FAST);
    Stimulus stimulus =
        ChipStimulus.random(
            new MramLifModel(Architecture.FOLDED).chip("chip", chip.parameters, Map.of()), SEED);
    stimulus.restart();
    try (VerilatedModel model = library.open(Evaluation.BEST, 0)) {
      return new Lockstep(golden, model, stimulus, true).run(CLOCKS);
    }
  }

  private static String cellModels() {
    Path yosys = SynthesisTools.find(System.getenv()).yosys();
    assertThat(CellModels.text(yosys)).contains(CellModels.READ);
    return CellModels.toSimulate(yosys);
  }
}
