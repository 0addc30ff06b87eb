// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spintwin.harness.SynthesisTools;
import org.spintwin.harness.Toolchain;

/**
 * Sizes and frequencies are the same wherever the same versions of the programs run. The wide chips
 * take minutes: {@code -Dspintwin.full=true}.
 */
@Execution(ExecutionMode.CONCURRENT)
final class BenchSynthesisTest {
  private static final boolean FULL = Boolean.getBoolean("spintwin.full");

  /** Synaptic operations per second and LUT of tinyODIN. */
  private static final double TINY_ODIN = 25.6e6 / 2.03 / 2202;

  @TempDir Path empty;

  @Test
  void oneLaneIsSmallerAndFasterThanThePublishedCores() throws IOException {
    Map<String, JsonNode> rows = measure("lane1,lanes4");
    JsonNode lane = rows.get("lane1");
    assertThat(lane.get("cells").get("luts").asInt()).isLessThanOrEqualTo(700);
    assertThat(1 / lane.get("operationsPerClock").asDouble()).isLessThanOrEqualTo(1.05);
    assertThat(lane.get("placement").get("megahertz").asDouble()).isGreaterThanOrEqualTo(80);
    assertThat(lane.get("load").get("spikes").asInt()).as("neurons spike").isPositive();
    assertThat(lane.get("published").get("luts").asInt()).isEqualTo(2202);
    assertThat(rows.get("lanes4").get("operationsPerSecondAndLut").asDouble())
        .isGreaterThanOrEqualTo(50 * TINY_ODIN);
  }

  @Test
  void oneNeuronIsSmallerAndFasterThanThePublishedOne() throws IOException {
    JsonNode neuron = measure("neuron").get("neuron");
    assertThat(neuron.get("cells").get("luts").asInt()).isLessThanOrEqualTo(80);
    assertThat(neuron.get("placement").get("megahertz").asDouble()).isGreaterThanOrEqualTo(120);
    assertThat(neuron.has("load")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lanes8", "lanes16", "lanes8_fixed"})
  void wideLanesDoMoreForTheirSize(String row) throws IOException {
    Assumptions.assumeTrue(FULL, "takes long; -Dspintwin.full=true");
    assertThat(measure(row).get(row).get("operationsPerSecondAndLut").asDouble())
        .isGreaterThanOrEqualTo(50 * TINY_ODIN);
  }

  @Test
  void sixteenLanesFitTheSmallDeviceWithAllTheirSynapses() throws IOException {
    Assumptions.assumeTrue(FULL, "takes long; -Dspintwin.full=true");
    JsonNode row = measure("lanes16_up5k").get("lanes16_up5k");
    assertThat(row.get("operationsPerClock").asDouble()).isGreaterThanOrEqualTo(15);
    assertThat(row.get("placement").get("megahertz").asDouble()).isGreaterThanOrEqualTo(24);
    assertThat(row.get("cells").get("singlePortRams").asInt()).isEqualTo(4);
  }

  @Test
  void saysHowToInstallWhatIsMissing() {
    CommandLineRun run =
        CommandLineRun.with(Map.of("PATH", empty.toString()), false, "bench", "--synth");
    assertThat(run)
        .isEqualTo(
            new CommandLineRun(
                4,
                "",
                "%Error-TOOLMISSING: yosys is not on PATH. Install it with: apt-get install -y"
                    + " --no-install-recommends yosys nextpnr-ice40\n"));
  }

  @Test
  void refusesRowsItDoesNotHaveAndChips() {
    CommandLineRun unknown = CommandLineRun.of("bench", "--synth", "--row", "lane3");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("--row: found lane3; allowed lane1, lane1_observed, ");
    CommandLineRun alone = CommandLineRun.of("bench", "--row", "lane1");
    assertThat(alone.exit()).isEqualTo(2);
    assertThat(alone.err()).contains("--row chooses what --synth measures; give both");
    CommandLineRun chip = CommandLineRun.of("bench", "--synth", "chip.yaml");
    assertThat(chip.exit()).isEqualTo(2);
    assertThat(chip.err()).contains("give it without CHIP.yaml and --scale");
  }

  private static Map<String, JsonNode> measure(String rows) throws IOException {
    boolean installed =
        List.of("yosys", "nextpnr-ice40").stream()
            .allMatch(tool -> Toolchain.onPath(System.getenv(), tool).isPresent());
    Assumptions.assumeTrue(
        System.getenv("CI") != null || installed,
        "yosys or nextpnr-ice40 is not installed: " + SynthesisTools.INSTALL);
    CommandLineRun run = CommandLineRun.of("bench", "--synth", "--row", rows, "--json", "-");
    assertThat(run.exit()).as(run.err()).isZero();
    Map<String, JsonNode> found = new HashMap<>();
    run.json().get("rows").forEach(row -> found.put(row.get("key").asText(), row));
    assertThat(found.keySet()).containsExactlyInAnyOrder(rows.split(","));
    return found;
  }
}
