// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.golden.ClockedModel.MemoryShape;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.Expr;
import org.spintwin.spec.Instance;
import org.spintwin.spec.Parameter;
import org.spintwin.spec.Port;
import org.spintwin.spec.StepLatchSpec;
import org.spintwin.spec.TopSpec;

/** A top that has one block twice, the second with a parameter of its own. */
@RequiresTool("verilator")
final class RepeatedBlockTest {
  private static final TopSpec CHAIN =
      new TopSpec(
          new BlockSpec(
              "chain",
              "A latch, and a latch of twice the width behind it.",
              List.of(
                  new Parameter("INPUTS", 3, 1, 64, "inputs of the first"),
                  new Parameter("DIVIDER_BITS", 4, 1, 32, "bits of the divider")),
              List.of(),
              List.of(),
              List.of(
                  Port.input("clk_i", "1", "clock"),
                  Port.input("rst_ni", "1", "reset"),
                  Port.input("enable_i", "1", "enable"),
                  Port.input("divider_i", "DIVIDER_BITS", "divider"),
                  Port.input("spikes_i", "INPUTS", "spikes"),
                  Port.output("valid_o", "1", "far_o is new"),
                  Port.output("far_o", "2*INPUTS", "spikes of the second")),
              List.of(),
              List.of()),
          List.of(
              Instance.of(
                  "u_near",
                  StepLatchSpec.BLOCK,
                  Map.of("spikes_o", "near_spikes", "valid_o", "near_valid")),
              Instance.of(
                  "u_far",
                  StepLatchSpec.BLOCK,
                  Map.of("INPUTS", "2*INPUTS"),
                  Map.of(
                      "enable_i",
                      "enable_i && near_valid",
                      "spikes_i",
                      "{near_spikes, spikes_i}",
                      "spikes_o",
                      "far_o"))),
          "valid_o",
          Expr.of(2),
          "");

  @TempDir Path folder;

  @Test
  void eachInstanceHasItsParametersAndItsState() throws IOException, InterruptedException {
    Map<String, String> files = new VerilogWriter().chip(CHAIN, "chain", Map.of("INPUTS", 3L));
    assertThat(files).containsOnlyKeys("chain.v", "step_latch.v");
    assertThat(files.get("chain.v"))
        .contains("  wire [INPUTS-1:0] near_spikes;\n")
        .contains("      .INPUTS(INPUTS),\n")
        .contains("      .INPUTS(2*INPUTS),\n");
    ToolOutput.write(folder, files);
    List<String> lint = new ArrayList<>(List.of("verilator", "--lint-only", "-Wall"));
    lint.addAll(files.keySet());
    assertThat(ToolOutput.of(folder, lint)).isEqualTo(new ToolOutput(0, ""));

    Map<String, Long> values = CHAIN.resolve(Map.of("INPUTS", 3L));
    var source =
        new ModelSource(
            folder,
            List.copyOf(files.keySet()),
            "chain",
            Map.of(),
            CHAIN.inputs(values),
            CHAIN.compared(values),
            MemoryShape.of(CHAIN, values),
            Map.of("", "chain", "u_near", "step_latch", "u_far", "step_latch"));
    var library = new VerilatorBuild(Toolchain.find(System.getenv())).build(source, Variant.FAST);
    try (var chain = new BlockDriver(library.open(Evaluation.BEST, 0))) {
      chain.set("rst_ni", 0).clock();
      chain.set("rst_ni", 1).set("enable_i", 1).set("spikes_i", 0b101).clock();
      assertThat(chain.get("u_near.spikes_o", 0)).isEqualTo(1);
      assertThat(chain.get("u_near.spikes_o", 1)).isEqualTo(0);
      assertThat(chain.get("u_near.spikes_o", 2)).isEqualTo(1);
      assertThat(chain.get("far_o")).isZero();
      chain.set("spikes_i", 0b010).clock();
      assertThat(chain.get("far_o")).isEqualTo(0b101_111);
      assertThat(chain.get("u_far.spikes_o", 4)).isZero();
      assertThat(chain.get("u_far.spikes_o", 5)).isEqualTo(1);
    }
  }
}
