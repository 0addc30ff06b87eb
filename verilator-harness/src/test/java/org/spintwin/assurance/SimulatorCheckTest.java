// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.MramLifModel;
import org.spintwin.golden.TinyTapeoutChip;
import org.spintwin.harness.CellModels;
import org.spintwin.harness.IcarusTools;
import org.spintwin.harness.RequiresTool;
import org.spintwin.harness.Synthesis;
import org.spintwin.harness.SynthesisTools;
import org.spintwin.harness.Toolchain;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.soak.Configuration;
import org.spintwin.soak.RandomKind;
import org.spintwin.spec.Architecture;

/** Simulators that know nothing of each other agree; and each of them finds what is wrong. */
@RequiresTool({"iverilog", "vvp", "yosys", "nextpnr-ice40", "verilator"})
final class SimulatorCheckTest {
  private static final int CLOCKS = 2_000;
  private static final long SEED = 1;

  /** Kept between runs, as that of the tests of the harness. */
  private static final Map<String, String> ENVIRONMENT = environment();

  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("SPINTWIN_CACHE", Path.of("target", "model-cache").toAbsolutePath().toString());
    return environment;
  }

  private static final GoldenChip CHIP = folded();
  private static final Map<String, String> FILES = new VerilogWriter().chip(CHIP.design());

  /** 6 inputs, 4 neurons, two at a time. */
  private static GoldenChip folded() {
    Map<String, Long> parameters =
        Map.ofEntries(
            Map.entry("INPUTS", 6L),
            Map.entry("NEURONS", 4L),
            Map.entry("LANES", 2L),
            Map.entry("CODE_BITS", 4L),
            Map.entry("CODE_FRACTION_BITS", 0L),
            Map.entry("FRACTION_BITS", 0L),
            Map.entry("MEMBRANE_BITS", 8L),
            Map.entry("TRACE_BITS", 8L),
            Map.entry("PSP_SHAPE", 0L),
            Map.entry("LEAK_MODE", 1L),
            Map.entry("INIT_LEAK", 4L),
            Map.entry("INIT_THRESHOLD", 20L),
            Map.entry("COEFFICIENT_BITS", 4L),
            Map.entry("REFRACTORY_BITS", 0L),
            Map.entry("DIVIDER_BITS", 2L),
            Map.entry("POLARITY", 2L),
            Map.entry("INHIBITION", 0L),
            Map.entry("COUNTER_BITS", 0L),
            Map.entry("READBACK", 1L));
    var model = new MramLifModel(Architecture.FOLDED);
    return model.chip("small_twin", parameters, model.randomMemories(parameters, SEED));
  }

  private static ChipSimulators simulators(GoldenChip chip) {
    return new ChipSimulators(
        chip, Configuration.stimulus(chip, SEED), CLOCKS, SEED, IcarusTools.find(ENVIRONMENT));
  }

  private static Synthesis synthesis() {
    return new Synthesis(SynthesisTools.find(ENVIRONMENT));
  }

  private static String cells() {
    return CellModels.unknownAtPowerUp(SynthesisTools.find(ENVIRONMENT).yosys());
  }

  private static void assertClean(SimulatorRun run) {
    assertThat(run.undone()).isEmpty();
    assertThat(run.differences()).as(run.simulator()).isEmpty();
    assertThat(run.unknowns()).as(run.simulator()).isEmpty();
    assertThat(run.clocks()).isPositive();
  }

  @Test
  void allSimulatorsAgreeAndNothingIsUnknownAfterTheReset() throws IOException {
    ChipSimulators simulators = simulators(CHIP);
    Synthesis.Design design = ChipSimulators.synthesized(CHIP);
    Toolchain tools = Toolchain.find(ENVIRONMENT);
    assertClean(simulators.verilog(FILES));
    assertClean(simulators.netlist("gates", synthesis().gates(design), ""));
    assertClean(simulators.netlist("cells", synthesis().netlist(design), cells()));
    assertClean(simulators.verilator(tools, FILES, CLOCKS));
    assertClean(simulators.powerUp(tools, FILES, CLOCKS, 1));
    // What is read of a queue before anything was written to it.
    assertThat(simulators.trace().dependent())
        .containsKeys("u_event_queue.head_input_o")
        .allSatisfy((signal, clocks) -> assertThat(signal).contains("."));
  }

  /** A register without its reset, so that it shows how the chip powered up. */
  private static Map<String, String> withoutAReset() {
    Map<String, String> files = new LinkedHashMap<>(FILES);
    String from = "      clears_q <= 2'd2;\n";
    assertThat(files.get("sweep_control.v")).containsOnlyOnce(from);
    files.computeIfPresent("sweep_control.v", (name, text) -> text.replace(from, ""));
    return files;
  }

  @Test
  void aMissingResetIsUnknownInIcarus() throws IOException {
    SimulatorRun run = simulators(CHIP).verilog(withoutAReset());
    assertThat(run.unknowns())
        .anySatisfy(u -> assertThat(u).contains("u_sweep_control.clears_q is x, expected 2"));
  }

  @Test
  void aMissingResetIsUnknownInBothNetlists() throws IOException {
    ChipSimulators simulators = simulators(CHIP);
    Synthesis.Design right = ChipSimulators.synthesized(CHIP);
    Map<String, String> files = new LinkedHashMap<>(right.files());
    files.put("sweep_control.v", withoutAReset().get("sweep_control.v"));
    var wrong =
        new Synthesis.Design(files, right.top(), Map.of(), right.singlePort(), right.options());
    assertThat(simulators.netlist("gates", synthesis().gates(wrong), "").unknowns()).isNotEmpty();
    assertThat(simulators.netlist("cells", synthesis().netlist(wrong), cells()).unknowns())
        .isNotEmpty();
  }

  @Test
  void aMissingResetDiffersInVerilatorAfterSomePowerUp() {
    ChipSimulators simulators = simulators(CHIP);
    Toolchain tools = Toolchain.find(ENVIRONMENT);
    List<String> found =
        IntStream.rangeClosed(1, 5)
            .mapToObj(seed -> simulators.powerUp(tools, withoutAReset(), CLOCKS, seed))
            .flatMap(run -> run.differences().stream())
            .toList();
    assertThat(found).anySatisfy(d -> assertThat(d).contains("u_sweep_control.clears_q"));
  }

  @Test
  void oneWrongLookUpTableIsFound() throws IOException {
    String netlist = synthesis().netlist(ChipSimulators.synthesized(CHIP));
    String wrong =
        first(
            netlist,
            "LUT_INIT\\(16'h([0-9a-f]{4})\\)",
            table -> String.format("%04x", ~Integer.parseInt(table, 16) & 0xffff));
    assertThat(simulators(CHIP).netlist("cells", wrong, cells()).differences()).isNotEmpty();
  }

  @Test
  void oneWrongGateIsFound() throws IOException {
    String netlist = synthesis().gates(ChipSimulators.synthesized(CHIP));
    String wrong = first(netlist, "assign _\\w+_ = \\S+ ([&|]) \\S+;", gate -> "^");
    SimulatorRun run = simulators(CHIP).netlist("gates", wrong, "");
    assertThat(run.differences().size() + run.unknowns().size()).isPositive();
  }

  private static String first(String text, String pattern, UnaryOperator<String> change) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).isTrue();
    return new StringBuilder(text)
        .replace(found.start(1), found.end(1), change.apply(found.group(1)))
        .toString();
  }

  /** Nothing but the host writes its memories, which is the first that the stimulus does. */
  @Test
  void aChipThatHasNoImagesIsKnownOnceItsMemoriesAreLoaded() throws IOException {
    GoldenChip chip = TinyTapeoutChip.of(CHIP);
    ChipSimulators simulators = simulators(chip);
    Synthesis.Design design = ChipSimulators.synthesized(chip);
    assertClean(simulators.verilog(new VerilogWriter().chip(chip.design())));
    assertClean(simulators.netlist("gates", synthesis().gates(design), ""));
    assertClean(simulators.netlist("cells", synthesis().netlist(design), cells()));
    assertThat(simulators.trace().dependent())
        .allSatisfy((signal, clocks) -> assertThat(signal).contains("."));
  }

  /** In the plain run a few. */
  static Stream<RandomKind> kinds() {
    return Boolean.getBoolean("spintwin.full")
        ? Stream.of(RandomKind.values())
        : Stream.of(RandomKind.MRAM_LIF_FOLDED, RandomKind.ECRAM, RandomKind.LINKED);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void nothingIsUnknownInTheVerilogOfAnyKind(RandomKind kind) throws IOException {
    GoldenChip chip = Configuration.draw(SEED, kind.ordinal()).chip();
    assertClean(simulators(chip).verilog(new VerilogWriter().chip(chip.design())));
  }

  static Stream<GoldenChip> coveredChips() {
    return CoveredChips.all().map(CoveredChips::chip);
  }

  @ParameterizedTest
  @MethodSource("coveredChips")
  @EnabledIfSystemProperty(named = "spintwin.full", matches = "true")
  void theNetlistsOfAnyKindAgree(GoldenChip chip) throws IOException {
    Synthesis.Design design = ChipSimulators.synthesized(chip);
    ChipSimulators simulators = simulators(chip);
    assertClean(simulators.verilog(new VerilogWriter().chip(chip.design())));
    assertClean(simulators.netlist("gates", synthesis().gates(design), ""));
    assertClean(simulators.netlist("cells", synthesis().netlist(design), cells()));
  }
}
