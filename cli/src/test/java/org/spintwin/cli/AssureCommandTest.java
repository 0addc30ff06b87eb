// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spintwin.NeedsVerilator;
import org.spintwin.assurance.AssuranceRow;

final class AssureCommandTest {
  @TempDir Path temporary;

  private Path chip;

  @BeforeEach
  void writeAChip() {
    chip = temporary.resolve("chip.yaml");
    assertThat(CommandLineRun.of("init", "--chip", "ecram", "-o", chip).exit()).isZero();
  }

  @Test
  void aTargetThatIsMissedIsTheExitCodeAndSaysWhatMissesIt() throws IOException {
    NeedsVerilator.check();
    // Too few clocks to reach everything.
    CommandLineRun run =
        CommandLineRun.of("assure", chip, "--only", "coverage", "--cycles", 50, "--json", "-");
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    JsonNode json = run.json();
    assertThat(json.get("met").asBoolean()).isFalse();
    assertThat(json.get("cycles").asLong()).isEqualTo(50);
    JsonNode lines = json.get("rows").get(0);
    assertThat(lines.get("met").asBoolean()).isFalse();
    assertThat(lines.get("details")).isNotEmpty();
    assertThat(run.err())
        .contains(lines.get("found").asText(), lines.get("target").asText())
        .contains(lines.get("details").get(0).asText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--only proof | --only: found 'proof'; allowed mutants, proofs, simulators, coverage; did"
            + " you mean proofs?",
        "--mutants 0 | --mutants: found 0; allowed 1 to 100000",
        "--cycles 0 | --cycles: found 0; allowed 1 to 1000000000"
      })
  void whatCannotBeAssuredIsSaid(String options, String text) {
    Object[] words =
        Stream.concat(Stream.of("assure", chip), Stream.of(options.split(" ")))
            .toArray(Object[]::new);
    CommandLineRun run = CommandLineRun.of(words);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("spintwin assure: " + text);
  }

  @Test
  void allProgramsThatAreMissingAreNamedBeforeAnythingIsDone() throws IOException {
    for (String program : List.of("verilator", "g++", "yosys")) {
      Path file = Files.createFile(temporary.resolve(program));
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    CommandLineRun run =
        CommandLineRun.with(
            Map.of("PATH", temporary.toString()), false, "assure", chip, "--only", "mutants");
    assertThat(run.exit()).isEqualTo(4);
    assertThat(run.err())
        .contains(
            "yosys-smtbmc, yosys-abc, z3 not on PATH. Install with: apt-get install -y --no-install-recommends"
                + " yosys nextpnr-ice40 z3 iverilog");
  }

  @Test
  void theTableHasARowForEachCheckAndThenWhatExplainsIt() {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    new AssuranceTable(
            List.of(
                new AssuranceRow("lines", "97.0 %", ">= 98 %", false, List.of("a.v:3"), Map.of()),
                new AssuranceRow("toggles", "100.0 %", ">= 95 %", true, List.of(), Map.of())))
        .print(new Console(out, out, false, false, false));
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            check    found    target   met
            lines    97.0 %   >= 98 %  no
            toggles  100.0 %  >= 95 %  yes

            lines:
              a.v:3
            """);
  }
}
