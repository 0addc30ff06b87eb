// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spintwin.NeedsVerilator;

/** The import of NIR files, their export, and what becomes of an imported network. */
final class ImportCommandTest {
  private static final Path EXAMPLES = Path.of("../examples/nir");
  private static final Path NORSE = Path.of("../golden-model/src/test/resources/org/spintwin/nir");

  @TempDir Path folder;

  /** Imports the digits with their images. */
  private CommandLineRun importDigits(Path model, Path chip, Object... more) {
    Object[] words = {
      "import",
      model,
      "--dt",
      "1e-4",
      "--reset",
      "subtract",
      "--input",
      EXAMPLES.resolve("images.npy"),
      "-o",
      chip,
      "--quiet"
    };
    return CommandLineRun.of(Stream.concat(Stream.of(words), Stream.of(more)).toArray());
  }

  /** The input column of Norse's trace. */
  private Path norseInput() throws IOException {
    List<String> inputs =
        Files.readAllLines(NORSE.resolve("lif_norse.csv")).stream()
            .map(line -> line.split(",")[0])
            .toList();
    return Files.write(folder.resolve("input.csv"), inputs);
  }

  @Test
  void norsesNeuronSpikesInTheSameStepsAsAChipOf16Bits() throws IOException {
    Path chip = folder.resolve("norse.yaml");
    Path input = norseInput();
    CommandLineRun made =
        CommandLineRun.of(
            "import",
            NORSE.resolve("lif_norse.nir"),
            "--dt",
            "1e-4",
            "--membrane-bits",
            16,
            "--input",
            input,
            "-o",
            chip,
            "--quiet");
    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(made.out())
        .isEqualTo(
            """
            inputs: 1, spikes; layers: 1; a step: 1.0E-4 s
            layers (errors of weights in steps of their codes)
              layer  model  neurons  columns  code bits  membrane bits  leak bits  largest code  largest error  RMS error  clipped
              n1       LIF        1        1          8             16         15    127 of 127              0          0        0
            beside double precision, the given input: 1 sample, 1000 steps
              layer  largest membrane  of range  clipped steps  RMS error  largest error  RMS of threshold  spikes in both  missing  extra  largest shift
              n1                0.106    66.0 %              0   5.62e-06       1.59e-05         0.00562 %               4        0      0              0
            same strongest result in 1 of 1 samples
            edges one step old: none
            """
                + "chip            "
                + chip
                + " and "
                + folder.resolve("norse_weights")
                + "\n");
    Path trace = folder.resolve("t.csv");
    CommandLineRun.of("simulate", chip, "--input", input, "--trace", trace, "--quiet");
    assertThat(Files.readAllLines(trace))
        .filteredOn(line -> line.contains(",1,"))
        .containsExactly("460,1,0", "510,1,0", "710,1,0", "760,1,0");
    NeedsVerilator.check();
    CommandLineRun equal = CommandLineRun.of("verify", chip, "--input", input, "--quiet");
    assertThat(equal.exit()).as(equal.err()).isZero();
    assertThat(equal.out()).contains("equal: 12288 clocks, 1000 steps");
  }

  @Test
  void anImportTellsProgramsWhatItCosts() throws IOException {
    Path chip = folder.resolve("digits.yaml");
    Path page = folder.resolve("page.html");
    CommandLineRun run =
        importDigits(
            EXAMPLES.resolve("digits.nir"),
            chip,
            "--weight-bits",
            4,
            "--lanes",
            8,
            "--report",
            page,
            "--json",
            "-");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode json = run.json();
    assertThat(json.get("samples").asInt()).isEqualTo(100);
    assertThat(json.get("sameAnswers").asInt()).isGreaterThan(90);
    assertThat(json.get("edgesOneStepOld")).isEmpty();
    JsonNode first = json.get("layers").get(0);
    assertThat(first.get("node").asText()).isEqualTo("1");
    assertThat(first.get("codeBits").asInt()).isEqualTo(4);
    assertThat(first.get("levels").asInt()).isEqualTo(7);
    assertThat(first.get("largestWeightError").asDouble()).isBetween(0.1, 0.5);
    assertThat(first.get("comparison").get("spikesInBoth").asInt()).isGreaterThan(10_000);
    assertThat(first.get("agreement").asDouble()).isBetween(0.5, 0.99);
    assertThat(page).content().contains("Import of digits.nir", "n3", "same strongest result");
    assertThat(CommandLineRun.of("check", chip, "--quiet").out())
        .contains("layer 1        n1: 32 neurons x 64 columns, codes of 4 bits");
  }

  @Test
  void whatIsExportedIsImportedAsTheSameChip() throws IOException {
    Path chip = folder.resolve("one/digits.yaml");
    assertThat(importDigits(EXAMPLES.resolve("digits.nir"), chip).exit()).isZero();
    Path quantized = folder.resolve("quantized.nir");
    assertThat(CommandLineRun.of("export", chip, "--format", "nir", "-o", quantized, "--quiet"))
        .isEqualTo(new CommandLineRun(0, "wrote " + quantized + "\n", ""));
    Path again = folder.resolve("two/digits.yaml");
    CommandLineRun second = importDigits(quantized, again);
    assertThat(second.exit()).as(second.err()).isZero();
    assertThat(second.out()).contains("a step: 1.0E-4 s; formats as noted in the file\n");
    assertThat(again).hasSameTextualContentAs(chip);
    try (Stream<Path> files = Files.list(chip.resolveSibling("digits_weights"))) {
      List<Path> tables = files.filter(f -> f.toString().endsWith(".csv")).toList();
      assertThat(tables).hasSize(3);
      for (Path table : tables) {
        assertThat(again.resolveSibling("digits_weights").resolve(table.getFileName()))
            .hasSameTextualContentAs(table);
      }
    }
  }

