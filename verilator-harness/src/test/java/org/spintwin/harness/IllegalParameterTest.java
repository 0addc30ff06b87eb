// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.IllegalParameterException;
import org.spintwin.spec.LifNeuronSpec;
import org.spintwin.spec.MramLifSpec;
import org.spintwin.spec.RegisterFileSpec;
import org.spintwin.spec.StepLatchSpec;
import org.spintwin.spec.SynapseArraySpec;

/** Illegal parameters stop elaboration in every tool, and the message is the rule. */
@RequiresTool("verilator")
@Execution(ExecutionMode.CONCURRENT)
final class IllegalParameterTest {
  private static final String CHIP = "chip";

  @TempDir Path folder;

  /** Parameters of a block by itself, or of the chip, that break a rule. */
  record Case(BlockSpec block, Map<String, Long> parameters, String rule) {
    private String top() {
      return block == MramLifSpec.TOP.block() ? CHIP : block.stem();
    }

    /** Parameters as {@code before + NAME + = + value}. */
    private List<String> options(String before) {
      List<String> options = new ArrayList<>();
      new TreeMap<>(parameters).forEach((name, value) -> options.add(before + name + "=" + value));
      return options;
    }

    @Override
    public String toString() {
      return block.stem() + " " + new TreeMap<>(parameters);
    }
  }

  static Stream<Case> illegal() {
    return Stream.of(
        new Case(StepLatchSpec.BLOCK, Map.of("INPUTS", 4097L), "INPUTS_must_be_1_to_4096"),
        new Case(StepLatchSpec.BLOCK, Map.of("DIVIDER_BITS", 33L), "DIVIDER_BITS_must_be_1_to_32"),
        new Case(SynapseArraySpec.BLOCK, Map.of("CODE_BITS", 1L), "CODE_BITS_must_be_2_to_16"),
        new Case(SynapseArraySpec.BLOCK, Map.of("POLARITY", 3L), "POLARITY_must_be_0_to_2"),
        new Case(
            SynapseArraySpec.BLOCK,
            Map.of("INPUTS", 2L, "NEURONS", 1L, "VALUE_BITS", 17L),
            "VALUE_BITS_must_be_1_to_16"),
        new Case(
            SynapseArraySpec.BLOCK,
            Map.of("INPUTS", 2L, "NEURONS", 1L, "CODE_BITS", 16L, "VALUE_BITS", 16L),
            "CURRENT_BITS_must_be_at_most_32"),
        new Case(LifNeuronSpec.BLOCK, Map.of("DECAY_MODE", 0L), "DECAY_MODE_must_be_1_to_2"),
        new Case(LifNeuronSpec.BLOCK, Map.of("PSP_SHAPE", 3L), "PSP_SHAPE_must_be_0_to_2"),
        new Case(LifNeuronSpec.BLOCK, Map.of("TRACE_BITS", 33L), "TRACE_BITS_must_be_4_to_32"),
        new Case(
            LifNeuronSpec.BLOCK,
            Map.of("CODE_FRACTION_BITS", 9L),
            "CODE_FRACTION_BITS_must_be_at_most_FRACTION_BITS"),
        new Case(
            LifNeuronSpec.BLOCK,
            Map.of("MEMBRANE_BITS", 8L),
            "FRACTION_BITS_must_be_below_MEMBRANE_BITS"),
        new Case(
            LifNeuronSpec.BLOCK,
            Map.of("TRACE_BITS", 8L),
            "FRACTION_BITS_must_be_below_TRACE_BITS"),
        new Case(RegisterFileSpec.BLOCK, Map.of("INIT_ENABLE", 2L), "INIT_ENABLE_must_be_0_to_1"),
        new Case(
            RegisterFileSpec.BLOCK, Map.of("INIT_LEAK", -1L), "INIT_LEAK_must_be_0_to_2147483647"),
        new Case(
            MramLifSpec.TOP.block(),
            Map.of("REFRACTORY_BITS", 17L),
            "REFRACTORY_BITS_must_be_0_to_16"),
        new Case(MramLifSpec.TOP.block(), Map.of("INHIBITION", -1L), "INHIBITION_must_be_0_to_1"),
        new Case(
            MramLifSpec.TOP.block(),
            Map.of("DIVIDER_BITS", 1L, "INIT_DIVIDER", 2L),
            "INIT_DIVIDER_must_fit_its_register"),
        new Case(
            MramLifSpec.TOP.block(),
            Map.of("MEMBRANE_BITS", 10L, "INIT_THRESHOLD", -513L),
            "INIT_THRESHOLD_must_fit_its_register"),
        new Case(
            MramLifSpec.TOP.block(),
            Map.of("MEMBRANE_BITS", 10L, "INIT_RESET_VALUE", 512L),
            "INIT_RESET_VALUE_must_fit_its_register"),
        new Case(
            MramLifSpec.TOP.block(),
            Map.of("FRACTION_BITS", 12L, "TRACE_BITS", 12L),
            "FRACTION_BITS_must_be_below_TRACE_BITS"));
  }

