// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.golden.GoldenChip;
import org.spintwin.rtl.VerilogWriter;

/** No tool has a word to say about the emitted Verilog of {@code sot-mlp} chips. */
@RequiresTool("verilator")
@Execution(ExecutionMode.CONCURRENT)
final class SotMlpLintTest {
  @TempDir Path folder;

  static Stream<GoldenChip> chips() {
    return LongStream.rangeClosed(1, 6)
        .boxed()
        .flatMap(
            seed ->
                Stream.of(RandomPerceptrons.draw(seed, false), RandomPerceptrons.draw(seed, true)));
  }

  @ParameterizedTest
  @MethodSource("chips")
  void verilatorIsSilent(GoldenChip chip) throws IOException, InterruptedException {
    String top = chip.design().name();
    assertSilent(chip, List.of("verilator", "--lint-only", "-Wall", "--top-module", top));
  }

  @ParameterizedTest
  @RequiresTool("iverilog")
  @MethodSource("chips")
  void icarusIsSilent(GoldenChip chip) throws IOException, InterruptedException {
    String top = chip.design().name();
    assertSilent(
        chip, List.of("iverilog", "-g2005", "-Wall", "-t", "null", "-o", "/dev/null", "-s", top));
  }

  private void assertSilent(GoldenChip chip, List<String> command)
      throws IOException, InterruptedException {
    Map<String, String> files = new VerilogWriter().chip(chip.design());
    ToolOutput.write(folder, files);
    List<String> all = new ArrayList<>(command);
    all.addAll(files.keySet());
    assertThat(ToolOutput.of(folder, all)).isEqualTo(new ToolOutput(0, ""));
  }

  /** Yosys takes minutes for large arrays. */
  @ParameterizedTest
  @RequiresTool("yosys")
  @MethodSource("small")
  void yosysSynthesizes(GoldenChip chip) throws IOException, InterruptedException {
    Map<String, String> files = new VerilogWriter().chip(chip.design());
    ToolOutput.write(folder, files);
    String script =
        "read_verilog -defer "
            + String.join(" ", files.keySet())
            + "; hierarchy -check -top "
            + chip.design().name()
            + "; proc; check -assert; synth_ice40 -top "
            + chip.design().name();
    ToolOutput output = ToolOutput.of(folder, List.of("yosys", "-Q", "-q", "-p", script));
    assertThat(output).as(script).isEqualTo(new ToolOutput(0, ""));
  }

  static Stream<GoldenChip> small() {
    return Stream.of(RandomPerceptrons.small(false), RandomPerceptrons.small(true));
  }
}
