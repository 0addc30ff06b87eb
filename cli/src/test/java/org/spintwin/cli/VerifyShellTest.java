// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spintwin.NeedsVerilator;

@Execution(ExecutionMode.CONCURRENT)
final class VerifyShellTest {
  private static final String CHIP =
      "spintwin: 1\nchip: mram-lif\nname: x\narray: {inputs: 5, neurons: 3}\n"
          + "neuron: {threshold: 40, refractory: 4}\ntiming: {divider: 2}\n";

  @TempDir Path folder;
  private Path chip;

  @BeforeEach
  void writeChip() throws IOException {
    chip = Files.writeString(folder.resolve("chip.yaml"), CHIP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wishbone", "tinytapeout"})
  void aShellIsFoundEqualToItsGoldenModel(String shell) throws IOException {
    NeedsVerilator.check();
    CommandLineRun run =
        CommandLineRun.of(
            "verify",
            chip,
            "--arch",
            "folded",
            "--shell",
            shell,
            "--cycles",
            30_000,
            "--json",
            "-");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode json = run.json();
    assertThat(json.get("cycles").asLong()).isEqualTo(30_000);
    assertThat(json.get("steps").asLong()).isPositive();
    assertThat(json.get("mismatches").asInt()).isZero();
  }

  @Test
  void aChipWithoutStreamsHasNoShell() {
    CommandLineRun run =
        CommandLineRun.of("verify", chip, "--arch", "parallel", "--shell", "wishbone", "--quiet");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .contains("architecture")
        .contains("with --shell wishbone one with event streams: parallel-axi or folded");
  }

  @ParameterizedTest
  @CsvSource({
    "axi, --seed, 1, '--shell: found ''axi''; allowed wishbone, tinytapeout'",
    "wishbone, --report, x.html, '--shell has a random master or host; give it without --input,"
        + " --rtl, --report'"
  })
  void whatDoesNotGoWithAShellIsToldSo(String shell, String option, String value, String text) {
    CommandLineRun run =
        CommandLineRun.of("verify", chip, "--shell", shell, option, value, "--quiet");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("spintwin verify: " + text);
  }
}
