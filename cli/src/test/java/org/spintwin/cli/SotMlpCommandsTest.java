// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spintwin.NeedsVerilator;

/** The commands on chips of kind {@code sot-mlp}. */
@Execution(ExecutionMode.CONCURRENT)
class SotMlpCommandsTest {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final String SMALL =
      "spintwin: 1\nchip: sot-mlp\nname: x\n"
          + "network: {layers: 2-2-2}\n"
          + "weights: {layer_1: w1.txt, bias_1: b1.txt, layer_2: w2.txt, bias_2: b2.txt}\n";

  @TempDir Path folder;

  private Path small(String first) throws IOException {
    Files.writeString(folder.resolve("w1.txt"), first);
    Files.writeString(folder.resolve("b1.txt"), "1\n-1\n");
    Files.writeString(folder.resolve("w2.txt"), "1\n-1\n-1\n1\n");
    Files.writeString(folder.resolve("b2.txt"), "-1\n1\n");
    return Files.writeString(folder.resolve("chip.yaml"), SMALL);
  }

  @Test
  void initWritesAStarterThatCheckTells() {
    Path chip = folder.resolve("chip.yaml");
    assertThat(CommandLineRun.of("init", "--chip", "sot-mlp", "-o", chip).exit()).isZero();
    CommandLineRun run = CommandLineRun.of("check", chip, "--quiet");
    assertThat(run)
        .isEqualTo(
            new CommandLineRun(
                0,
                chip
                    + """
                    : legal
                    chip           sot_twin, sot-mlp
                    network        784-16-10, 12,730 weights and biases, drawn from the seed
                    codes          sQ1.0
                    device         R_P 5,942 ohm, R_AP 17,825 ohm; at 0.800 V 135 and 44.9 uA
                    architecture   pipelined
                    """,
                ""));
  }

  /**
   * Sample (200, 50): z = 200 + 50 + 255 = 505 and -200 + 50 - 255 = -405, h = (2040 - 505) >> 4 =
   * 95 and 2445 >> 4 = 152; scores 95 - 152 - 255 = -312 and -95 + 152 + 255 = 312. Sample (0, 0):
   * h = 1785 >> 4 = 111 and 2295 >> 4 = 143; scores -287 and 287.
   */
  @ParameterizedTest
  @ValueSource(strings = {"pipelined", "folded"})
  void simulateGivesScoresAndClassOfEverySample(String architecture) throws IOException {
    Path chip = small("1\n-1\n1\n1\n");
    Path samples = Files.writeString(folder.resolve("samples.csv"), "200,50\n0,0\n");
    Path trace = folder.resolve("trace.csv");
    CommandLineRun run =
        CommandLineRun.of(
            "simulate",
            chip,
            "--arch",
            architecture,
            "--input",
            samples,
            "--trace",
            trace,
            "--quiet");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(trace).hasContent("sample,class,scores_0,scores_1\n0,0,-312,312\n1,0,-287,287\n");
  }

  @Test
  void wrongWeightsAreToldAndNothingIsWritten() throws IOException {
    Path chip = small("1\n-1\n0\n1\n");
    CommandLineRun run = CommandLineRun.of("generate", chip, "-o", folder.resolve("gen"));
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("%Error-VALUE: " + folder.resolve("w1.txt") + ":3:1: found 0; allowed 1 or -1");
    assertThat(folder.resolve("gen")).doesNotExist();
  }

  @Test
  void tooFewWeightsAreToldAndNothingIsWritten() throws IOException {
    Path chip = small("1\n-1\n1\n");
    CommandLineRun run = CommandLineRun.of("generate", chip, "-o", folder.resolve("gen"));
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .startsWith(
            "%Error-SHAPE: "
                + folder.resolve("w1.txt")
                + ": found 3 weights; allowed 4, one a line: 2 inputs times 2 neurons, line input *"
                + " neurons + neuron");
    assertThat(folder.resolve("gen")).doesNotExist();
  }

  @Test
  void generateLeavesTheWeightsBesideTheChip() throws IOException {
    Path chip = small("1\n-1\n1\n1\n");
    Path gen = folder.resolve("gen");
    CommandLineRun run = CommandLineRun.of("generate", chip, "-o", gen);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(gen.resolve("layer_1.txt")).hasContent("1\n-1\n1\n1\n");
    assertThat(gen.resolve("x_layer_1_synapse.mem")).isNotEmptyFile();
    assertThat(CommandLineRun.of("check", gen.resolve("chip.yaml")).exit()).isZero();
  }

  @Test
  void spreadThatIsRoundedAwayIsWarnedOf() throws IOException {
    Path chip = small("1\n-1\n1\n1\n");
    Files.writeString(chip, SMALL + "device: {sigma_r: 0.05}\n");
    CommandLineRun run = CommandLineRun.of("check", chip);
    assertThat(run.exit()).isZero();
    assertThat(run.err())
        .contains(
            "%Warning-ROUNDED: "
                + chip
                + ": codes without fraction bits round the spread of the devices away;"
                + " raise array.code_bits and array.code_fraction_bits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipelined", "folded"})
  void verifyComparesEveryClock(String architecture) throws IOException {
    NeedsVerilator.check();
    Path chip = small("1\n-1\n1\n1\n");
    CommandLineRun run =
        CommandLineRun.of("verify", chip, "--arch", architecture, "--cycles", "5000", "--quiet");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("equal: 5000 clocks");
  }

  @Test
  void demoReadsDigitsAndLeavesTheChip() throws IOException {
    NeedsVerilator.check();
    Path left = folder.resolve("demo");
    CommandLineRun run =
        CommandLineRun.of(
            "demo", "--chip", "sot-mlp", "--examples", EXAMPLES, "-o", left, "--json", "-");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode json = run.json();
    assertThat(json.get("heldOut").get("images").asInt()).isEqualTo(360);
    assertThat(json.get("heldOut").get("right").asInt()).isGreaterThan(306);
    assertThat(json.get("firstMismatch").isNull()).isTrue();
    assertThat(CommandLineRun.of("check", left.resolve("chip.yaml")).exit()).isZero();
  }
}
