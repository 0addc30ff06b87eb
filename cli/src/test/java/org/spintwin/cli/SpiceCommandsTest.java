// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spintwin.harness.Ngspice;
import org.spintwin.harness.Toolchain;

/** {@code export --format spice} and {@code compare-spice}. */
@Execution(ExecutionMode.CONCURRENT)
final class SpiceCommandsTest {
  private static final String HEAD = "spintwin: 1\nchip: mram-lif\nname: judged\n";
  private static final String FINE =
      "array: {inputs: 4, neurons: 2, bits: 3, code_bits: 16, code_fraction_bits: 11, weights:"
          + " w.csv}\n"
          + "neuron: {fraction_bits: 20, membrane_bits: 32, trace_bits: 32, threshold: 30}\n";

  @TempDir Path folder;

  @Test
  void exportWritesADeckItsStimulusAndWhatToExpect() throws IOException {
    Path chip = chip(FINE);
    Files.writeString(folder.resolve("s.csv"), "step,address\n0,0\n2,1\n");
    Path deck = folder.resolve("deck");
    CommandLineRun run =
        CommandLineRun.of(
            "export",
            chip,
            "--format",
            "spice",
            "--neuron",
            1,
            "--input",
            folder.resolve("s.csv"),
            "-o",
            deck,
            "--json",
            "-");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(CommandLineRun.everythingIn(deck))
        .containsExactly("expected.csv", "inputs_0.txt", "neuron.cir", "phases.txt");
    assertThat(deck.resolve("neuron.cir")).content().startsWith("* Neuron 1 of judged,");
    assertThat(Files.readAllLines(deck.resolve("expected.csv"))).hasSize(1 + 3);
    assertThat(run.json().get("steps").asInt()).isEqualTo(3);
    assertThat(run.err()).contains("ngspice -b neuron.cir");
  }

  @Test
  void exportNamesTheFormatsItHas() throws IOException {
    CommandLineRun run =
        CommandLineRun.of("export", chip(FINE), "--format", "spise", "-o", folder.resolve("x"));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(
            "%Error-USAGE: spintwin export: --format: found spise; allowed verilog, fusesoc, ")
        .contains(", all, spice; did you mean spice?\n");
    assertThat(folder.resolve("x")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--steps 0 | --steps: found 0; allowed 1 or more",
        "--comparator ideal | --comparator: found ideal; allowed latched, free",
        "--seed 1 --input s.csv | --seed is for random spikes; give it without --input",
      })
  void optionsThatMakeNoSenseAreRefused(String options, String message) throws IOException {
    String command = "export " + chip(FINE) + " --format spice -o " + folder.resolve("x") + " ";
    CommandLineRun run = CommandLineRun.of((Object[]) (command + options).split(" "));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("%Error-USAGE: spintwin export: " + message + "\n");
  }

