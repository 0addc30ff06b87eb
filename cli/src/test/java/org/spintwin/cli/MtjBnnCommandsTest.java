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
import org.spintwin.NeedsVerilator;

/** The commands on chips of kind {@code mtj-bnn}. */
@Execution(ExecutionMode.CONCURRENT)
class MtjBnnCommandsTest {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final String SMALL =
      "spintwin: 1\nchip: mtj-bnn\nname: x\n"
          + "array: {rows: 3, columns: 6, states: states.csv}\n"
          + "network: {features: 2, bias_rows: 1, hidden: 1, classes: 2, value_bits: 4}\n"
          + "device: {sigma_r: 0, write_error: 0, wires: {segment_resistance: 0}}\n";

  @TempDir Path folder;

  private Path small(String states) throws IOException {
    Files.writeString(folder.resolve("states.csv"), states);
    return Files.writeString(folder.resolve("chip.yaml"), SMALL);
  }

  @Test
  void initWritesAStarterThatCheckTells() throws IOException {
    Path chip = folder.resolve("chip.yaml");
    assertThat(CommandLineRun.of("init", "--chip", "mtj-bnn", "-o", chip).exit()).isZero();
    CommandLineRun run = CommandLineRun.of("check", chip, "--quiet");
    assertThat(run)
        .isEqualTo(
            new CommandLineRun(
                0,
                chip
                    + """
                    : legal
                    chip           mtj_twin, mtj-bnn
                    array          15 rows x 15 columns
                    network        13 features, 4 hidden neurons, 3 classes, 2 rows of bias
                    codes          sQ2.8, unit 0.0001200 S
                    wires          10.77 % of the current lost, all rows at full scale
                    writes         1 of 225 cells hold another state than was written (probability 0.01000)
                    timing         a sample takes 5 clocks, 2.400e+06 samples/s
                    architecture   two passes over one array
                    """,
                ""));
  }

  /**
   * Codes are 427 where parallel, else 171. Sample (15, 0): both columns of the hidden pair have
   * 15*427 + 15*171, so its bit is 1, and rows 0 and 2 drive the classes: 15*(171 + 171) - 15*(171
   * + 427) = -3840 and 15*(427 + 427) - 15*(171 + 171) = 7680. Sample (0, 15) gives bit 0.
   */
  @Test
  void simulateGivesScoresAndClassOfEverySample() throws IOException {
    Path chip = small("1,0,0,0,1,0\n0,0,0,1,0,0\n0,1,0,1,1,0\n");
    Path samples = Files.writeString(folder.resolve("samples.csv"), "15,0\n0,15\n");
    Path trace = folder.resolve("trace.csv");
    CommandLineRun run =
        CommandLineRun.of("simulate", chip, "--input", samples, "--trace", trace, "--quiet");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(trace)
        .hasContent(
            """
            sample,class,scores_0,scores_1,hidden,state_valid,state
            0,1,-3840,7680,1,0,0
            1,1,-7680,3840,0,0,0
            """);
  }

  @Test
  void wrongStatesAreToldAndNothingIsWritten() throws IOException {
    Path chip = small("1,0,0,0,1,0\n0,0,2,1,0,0\n0,1,0,1,1,0\n");
    CommandLineRun run = CommandLineRun.of("generate", chip, "-o", folder.resolve("gen"));
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith(
            "%Error-RANGE: "
                + folder.resolve("states.csv")
                + ":2:5: [1,2]: found 2; allowed 0 to 1");
    assertThat(folder.resolve("gen")).doesNotExist();
  }

  @Test
  void tooFewStatesAreToldAndNothingIsWritten() throws IOException {
    Path chip = small("1,0,0,0,1,0\n");
    CommandLineRun run = CommandLineRun.of("generate", chip, "-o", folder.resolve("gen"));
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .startsWith(
            "%Error-SHAPE: "
                + folder.resolve("states.csv")
                + ": found 1 rows of 6 values; allowed 3 rows of 6 values");
    assertThat(folder.resolve("gen")).doesNotExist();
  }

  @Test
  void verifyComparesEveryClock() throws IOException {
    NeedsVerilator.check();
    Path chip = small("1,0,0,0,1,0\n0,0,0,1,0,0\n0,1,0,1,1,0\n");
    CommandLineRun run = CommandLineRun.of("verify", chip, "--cycles", "5000", "--quiet");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("equal: 5000 clocks");
  }

  @Test
  void demoSortsWinesAndLeavesTheChip() throws IOException {
    NeedsVerilator.check();
    Path left = folder.resolve("demo");
    CommandLineRun run =
        CommandLineRun.of(
            "demo", "--chip", "mtj-bnn", "--examples", EXAMPLES, "-o", left, "--json", "-");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode json = run.json();
    assertThat(json.get("training").get("right").asInt()).isGreaterThanOrEqualTo(141);
    assertThat(json.get("heldOut").get("right").asInt()).isGreaterThanOrEqualTo(28);
    assertThat(json.get("firstMismatch").isNull()).isTrue();
    Path trace = folder.resolve("trace.csv");
    CommandLineRun simulated =
        CommandLineRun.of(
            "simulate",
            left.resolve("chip.yaml"),
            "--input",
            left.resolve("samples.csv"),
            "--trace",
            trace);
    assertThat(simulated.exit()).as(simulated.err()).isZero();
    assertThat(Files.readAllLines(trace)).hasSize(31);
  }
}
