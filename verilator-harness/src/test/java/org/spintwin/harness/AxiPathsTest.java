// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.Parameter;

/**
 * No output of a chip with AXI ports depends on an input within a clock: each is driven by a
 * flip-flop and nothing else. So there is no path from a ready to a valid, nor any other.
 */
@RequiresTool("yosys")
@Execution(ExecutionMode.CONCURRENT)
final class AxiPathsTest {
  private static final ToolOutput SILENT = new ToolOutput(0, "");

  /** 5 of the streams, 8 of AXI4-Lite. */
  private static final int OUTPUTS = 13;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "PARALLEL")
  void everyOutputIsAFlipFlop(Architecture architecture) throws IOException, InterruptedException {
    assertThat(check(files(architecture))).isEqualTo(SILENT);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "PARALLEL")
  void aGateBehindAnOutputIsFound(Architecture architecture)
      throws IOException, InterruptedException {
    Map<String, String> files = files(architecture);
    files.computeIfPresent(
        "chip.v",
        (name, text) ->
            text.replace(".m_axis_tvalid(m_axis_tvalid)", ".m_axis_tvalid(offered)")
                .replace(
                    "\nendmodule",
                    "\n  wire offered;\n  assign m_axis_tvalid = offered && m_axis_tready;"
                        + "\nendmodule"));
    ToolOutput output = check(files);
    assertThat(output.text()).contains("ERROR: Assertion failed: selection is not empty: @drivers");
    assertThat(output.text()).contains("chip/$logic_and");
  }

  @Test
  void aWireBehindAnOutputIsFound() throws IOException, InterruptedException {
    Map<String, String> files = files(Architecture.FOLDED);
    files.computeIfPresent(
        "chip.v",
        (name, text) ->
            text.replace(".s_axis_tready(s_axis_tready)", ".s_axis_tready()")
                .replace("\nendmodule", "\n  assign s_axis_tready = m_axis_tready;\nendmodule"));
    assertThat(check(files).text()).contains("ERROR: Assertion failed: selection contains 12");
  }

  private ToolOutput check(Map<String, String> files) throws IOException, InterruptedException {
    ToolOutput.write(folder, files);
    String script =
        String.join(
            "; ",
            "read_verilog -defer " + String.join(" ", files.keySet()),
            "hierarchy -check -top chip",
            "proc",
            "flatten",
            "opt_clean",
            "check -assert",
            "cd chip",
            "select -set outputs o:*",
            // The port may be another name of the net, which counts as one step.
            "select -set drivers @outputs %ci2 t:* %i",
            "select -assert-count " + OUTPUTS + " @outputs",
            "select -assert-none @drivers t:$dff %d",
            "select -assert-count " + OUTPUTS + " @drivers");
    return ToolOutput.of(folder, List.of("yosys", "-Q", "-q", "-p", script));
  }

  /** The files of a small chip with inhibition. */
  private static Map<String, String> files(Architecture architecture) {
    Map<String, Long> values = new LinkedHashMap<>();
    for (Parameter p : architecture.top().block().parameters()) {
      values.put(p.name(), p.defaultValue());
    }
    Map.of("INPUTS", 4L, "NEURONS", 4L, "INHIBITION", 1L, "EVENT_QUEUE_BITS", 4L)
        .forEach(values::put);
    values.computeIfPresent("LANES", (name, lanes) -> 2L);
    return new LinkedHashMap<>(new VerilogWriter().chip(architecture.top(), "chip", values));
  }
}