  @Test
  void aStimulusTooLongForADeckIsRefused() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "export",
            chip(FINE),
            "--format",
            "spice",
            "-o",
            folder.resolve("x"),
            "--quiet",
            "--steps",
            5_000_000);
    assertThat(run)
        .isEqualTo(
            new CommandLineRun(
                3,
                "",
                "%Error-TOOLARGE: --steps: found 5000000 steps; allowed up to 4194304 with 4"
                    + " inputs; --steps runs fewer\n"));
  }

  @Test
  void compareSaysHowToInstallNgspice() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    CommandLineRun run =
        CommandLineRun.with(
            Map.of("PATH", empty.toString()), false, "compare-spice", chip(FINE), "--quiet");
    assertThat(run)
        .isEqualTo(
            new CommandLineRun(
                4,
                "",
                "%Error-TOOLMISSING: ngspice is not on PATH. Install it with: apt-get install -y"
                    + " --no-install-recommends ngspice\n"));
  }

  @Test
  void aRunThatLeavesNothingIsAFailureOfTheTool() throws IOException {
    CommandLineRun silent = withNgspice("echo no code models\nexit 0\n");
    assertThat(silent.exit()).isEqualTo(5);
    assertThat(silent.err())
        .startsWith("%Error-TOOLFAILED: ngspice: it left 0 of 1002 rows of result.txt; full log: ")
        .endsWith("\n  no code models\n");
    CommandLineRun failed = withNgspice("echo no such thing\nexit 1\n");
    assertThat(failed.exit()).isEqualTo(5);
    assertThat(failed.err())
        .startsWith("%Error-TOOLFAILED: ngspice failed with exit code 1; full log: ")
        .endsWith("\n  no such thing\n");
  }

  /** Compares with a program of that name in place of the simulator. */
  private CommandLineRun withNgspice(String script) throws IOException {
    Path programs = Files.createDirectories(folder.resolve("programs"));
    Path program = Files.writeString(programs.resolve("ngspice"), "#!/bin/sh\n" + script);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Map<String, String> environment =
        Map.of("PATH", programs.toString(), "SPINTWIN_CACHE", folder.resolve("cache").toString());
    return CommandLineRun.with(environment, false, "compare-spice", chip(FINE), "--quiet");
  }

  @Test
  void compareIsWithinTheTargetsWithFineFormats() throws IOException {
    CommandLineRun run = compare(FINE, "--steps", 100, "--seed", 3);
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode json = run.json();
    assertThat(json.get("withinTargets").asBoolean()).isTrue();
    assertThat(json.get("total").get("rmsPercent").asDouble()).isLessThanOrEqualTo(0.5);
    assertThat(json.get("total").get("spikes").asInt()).isPositive();
    assertThat(json.get("staticCurrents").get("total").asDouble()).isLessThanOrEqualTo(1);
    assertThat(json.get("causes")).isEmpty();
    assertThat(run.err()).contains("within the targets\n");
  }

  @Test
  void compareBlamesQuantizationWhereFormatsAreCoarse() throws IOException {
    String coarse = FINE.replace("code_fraction_bits: 11", "code_fraction_bits: 0");
    CommandLineRun run = compare(coarse, "--steps", 100);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.json().get("causes"))
        .singleElement()
        .extracting(JsonNode::asText)
        .isEqualTo(
            "quantization: rounding moves the twin away from real numbers; raise"
                + " array.code_fraction_bits (currents) or neuron.fraction_bits (membrane and"
                + " traces)");
    assertThat(run.err()).contains("outside the targets\n");
  }

  @Test
  void compareBlamesFormatsThatAreTooNarrow() throws IOException {
    String narrow = FINE.replace("trace_bits: 32", "trace_bits: 24");
    CommandLineRun saturated = compare(narrow, "--steps", 100);
    assertThat(saturated.exit()).isEqualTo(1);
    assertThat(saturated.json().get("causes").get(0).asText())
        .matches(
            "saturation: membrane or traces of the twin are at an end of their format in \\d+ steps,"
                + " which a circuit does not have; raise neuron.membrane_bits and"
                + " neuron.trace_bits, or lower neuron.fraction_bits");
    CommandLineRun clipped = compare(FINE.replace("bits: 11", "bits: 12"), "--steps", 20);
    assertThat(clipped.exit()).isZero();
    clipped = compare(FINE.replace("code_bits: 16", "code_bits: 13"), "--steps", 20);
    assertThat(clipped.exit()).isEqualTo(1);
    assertThat(clipped.json().get("causes").get(0).asText())
        .isEqualTo(
            "clipping: the current of input 0 lies outside the code format; raise array.code_bits"
                + " or lower array.code_fraction_bits");
  }

  private CommandLineRun compare(String sections, Object... options) throws IOException {
    Assumptions.assumeTrue(
        System.getenv("CI") != null || Toolchain.onPath(System.getenv(), "ngspice").isPresent(),
        "ngspice is not installed: " + Ngspice.INSTALL);
    Object[] words = new Object[options.length + 4];
    words[0] = "compare-spice";
    words[1] = chip(sections);
    words[2] = "--json";
    words[3] = "-";
    System.arraycopy(options, 0, words, 4, options.length);
    return CommandLineRun.of(words);
  }

  private Path chip(String sections) throws IOException {
    Files.writeString(folder.resolve("w.csv"), "7,4,2,-5\n3,3,1,-1\n");
    return Files.writeString(folder.resolve("chip.yaml"), HEAD + sections);
  }
}
