// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.harness.Toolchain;

class BenchCommandTest {
  @TempDir Path folder;

  @Test
  void measuresEveryWayToSimulateAChip() throws IOException {
    Assumptions.assumeTrue(
        System.getenv("CI") != null || Toolchain.onPath(System.getenv(), "verilator").isPresent(),
        "Verilator is not installed: " + Toolchain.INSTALL);
    Path chip =
        Files.writeString(
            folder.resolve("chip.yaml"),
            "spintwin: 1\nchip: mram-lif\nname: x\narray: {inputs: 5, neurons: 3}\n");
    CommandLineRun run =
        CommandLineRun.of("bench", chip, "--turns", 2, "--milliseconds", 5, "--json", "-");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode json = run.json();
    assertThat(json.get("schemaVersion").asInt()).isEqualTo(1);
    assertThat(json.get("turns").asInt()).isEqualTo(2);
    JsonNode measured = json.get("chips").get(0);
    assertThat(measured.get("name").asText()).isEqualTo("x");
    for (String way :
        List.of(
            "rtl",
            "rtlTwoEvaluations",
            "golden",
            "verify",
            "verifyOneThread",
            "callPerSignal",
            "naiveRtl")) {
      JsonNode rate = measured.get("ways").get(way);
      assertThat(rate.get("lowest").asDouble()).as(way).isPositive();
      assertThat(rate.get("clocksPerSecond").asDouble())
          .as(way)
          .isBetween(rate.get("lowest").asDouble(), rate.get("highest").asDouble());
      assertThat(rate.get("ratioToRtl").asDouble()).as(way).isPositive();
    }
    assertThat(measured.get("ways").get("rtl").get("ratioToRtl").asDouble()).isEqualTo(1);
    assertThat(run.err()).contains("x: 0.125 spikes per input and clock").contains("of RTL");
  }

  @Test
  void measuresAndDrawsTheCostOfSize() throws IOException {
    Assumptions.assumeTrue(
        System.getenv("CI") != null || Toolchain.onPath(System.getenv(), "verilator").isPresent(),
        "Verilator is not installed: " + Toolchain.INSTALL);
    Path plot = folder.resolve("scale.svg");
    CommandLineRun run =
        CommandLineRun.of("bench", "--scale", "--largest", 256, "--plot", plot, "--json", "-");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode row = run.json().get("sizes").get(0);
    assertThat(row.get("neurons").asInt()).isEqualTo(256);
    for (String figure :
        List.of(
            "folderBytes",
            "buildSeconds",
            "stepsGoldenOperationsPerSecond",
            "clocksGoldenOperationsPerSecond",
            "verifyOperationsPerSecond")) {
      assertThat(row.get(figure).asDouble()).as(figure).isPositive();
    }
    // 16 lanes, and a step end is free under load.
    assertThat(row.get("clocksPerOperation").asDouble()).isBetween(0.0624, 0.0630);
    assertThat(Files.readString(plot))
        .startsWith("<svg ")
        .endsWith("</svg>\n")
        .contains("Time before a chip can be verified", "Speed of a chip", "build with Verilator");
  }

  @Test
  void optionsOfTheScaleAreRefusedWithoutUse() {
    assertThat(CommandLineRun.of("bench", "--plot", "x.svg").err())
        .contains("--plot draws what --scale measures; give both");
    assertThat(CommandLineRun.of("bench", "x.yaml", "--scale").err())
        .contains("--scale measures chips of its own; give it without CHIP.yaml");
    assertThat(CommandLineRun.of("bench", "--scale", "--largest", 8192).err())
        .contains("--largest: found 8192; allowed 256 to 4096");
  }

  @Test
  void refusesATurnOfNoLength() {
    CommandLineRun run = CommandLineRun.of("bench", "--milliseconds", 0);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--milliseconds: found 0; allowed 1 to 60000");
  }
}
