// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.soak.RandomMramLif;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.TopSpec;
import org.spintwin.spec.TwinImage;

/**
 * No tool has a word to say about the emitted Verilog. Yosys takes minutes for large parallel
 * arrays, so it reads the small ones; {@code -Dspintwin.full=true} raises the bound.
 */
@RequiresTool("verilator")
@Execution(ExecutionMode.CONCURRENT)
final class LintTest {
  private static final boolean FULL = Boolean.getBoolean("spintwin.full");
  private static final int CHIPS = FULL ? 60 : 30;

  /** Yosys reads a chip of that many bits of codes and membranes in about a second. */
  private static final long YOSYS_BITS = FULL ? 2000 : 300;

  @TempDir Path folder;

  /** A chip by its parameters. */
  record Design(TopSpec top, String name, Map<String, Long> parameters) {
    static Design of(TwinImage image) {
      return new Design(image.spec().top(), image.spec().name(), image.parameters());
    }

    private long bits() {
      return parameters.get("NEURONS")
          * (parameters.get("INPUTS") * parameters.get("CODE_BITS")
              + parameters.get("NEURONS")
              + parameters.get("MEMBRANE_BITS")
              + parameters.get("TRACE_BITS"));
    }

    @Override
    public String toString() {
      return top.block().stem()
          + " "
          + name
          + " "
          + parameters.get("INPUTS")
          + "x"
          + parameters.get("NEURONS");
    }
  }

  static Stream<Design> designs() {
    return Stream.concat(Arrays.stream(Architecture.values()).flatMap(LintTest::designs), small());
  }

  private static Stream<Design> designs(Architecture kind) {
    Stream<Design> random =
        LongStream.rangeClosed(1, CHIPS / Architecture.values().length)
            .mapToObj(seed -> Design.of(RandomMramLif.draw(seed, 128, kind)));
    return Stream.concat(random, borders(kind.top()));
  }

  static Stream<Design> small() {
    return SmallChips.all().map(Design::of);
  }

  /** Together they have every block; in full every option too, which takes minutes. */
  static Stream<Design> synthesized() {
    Stream<TwinImage> small =
        Stream.of(SmallChips.ring(), SmallChips.axiRing(), SmallChips.foldedRing());
    Stream<TwinImage> others =
        Stream.of(
            SmallChips.alpha(),
            SmallChips.axiWide(),
            SmallChips.foldedAlpha(),
            SmallChips.foldedWide());
    return (FULL ? Stream.concat(small, others) : small).map(Design::of);
  }

  static Stream<Design> quicklyReadByYosys() {
    return designs().filter(design -> design.bits() <= YOSYS_BITS);
  }

  /** Sizes and widths at the ends of their ranges. */
  private static Stream<Design> borders(TopSpec top) {
    Map<String, Long> everything =
        Map.of("PSP_SHAPE", 2L, "DECAY_MODE", 2L, "LEAK_MODE", 2L, "INHIBITION", 1L);
    Map<String, Long> leftOut =
        Map.of(
            "PSP_SHAPE",
            0L,
            "LEAK_MODE",
            0L,
            "POLARITY",
            2L,
            "REFRACTORY_BITS",
            0L,
            "COUNTER_BITS",
            0L,
            "READBACK",
            0L,
            "FIXED_SETTINGS",
            1L);
    Map<String, Long> narrowest =
        Map.of(
            "CODE_BITS",
            2L,
            "CODE_FRACTION_BITS",
            0L,
            "FRACTION_BITS",
            0L,
            "TRACE_BITS",
            4L,
            "MEMBRANE_BITS",
            4L,
            "REFRACTORY_BITS",
            1L,
            "DIVIDER_BITS",
            1L,
            "COEFFICIENT_BITS",
            4L);
    Map<String, Long> widest =
        Map.of(
            "CODE_BITS",
            16L,
            "CODE_FRACTION_BITS",
            0L,
            "FRACTION_BITS",
            24L,
            "TRACE_BITS",
            32L,
            "MEMBRANE_BITS",
            32L,
            "REFRACTORY_BITS",
            16L,
            "DIVIDER_BITS",
            32L,
            "COEFFICIENT_BITS",
            24L);
    return Stream.of(
        design(top, "least", 1, 1, 1, narrowest, Map.of()),
        design(top, "least_without_anything", 1, 1, 1, narrowest, leftOut),
        design(top, "without_anything", 65, 2, 1, Map.of(), leftOut),
        design(top, "least_with_everything", 1, 1, 1, narrowest, everything),
        design(top, "single_wide", 1, 1, 1, widest, everything),
        design(top, "narrow", 5, 3, 1, narrowest, everything),
        design(top, "wide", 3, 2, 2, widest, everything),
        design(top, "big", 128, 128, 4, Map.of(), everything),
        design(top, "big_and_wide", 128, 128, 128, widest, everything));
  }

