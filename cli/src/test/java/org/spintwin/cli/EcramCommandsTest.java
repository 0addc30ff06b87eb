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

/** The commands on chips of kind {@code ecram}. */
@Execution(ExecutionMode.CONCURRENT)
class EcramCommandsTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  /** Full scale is the largest sum, 2 * 15 * 10 = 300, and has code 1023. */
  private static final String SMALL =
      "spintwin: 1\nchip: ecram\nname: x\n"
          + "array: {inputs: 2, neurons: 2, tile_rows: 2, value_bits: 4, levels: 11,"
          + " weights: levels.csv}\n"
          + "readout: {converter_bits: 10, scale: 1, column_error: 0}\n";

  @TempDir Path folder;

  private Path small(String levels) throws IOException {
    Files.writeString(folder.resolve("levels.csv"), levels);
    return Files.writeString(folder.resolve("chip.yaml"), SMALL);
  }

  @Test
  void initWritesAStarterThatCheckTells() throws IOException {
    Path chip = folder.resolve("chip.yaml");
    assertThat(CommandLineRun.of("init", "--chip", "ecram", "-o", chip).exit()).isZero();
    CommandLineRun run = CommandLineRun.of("check", chip, "--quiet");
    assertThat(run)
        .isEqualTo(
            new CommandLineRun(
                0,
                chip
                    + """
                    : legal
                    chip           ecram_twin, ecram
                    array          64 rows x 10 columns and a reference, 2 tiles, 100 levels
                    cells          1.000e-06 to 1.000e-05 S
                    readout        8 bits, full scale 3.600e-06 A above the cells' least
                    column error   2.40 % of full scale at the worst
                    timing         a sample takes 100 clocks, 1.200e+05 samples/s
                    architecture   tiles of one serial array
                    """,
                ""));
  }

  /**
   * The reference holds level 5. Sample (15, 1): sums 15*10 + 1*0 = 150 and 15*5 + 1*6 = 81,
   * reference 80; 1023/300 codes for a sum of 1, gain 1746/512: codes 512, 276 and 273. Sample (0,
   * 9): sums 0 and 54, reference 45: codes 0, 184 and 153.
   */
  @Test
  void simulateGivesScoresAndClassOfEverySample() throws IOException {
    Path chip = small("10,0\n5,6\n");
    Path samples = Files.writeString(folder.resolve("samples.csv"), "15,1\n0,9\n");
    Path trace = folder.resolve("trace.csv");
    CommandLineRun run =
        CommandLineRun.of("simulate", chip, "--input", samples, "--trace", trace, "--quiet");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(trace)
        .hasContent(
            """
            sample,class,scores_0,scores_1
            0,0,239,3
            1,1,-153,31
            """);
  }

  @Test
  void levelsOutOfRangeAreToldAndNothingIsWritten() throws IOException {
    Path chip = small("10,0\n5,11\n");
    CommandLineRun run = CommandLineRun.of("generate", chip, "-o", folder.resolve("gen"));
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith(
            "%Error-RANGE: "
                + folder.resolve("levels.csv")
                + ":2:3: [1,1]: found 11; allowed 0 to 10");
    assertThat(folder.resolve("gen")).doesNotExist();
  }

  @Test
  void tooFewLevelsAreToldAndNothingIsWritten() throws IOException {
    Path chip = small("10,0\n");
    CommandLineRun run = CommandLineRun.of("generate", chip, "-o", folder.resolve("gen"));
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .startsWith(
            "%Error-SHAPE: "
                + folder.resolve("levels.csv")
                + ": found 1 rows of 2 values; allowed 2 rows of 2 values");
    assertThat(folder.resolve("gen")).doesNotExist();
  }

  @Test
  void verifyComparesEveryClock() throws IOException {
    NeedsVerilator.check();
    CommandLineRun run =
        CommandLineRun.of("verify", small("10,0\n5,6\n"), "--cycles", "5000", "--quiet");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("equal: 5000 clocks");
  }

  @Test
  void demoTrainsOnDigitsAndLeavesTheChip() throws IOException {
    NeedsVerilator.check();
    Path left = folder.resolve("demo");
    CommandLineRun run =
        CommandLineRun.of(
            "demo", "--chip", "ecram", "--examples", EXAMPLES, "-o", left, "--json", "-");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode json = run.json();
    assertThat(json.get("heldOut").get("images").asInt()).isEqualTo(450);
    assertThat(json.get("heldOut").get("right").asInt()).isGreaterThanOrEqualTo(423);
    assertThat(json.get("firstMismatch").isNull()).isTrue();
    assertThat(CommandLineRun.of("check", left.resolve("chip.yaml")).exit()).isZero();
  }
}
