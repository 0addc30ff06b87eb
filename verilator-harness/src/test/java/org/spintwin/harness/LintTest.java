// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.MramLifSpec;
import org.spintwin.spec.TwinImage;

/**
 * No tool has a word to say about the emitted Verilog. Yosys takes minutes for large parallel
 * arrays, so it reads the small ones; {@code -Dspintwin.full=true} raises the bound.
 */
@RequiresTool("verilator")
final class LintTest {
  private static final int CHIPS = 60;
  private static final boolean FULL = Boolean.getBoolean("spintwin.full");

  /** Yosys reads a chip of that many bits of codes and membranes in about a second. */
  private static final long YOSYS_BITS = FULL ? 2000 : 300;

  @TempDir Path folder;

  /** A chip by its parameters. */
  record Design(String name, Map<String, Long> parameters) {
    static Design of(TwinImage image) {
      return new Design(image.spec().name(), image.parameters());
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
      return name + " " + parameters.get("INPUTS") + "x" + parameters.get("NEURONS");
    }
  }

  static Stream<Design> designs() {
    Stream<Design> random =
        LongStream.rangeClosed(1, CHIPS).mapToObj(seed -> Design.of(RandomChips.draw(seed, 128)));
    return Stream.of(random, borders(), small()).flatMap(s -> s);
  }

  static Stream<Design> small() {
    return Stream.of(SmallChips.alpha(), SmallChips.wide(), SmallChips.ring()).map(Design::of);
  }

  static Stream<Design> quicklyReadByYosys() {
    return designs().filter(design -> design.bits() <= YOSYS_BITS);
  }

  /** Sizes and widths at the ends of their ranges. */
  private static Stream<Design> borders() {
    Map<String, Long> everything =
        Map.of("PSP_SHAPE", 2L, "DECAY_MODE", 2L, "LEAK_MODE", 2L, "INHIBITION", 1L);
    Map<String, Long> leftOut =
        Map.of("PSP_SHAPE", 0L, "LEAK_MODE", 0L, "POLARITY", 2L, "REFRACTORY_BITS", 0L);
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
        design("least", 1, 1, narrowest, Map.of()),
        design("least_without_anything", 1, 1, narrowest, leftOut),
        design("without_anything", 65, 2, Map.of(), leftOut),
        design("least_with_everything", 1, 1, narrowest, everything),
        design("single_wide", 1, 1, widest, everything),
        design("narrow", 5, 3, narrowest, everything),
        design("wide", 3, 2, widest, everything),
        design("big", 128, 128, Map.of(), everything),
        design("big_and_wide", 128, 128, widest, everything));
  }

  @SafeVarargs
  private static Design design(
      String name, long inputs, long neurons, Map<String, Long>... parameters) {
    Map<String, Long> all = new LinkedHashMap<>(Map.of("INPUTS", inputs, "NEURONS", neurons));
    List.of(parameters).forEach(all::putAll);
    Map<String, Long> values = MramLifSpec.TOP.block().resolve(all);
    Map<String, Long> parametersOnly = new LinkedHashMap<>();
    MramLifSpec.TOP
        .block()
        .parameters()
        .forEach(p -> parametersOnly.put(p.name(), values.get(p.name())));
    return new Design(name, parametersOnly);
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

  /** Together they have every option. */
  @ParameterizedTest
  @RequiresTool("yosys")
  @MethodSource("small")
  void yosysSynthesizes(Design design) throws IOException, InterruptedException {
    boolean all = FULL || design.name.equals(SmallChips.ring().spec().name());
    for (String family : all ? List.of("ice40", "xilinx", "ecp5") : List.of("ice40")) {
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
    return new VerilogWriter().chip(MramLifSpec.TOP, design.name, design.parameters);
  }
}