  @SafeVarargs
  private static Design design(
      TopSpec top,
      String name,
      long inputs,
      long neurons,
      long lanes,
      Map<String, Long>... parameters) {
    Map<String, Long> all =
        new LinkedHashMap<>(Map.of("INPUTS", inputs, "NEURONS", neurons, "LANES", lanes));
    List.of(parameters).forEach(all::putAll);
    Map<String, Long> values = top.block().resolve(all);
    Map<String, Long> parametersOnly = new LinkedHashMap<>();
    top.block().parameters().forEach(p -> parametersOnly.put(p.name(), values.get(p.name())));
    return new Design(top, name, parametersOnly);
  }

  @ParameterizedTest
  @MethodSource("designs")
  void verilatorIsSilent(Design design) throws IOException, InterruptedException {
    assertSilent(design, List.of("verilator", "--lint-only", "-Wall", "--top-module", design.name));
  }

  @ParameterizedTest
  @RequiresTool("iverilog")
  @MethodSource("designs")
  void icarusIsSilent(Design design) throws IOException, InterruptedException {
    assertSilent(
        design,
        List.of("iverilog", "-g2005", "-Wall", "-t", "null", "-o", "/dev/null", "-s", design.name));
  }

  @ParameterizedTest
  @RequiresTool("yosys")
  @MethodSource("quicklyReadByYosys")
  void yosysIsSilent(Design design) throws IOException, InterruptedException {
    assertYosysIsSilent(design, "proc; check -assert");
  }

  @ParameterizedTest
  @RequiresTool("yosys")
  @MethodSource("synthesized")
  void yosysSynthesizes(Design design) throws IOException, InterruptedException {
    for (String family : FULL ? List.of("ice40", "xilinx", "ecp5") : List.of("ice40")) {
      assertYosysIsSilent(design, "synth_" + family + " -top " + design.name);
    }
  }

  private void assertYosysIsSilent(Design design, String commands)
      throws IOException, InterruptedException {
    Map<String, String> files = files(design);
    ToolOutput.write(folder, files);
    String script =
        "read_verilog -defer "
            + String.join(" ", files.keySet())
            + "; hierarchy -check -top "
            + design.name
            + "; "
            + commands;
    // With -q only warnings and errors are printed.
    ToolOutput output = ToolOutput.of(folder, List.of("yosys", "-Q", "-q", "-p", script));
    assertThat(output).as(script).isEqualTo(new ToolOutput(0, ""));
  }

  private void assertSilent(Design design, List<String> command)
      throws IOException, InterruptedException {
    Map<String, String> files = files(design);
    ToolOutput.write(folder, files);
    List<String> all = new ArrayList<>(command);
    all.addAll(files.keySet());
    assertThat(ToolOutput.of(folder, all)).isEqualTo(new ToolOutput(0, ""));
  }

  private static Map<String, String> files(Design design) {
    return new VerilogWriter().chip(design.top, design.name, design.parameters);
  }
}