  static Stream<Case> legal() {
    return Stream.of(
        new Case(StepLatchSpec.BLOCK, Map.of("INPUTS", 4096L, "DIVIDER_BITS", 32L), ""),
        new Case(SynapseArraySpec.BLOCK, Map.of("NEURONS", 2L, "CODE_BITS", 2L), ""),
        new Case(LifNeuronSpec.BLOCK, Map.of("NEURONS", 2L, "TRACE_BITS", 9L), ""),
        new Case(RegisterFileSpec.BLOCK, Map.of("INIT_DIVIDER", 65535L), ""),
        new Case(
            MramLifSpec.TOP.block(),
            Map.of("NEURONS", 2L, "INPUTS", 2L, "MEMBRANE_BITS", 10L, "INIT_THRESHOLD", -512L),
            ""));
  }

  @ParameterizedTest
  @MethodSource("illegal")
  void theJavaModelRefusesTheSame(Case c) {
    assertThatThrownBy(
            () -> {
              Map<String, Long> values = c.block.resolve(c.parameters);
              if (c.block == MramLifSpec.TOP.block()) {
                MramLifSpec.TOP.instances().forEach(instance -> instance.values(values));
              }
            })
        .isInstanceOfSatisfying(
            IllegalParameterException.class, e -> assertThat(e.rule().id()).isEqualTo(c.rule));
  }

  @ParameterizedTest
  @MethodSource("illegal")
  void verilatorNamesTheRule(Case c) throws IOException, InterruptedException {
    assertRefused(verilator(c), c);
  }

  @ParameterizedTest
  @RequiresTool("iverilog")
  @MethodSource("illegal")
  void icarusNamesTheRule(Case c) throws IOException, InterruptedException {
    assertRefused(icarus(c), c);
  }

  /** Apart, as Yosys would read the whole array, for many minutes, before it comes to the rule. */
  @Test
  @RequiresTool("iverilog")
  void theWidestVectorIsARuleToo() throws IOException, InterruptedException {
    var c =
        new Case(
            SynapseArraySpec.BLOCK,
            Map.of("INPUTS", 2L, "NEURONS", 4096L, "CODE_BITS", 16L),
            "NEURONS_times_current_width_must_be_at_most_65536");
    assertRefused(verilator(c), c);
    assertRefused(icarus(c), c);
  }

  @ParameterizedTest
  @RequiresTool("yosys")
  @MethodSource("illegal")
  void yosysNamesTheRule(Case c) throws IOException, InterruptedException {
    assertRefused(yosys(c), c);
  }

  @ParameterizedTest
  @MethodSource("legal")
  void verilatorTakesTheLimits(Case c) throws IOException, InterruptedException {
    assertThat(verilator(c)).isEqualTo(new ToolOutput(0, ""));
  }

  @ParameterizedTest
  @RequiresTool("iverilog")
  @MethodSource("legal")
  void icarusTakesTheLimits(Case c) throws IOException, InterruptedException {
    assertThat(icarus(c)).isEqualTo(new ToolOutput(0, ""));
  }

  @ParameterizedTest
  @RequiresTool("yosys")
  @MethodSource("legal")
  void yosysTakesTheLimits(Case c) throws IOException, InterruptedException {
    assertThat(yosys(c)).isEqualTo(new ToolOutput(0, ""));
  }

  private static void assertRefused(ToolOutput output, Case c) {
    assertThat(output.exitCode()).isNotZero();
    assertThat(output.text()).containsPattern("\\b" + c.rule + "\\b");
  }

  private ToolOutput verilator(Case c) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("verilator", "--lint-only", "-Wall"));
    command.addAll(List.of("--top-module", c.top()));
    command.addAll(c.options("-G"));
    return run(command, c);
  }

  private ToolOutput icarus(Case c) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("iverilog", "-g2005", "-Wall"));
    command.addAll(List.of("-t", "null", "-o", "/dev/null", "-s", c.top()));
    command.addAll(c.options("-P" + c.top() + "."));
    return run(command, c);
  }

  /** By an instance, as its own option does not take negative values. */
  private ToolOutput yosys(Case c) throws IOException, InterruptedException {
    String parameters =
        c.parameters.entrySet().stream()
            .map(p -> "." + p.getKey() + "(" + p.getValue() + ")")
            .collect(Collectors.joining(", "));
    Map<String, String> files = new LinkedHashMap<>(files(c));
    files.put("user.v", "module user; %s #(%s) u (); endmodule\n".formatted(c.top(), parameters));
    ToolOutput.write(folder, files);
    String script =
        "read_verilog -defer " + String.join(" ", files.keySet()) + "; hierarchy -check -top user";
    return ToolOutput.of(folder, List.of("yosys", "-Q", "-q", "-p", script));
  }

  private ToolOutput run(List<String> command, Case c) throws IOException, InterruptedException {
    Map<String, String> files = files(c);
    ToolOutput.write(folder, files);
    List<String> all = new ArrayList<>(command);
    all.addAll(files.keySet());
    return ToolOutput.of(folder, all);
  }

  private static Map<String, String> files(Case c) {
    var writer = new VerilogWriter();
    return c.block == MramLifSpec.TOP.block()
        ? writer.chip(MramLifSpec.TOP, CHIP, new LinkedHashMap<>())
        : Map.of(c.block.stem() + ".v", writer.block(c.block));
  }
}
