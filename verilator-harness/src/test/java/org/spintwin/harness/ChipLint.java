// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.golden.GoldenChip;
import org.spintwin.rtl.VerilogWriter;

/**
 * No tool has a word to say about the emitted Verilog of chips. A subclass gives {@code chips()},
 * and {@code small()} ones among them, as Yosys takes minutes for large arrays.
 */
@RequiresTool("verilator")
@Execution(ExecutionMode.CONCURRENT)
abstract class ChipLint {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("chips")
  final void verilatorIsSilent(GoldenChip chip) throws IOException, InterruptedException {
    String top = chip.design().name();
    assertSilent(chip, List.of("verilator", "--lint-only", "-Wall", "--top-module", top));
  }

  @ParameterizedTest
  @RequiresTool("iverilog")
  @MethodSource("chips")
  final void icarusIsSilent(GoldenChip chip) throws IOException, InterruptedException {
    String top = chip.design().name();
    assertSilent(
        chip, List.of("iverilog", "-g2005", "-Wall", "-t", "null", "-o", "/dev/null", "-s", top));
  }

  @ParameterizedTest
  @RequiresTool("yosys")
  @MethodSource("small")
  final void yosysSynthesizes(GoldenChip chip) throws IOException, InterruptedException {
    String top = chip.design().name();
    Map<String, String> files = write(chip);
    String script =
        "read_verilog -defer "
            + String.join(" ", files.keySet())
            + "; hierarchy -check -top "
            + top
            + "; proc; check -assert; synth_ice40 -top "
            + top;
    ToolOutput output = ToolOutput.of(folder, List.of("yosys", "-Q", "-q", "-p", script));
    assertThat(output).as(script).isEqualTo(new ToolOutput(0, ""));
  }

  private void assertSilent(GoldenChip chip, List<String> command)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(command);
    all.addAll(write(chip).keySet());
    assertThat(ToolOutput.of(folder, all)).as("%s", all).isEqualTo(new ToolOutput(0, ""));
  }

  private Map<String, String> write(GoldenChip chip) throws IOException {
    Map<String, String> files = new VerilogWriter().chip(chip.design());
    ToolOutput.write(folder, files);
    return files;
  }
}
