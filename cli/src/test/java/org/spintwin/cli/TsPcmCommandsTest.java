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
import org.spintwin.NeedsVerilator;

/** Every command on a chip of kind ts-pcm. */
@Execution(ExecutionMode.CONCURRENT)
final class TsPcmCommandsTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  @TempDir Path folder;
  private Path chip;

  @BeforeEach
  void writeStarter() {
    chip = folder.resolve("chip.yaml");
    CommandLineRun run = CommandLineRun.of("init", "--chip", "ts-pcm", "-o", chip);
    assertThat(run.exit()).as(run.err()).isZero();
  }

  @Test
  void checkTellsTheFactsOfTheStarter() {
    CommandLineRun run = CommandLineRun.of("check", chip);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("chip           ts_pcm_twin, ts-pcm\n")
        .contains("cells          5 x 5, inputs of 4 bits\n")
        .contains("thresholds     2578.91 to 2974.75\n")
        .contains("G0             60 to 68 of 255 steps\n")
        .contains("pattern        12 of 25 cells\n");
  }

  @Test
  void checkWarnsOfCellsAtTheEndOfTheirFormat() throws IOException {
    Files.writeString(
        chip, "spintwin: 1\nchip: ts-pcm\nname: x\ndevice: {conductance: 255, threshold: 100}\n");
    CommandLineRun run = CommandLineRun.of("check", chip);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err() + run.out())
        .containsPattern(
            "CLIPPED.*[0-9]+ of 25 cells have a threshold or conductance at the end of its format;"
                + " raise cell.voltage_bits or cell.conductance_bits");
  }

  @Test
  void generateGivesTheSameBytesAndCanBeMadeAgainFromItsOwnFolder() throws IOException {
    Files.writeString(folder.resolve("edge.csv"), "1,0\n0,0\n");
    Files.writeString(
        chip,
        "spintwin: 1\nchip: ts-pcm\nname: x\narray: {rows: 2, columns: 2}\n"
            + "training: {pattern: edge.csv}\n");
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    assertThat(CommandLineRun.of("generate", chip, "-o", first).exit()).isZero();
    CommandLineRun again = CommandLineRun.of("generate", first.resolve("chip.yaml"), "-o", second);
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(CommandLineRun.everythingIn(first))
        .contains("x.v", "ts_pcm_cell.v", "x_cell.mem", "pattern.csv", "tb/expected.mem");
    for (String file : CommandLineRun.everythingIn(first)) {
      if (Files.isRegularFile(first.resolve(file))) {
        assertThat(second.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
      }
    }
    assertThat(first.resolve("pattern.csv")).hasContent("1,0\n0,0\n");
  }

  @Test
  void simulateGivesSpikesAndConductancesOfEverySample() throws IOException {
    Path samples = Files.writeString(folder.resolve("s.csv"), "15".repeat(1) + ",0".repeat(24));
    Path trace = folder.resolve("t.csv");
    CommandLineRun run =
        CommandLineRun.of("simulate", chip, "--input", samples, "--trace", trace, "--steps", "3");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(Files.readAllLines(trace)).hasSize(4);
    assertThat(Files.readString(trace))
        .startsWith("sample,spikes_0,")
        .contains(",conductances_24\n");
  }

  @Test
  void verifyFindsNoDifference() {
    NeedsVerilator.check();
    CommandLineRun run = CommandLineRun.of("verify", chip, "--cycles", "20000", "--seed", "3");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("equal: 20000 clocks");
  }

  @Test
  void experimentsLeaveThePicturesOverTime() throws IOException {
    NeedsVerilator.check();
    Path out = folder.resolve("out");
    CommandLineRun run =
        CommandLineRun.of("experiment", "retraining", chip, "-o", out, "--json", "-");
    assertThat(run.exit()).as(run.err() + run.out()).isZero();
    assertThat(run.json().get("experiments").get(0).get("verdict").asText()).isEqualTo("pass");
    assertThat(CommandLineRun.everythingIn(out))
        .contains("retraining.svg", "retraining-2.svg", "retraining-3.svg", "retraining.csv");
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("Conductances of the memories");
  }

  @Test
  void theDemonstrationShowsTheLetter() throws IOException {
    NeedsVerilator.check();
    Path page = folder.resolve("demo.html");
    Path left = folder.resolve("left");
    CommandLineRun run =
        CommandLineRun.of(
            "demo", "--chip", "ts-pcm", "--examples", EXAMPLES, "--report", page, "-o", left);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("|@@@@@|\n", "all memories RESET; ", "first mismatch  none\n");
    assertThat(Files.readString(page)).contains("Training, forgetting, retraining", "<svg");
    JsonNode json =
        CommandLineRun.of("demo", "--chip", "ts-pcm", "--examples", EXAMPLES, "--json", "-").json();
    assertThat(json.get("n2").asInt()).isPositive().isLessThan(json.get("n1").asInt());
    assertThat(CommandLineRun.of("check", left.resolve("chip.yaml")).exit()).isZero();
  }

  @Test
  void aPatternOfTheWrongShapeIsRefusedAndNothingIsWritten() throws IOException {
    Files.writeString(folder.resolve("p.csv"), "1,0\n");
    Files.writeString(chip, "spintwin: 1\nchip: ts-pcm\nname: x\ntraining: {pattern: p.csv}\n");
    for (String command : new String[] {"generate", "experiment"}) {
      Path out = folder.resolve(command);
      CommandLineRun run =
          command.equals("generate")
              ? CommandLineRun.of("generate", chip, "-o", out)
              : CommandLineRun.of("experiment", "all", chip, "-o", out);
      assertThat(run.exit()).isEqualTo(3);
      assertThat(run.err()).contains("p.csv: found 1 rows of 2 values; allowed 5 rows of 5 values");
      assertThat(out).doesNotExist();
    }
  }

  @Test
  void samplesOutOfRangeAreRefused() throws IOException {
    Path samples = Files.writeString(folder.resolve("s.csv"), "16" + ",0".repeat(24) + "\n");
    Path trace = folder.resolve("t.csv");
    CommandLineRun run = CommandLineRun.of("simulate", chip, "--input", samples, "--trace", trace);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("row 0, values_i[0]: found 16; allowed 0 to 15");
    assertThat(trace).doesNotExist();
  }
}
