// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spintwin.NeedsVerilator;

@Execution(ExecutionMode.CONCURRENT)
class DemoCommandTest {
  private static final Path EXAMPLE = Path.of("..", "examples", "digits");
  private static final int IMAGES = 50;

  @TempDir Path folder;
  private Path raster;

  /** The first images of the example. */
  @BeforeEach
  void writeFewDigits() throws IOException {
    NeedsVerilator.check();
    raster = folder.resolve("raster.svg");
    Path digits = Files.createDirectory(folder.resolve("digits"));
    Files.copy(EXAMPLE.resolve("chip.yaml"), digits.resolve("chip.yaml"));
    String name = "digits.csv.gz";
    try (BufferedReader all =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(EXAMPLE.resolve(name))),
                    StandardCharsets.US_ASCII));
        OutputStream few = new GZIPOutputStream(Files.newOutputStream(digits.resolve(name)))) {
      for (int n = 0; n < IMAGES; n++) {
        few.write((all.readLine() + "\n").getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  @Test
  void reportsAccuracyClocksAndMismatches() throws IOException {
    CommandLineRun run =
        CommandLineRun.of("demo", "--examples", folder, "--raster", raster, "--json", "-");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode json = run.json();
    assertThat(json.get("schemaVersion").asInt()).isEqualTo(1);
    assertThat(json.get("accuracy").fieldNames())
        .toIterable()
        .containsExactly("float", "ideal", "mismatched", "withoutSubtraction");
    json.get("accuracy").forEach(share -> assertThat(share.asDouble()).isBetween(0.05, 1.0));
    // Each image on three twins; a reset, 72 steps and two clocks of latency each.
    assertThat(json.get("cycles").asLong()).isEqualTo(IMAGES * 3 * 75);
    assertThat(json.get("mismatches").asInt()).isZero();
    assertThat(json.get("firstMismatch").isNull()).isTrue();
    assertThat(json.get("raster").asText()).isEqualTo(raster.toAbsolutePath().toString());
    assertThat(raster).content().startsWith("<svg ").endsWith("</svg>\n");
  }

  @Test
  void printsATableOfAllSplits() {
    CommandLineRun run = CommandLineRun.of("demo", "--examples", folder, "--raster", raster);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out().lines().toList())
        .contains("split   images    float    ideal  mismatched  no subtraction")
        .contains("clocks compared 11250, every output and all state")
        .contains("decisions       150, in golden model and Verilog")
        .contains("mismatches      0")
        .contains("first mismatch  none")
        .contains("spike raster    " + raster.toAbsolutePath())
        .anyMatch(line -> line.matches("5 +10( +[0-9]+[.][0-9]{2}){4}"))
        .anyMatch(line -> line.matches("mean +50( +[0-9]+[.][0-9]{2}){4}"));
  }

  @Test
  void writesAReport() throws IOException {
    Path page = folder.resolve("report.html");
    CommandLineRun run =
        CommandLineRun.of("demo", "--examples", folder, "--raster", raster, "--report", page);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("report          " + page + "\n");
    assertThat(Files.readString(page))
        .contains("<h1>Handwritten digits on the chip</h1>", "<p class=\"verdict pass\">1 pass</p>")
        .contains("11,250 clocks, 150 decisions, 0 mismatches")
        .contains("<th scope=\"col\" class=\"number\">without subtraction</th>")
        .contains(
            "<h3>A handwritten ", "<h3>Spikes of the neurons</h3>", "<h3>Levels as trained</h3>")
        .contains("seed: device, split 5", "spintwin demo --examples " + folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"golden:", "sim:"})
  void showsTheDigitsToABoard(String link) throws IOException {
    Path chip = folder.resolve("board-chip");
    CommandLineRun run =
        CommandLineRun.of(
            "demo", "--board", "icebreaker", "--link", link, "--examples", folder, "-o", chip);
    assertThat(run.exit()).as(run.err()).isZero();
    // A fifth of the images, 72 steps each; the line at a quarter of the board's clock.
    assertThat(run.out().lines().toList())
        .contains("Handwritten digits on icebreaker over " + link + " at 3000000 baud")
        .contains("images          10")
        .contains("differences     none")
        .anyMatch(line -> line.matches("output spikes   [1-9]\\d* in 720 steps"))
        .anyMatch(line -> line.matches("accuracy        ([0-9.]+) %; golden model \\1 %"))
        .anyMatch(line -> line.matches("time on line    [0-9.]+ ms per image"));
    assertThat(chip.resolve("chip.yaml")).content().contains("kind: folded");
  }

  @Test
  void saysWhatABoardDoesNotTake() {
    assertMisused("--link and --baud are for --board", "--link", "sim:");
    assertMisused(
        "--chip, --raster and --report are not for --board",
        "--board",
        "icebreaker",
        "--raster",
        raster);
    assertMisused(
        "--baud: found 3000001; allowed 115200 to 3000000 on this board",
        "--board",
        "icebreaker",
        "--baud",
        "3000001");
  }

  private static void assertMisused(String message, Object... options) {
    Object[] words = Stream.concat(Stream.of("demo"), Stream.of(options)).toArray();
    CommandLineRun run = CommandLineRun.of(words);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("%Error-USAGE: spintwin demo: " + message + "\n");
  }

  @Test
  void leavesAnExistingPictureAlone() throws IOException {
    Files.writeString(raster, "mine");
    CommandLineRun run = CommandLineRun.of("demo", "--examples", folder, "--raster", raster);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("%Error-EXISTS: " + raster);
    assertThat(raster).hasContent("mine");
  }

  @Test
  void namesAMissingExample() {
    Path nowhere = folder.resolve("nowhere");
    CommandLineRun run = CommandLineRun.of("demo", "--examples", nowhere, "--raster", raster);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .contains("%Error-NOTFOUND: " + nowhere.resolve("digits").resolve("chip.yaml"));
    assertThat(raster).doesNotExist();
  }
}