  @Test
  void onlyNetworksAreExportedAsNir() throws IOException {
    Path chip = folder.resolve("chip.yaml");
    CommandLineRun.of("init", "-o", chip);
    CommandLineRun run =
        CommandLineRun.of("export", chip, "--format", "nir", "-o", folder.resolve("x.nir"));
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .endsWith(
            "%Error-COMBINATION: "
                + chip
                + ": --format nir: found a chip that has no such form: it is no network of layers, as"
                + " a lif-network is; allowed another format, or all for those that it has\n");
    assertThat(folder.resolve("x.nir")).doesNotExist();
  }

  @Test
  void aGraphOfOtherLayersIsNotTakenForTheChips() throws IOException {
    Path chip = folder.resolve("digits.yaml");
    assertThat(importDigits(EXAMPLES.resolve("digits.nir"), chip).exit()).isZero();
    Files.copy(
        NORSE.resolve("lif_norse.nir"),
        folder.resolve("digits_weights/graph.nir"),
        StandardCopyOption.REPLACE_EXISTING);
    CommandLineRun run =
        CommandLineRun.of(
            "export", chip, "--format", "nir", "-o", folder.resolve("x.nir"), "--quiet");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .isEqualTo(
            "%Error-COMBINATION: "
                + chip
                + ": graph: found a graph of other layers than the chip has; allowed the graph that"
                + " the chip was imported from; without graph: one is made of the layers\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--dt 0|--dt: found 0.0; allowed more than 0, at most 1e6",
        "--dt 1e-4 --reset sero|--reset: found sero; allowed zero, subtract; did you mean zero?",
        "--dt 1e-4 --current old|--current: found old; allowed now, before",
        "--dt 1e-4 --time-unit ns|--time-unit: found ns; allowed s, ms, us; did you mean s?",
        "--dt 1e-4 --weight-bits 17|--weight-bits: found 17; allowed 2 to 16",
        "--dt 1e-4 --weight-bits 4 --levels 8|--levels: found 8; allowed 1 to 7 with --weight-bits 4",
        "--dt 1e-4 --membrane-bits 40 --coefficient-bits 24|--coefficient-bits: found 24; allowed 4"
            + " to 20 with --membrane-bits 40",
        "--dt 1e-4 --input-max 0|--input-max: found 0.0; allowed more than 0, at most 1e30",
        "--dt 1e-4 --input-bits 1 --input-max 2|--input-max: an input of 1 bit is 0 or 1; give"
            + " --input-bits 2 to 32 with it"
      })
  void aWrongOptionIsToldAndNothingIsWritten(String options, String message) throws IOException {
    List<String> words =
        Stream.concat(
                Stream.of("import", "model.nir", "-o", folder.resolve("chip.yaml").toString()),
                Stream.of(options.split(" ")))
            .collect(Collectors.toList());
    CommandLineRun run = CommandLineRun.of(words.toArray());
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("%Error-USAGE: spintwin import: " + message + "\n");
    assertThat(CommandLineRun.everythingIn(folder)).isEmpty();
  }

  @Test
  void aFaultyModelLeavesNothingBehind() throws IOException {
    Path model = Files.writeString(folder.resolve("model.nir"), "no HDF5");
    CommandLineRun run =
        CommandLineRun.of("import", model, "--dt", 1e-4, "-o", folder.resolve("a/chip.yaml"));
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).startsWith("%Error-FORMAT: " + model);
    assertThat(CommandLineRun.everythingIn(folder)).containsExactly("model.nir");
  }

  @Test
  void anImportReplacesOnlyWhenForced() throws IOException {
    Path chip = folder.resolve("n.yaml");
    Object[] words = {"import", NORSE.resolve("lif_norse.nir"), "--dt", "1e-4", "-o", chip};
    assertThat(CommandLineRun.of(words).exit()).isZero();
    CommandLineRun again = CommandLineRun.of(words);
    assertThat(again.exit()).isEqualTo(3);
    assertThat(again.err())
        .endsWith(
            "%Error-EXISTS: "
                + folder.resolve("n_weights")
                + ": found a folder that is not empty; allowed a new name; use --force to replace\n");
    Object[] forced = Stream.concat(Stream.of(words), Stream.of("--force")).toArray();
    assertThat(CommandLineRun.of(forced).exit()).isZero();
  }

  @Test
  void theReportForProgramsCannotBeTheChipFile() {
    Path chip = folder.resolve("digits.yaml");
    CommandLineRun run = importDigits(EXAMPLES.resolve("digits.nir"), chip, "--json", chip);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(
            "%Error-USAGE: spintwin import: --json, --report: found "
                + chip
                + ", the chip file of -o; allowed another");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aNetworkOfTooManyLanesIsRefusedBeforeSynthesis() {
    Path chip = folder.resolve("digits.yaml");
    importDigits(EXAMPLES.resolve("digits.nir"), chip, "--lanes", 8);
    CommandLineRun run =
        CommandLineRun.of(
            "build", chip, "--board", "icebreaker", "-o", folder.resolve("out"), "--quiet");
    assertThat(run.exit()).as(run.err()).isEqualTo(3);
    assertThat(run.err())
        .matches(
            "%Error-DEVICE: "
                + chip
                + ": --board icebreaker: found about 1\\d{4} look-up tables; allowed 5280 on Lattice"
                + " iCE40 UP5K; --lanes 2 would fit, or take a larger board\n");
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
