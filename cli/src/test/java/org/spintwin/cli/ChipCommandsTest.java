// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spintwin.io.ChipFile;
import org.spintwin.io.NpyFile;
import org.spintwin.kind.ChipKind;
import org.spintwin.spec.Architecture;

/** init, check, generate and simulate. */
class ChipCommandsTest {
  private static final String HEAD = "spintwin: 1\nchip: mram-lif\nname: x\n";
  private static final String SMALL =
      HEAD
          + "array: {inputs: 2, neurons: 1, weights: w.csv}\ndevice: {sigma_r: 0}\n"
          + "neuron: {psp: pulse, leak: none, threshold: 20, refractory: 2}\n";

  @TempDir Path folder;

  @Test
  void initWritesTheStarterAndKeepsWhatIsThere() throws IOException {
    Path chip = folder.resolve("new/chip.yaml");
    assertThat(CommandLineRun.of("init", "-o", chip))
        .isEqualTo(
            new CommandLineRun(0, "wrote " + chip + "\n", "next: spintwin check " + chip + "\n"));
    assertThat(chip).hasContent(ChipFile.starter());

    Files.writeString(chip, "mine");
    assertThat(CommandLineRun.of("init", "-o", chip))
        .isEqualTo(
            new CommandLineRun(
                3,
                "",
                "%Error-EXISTS: "
                    + chip
                    + ": found an existing file;"
                    + " allowed a new name; use --force to replace\n"));
    assertThat(chip).hasContent("mine");
    assertThat(CommandLineRun.of("init", "-o", chip, "--force", "--quiet"))
        .isEqualTo(new CommandLineRun(0, "wrote " + chip + "\n", ""));
    assertThat(chip).hasContent(ChipFile.starter());
  }

  @Test
  void initKnowsItsChips() throws IOException {
    assertThat(CommandLineRun.of("init", "--chip", "mram-lfi", "-o", folder.resolve("chip.yaml")))
        .isEqualTo(
            new CommandLineRun(
                3,
                "",
                "%Error-VALUE: --chip: found mram-lfi; allowed "
                    + String.join(", ", ChipKind.names())
                    + "; did you mean mram-lif?\n"));
    assertThat(CommandLineRun.everythingIn(folder)).isEmpty();
  }

  @Test
  void checkPrintsWhatTheChipResolvesTo() throws IOException {
    Path chip = chip(ChipFile.starter());
    CommandLineRun run = CommandLineRun.of("check", chip, "--quiet");
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            chip
                + """
                : legal
                chip           mram_twin, mram-lif
                array          64 inputs x 16 neurons, 1024 synapses of 4 bits, 4 cells each
                current codes  sQ5.2, 8 bits, -32 to 31.75 in steps of 0.25, 0 clipped
                currents       8.000e-06 A per level, 0.0001200 A at level 15 (assumed device)
                nonlinearity   INL 0.794 levels (3.46 codes), DNL 1.55 levels (6.76 codes) at worst
                levels         6.52 of 16 effective
                membrane       sQ15.8, 24 bits, -32768 to 32767.99609375 in steps of 0.00390625
                traces         sQ15.8, 24 bits, -32768 to 32767.99609375 in steps of 0.00390625
                threshold      >= 256 (raw 65536)
                timing         12000000 steps/s, latency 2 clocks from latched step to spikes
                architecture   parallel
                flip-flops     about 2190 and 9216 of the memories, read all at once (estimate)
                4-input LUTs   about 59068 (rough estimate; synthesise to know)
                """);
  }

  @Test
  void checkTellsTheYieldOfManyChips() throws IOException {
    Path chip = chip(HEAD + "array: {inputs: 8, neurons: 4}\n");
    CommandLineRun run = CommandLineRun.of("check", chip, "--chips", 50, "--bound", 1.1);
    assertThat(run.exit()).isZero();
    assertThat(run.err()).containsPattern("draw chips +\\d+\\.\\d\\d s\n");
    double share =
        CommandLineRun.of("check", chip, "--chips", 50, "--bound", 1.1, "--json", "-")
            .json()
            .get("yield")
            .asDouble();
    assertThat(share).isStrictlyBetween(0.0, 1.0);
    assertThat(run.out())
        .contains(
            String.format("yield          %.4g %% of 50 chips within 1.1 levels\n", 100 * share));
    Path ideal = chip(HEAD + "device: {sigma_r: 0}\n");
    assertThat(CommandLineRun.of("check", ideal, "--chips", 3).out())
        .contains("yield          100.0 % of 3 chips within 1 levels\n");
  }

  @Test
  void checkDrawsChipsOnlyWhereThatMeansSomething() throws IOException {
    Path chip = chip(HEAD);
    assertMisused("--chips: found 0; allowed 1 or more", chip, "--chips", 0);
    assertMisused("--bound: found 0.0; allowed more than 0", chip, "--chips", 5, "--bound", 0);
    assertMisused("--bound: found NaN; allowed more than 0", chip, "--chips", 5, "--bound", "NaN");
    Files.writeString(folder.resolve("c.csv"), "0,1\n");
    Path table = chip(HEAD + "array: {inputs: 1, neurons: 1, bits: 1, codes: c.csv}\n");
    assertMisused(
        "--chips: the codes of this chip are measured (array.codes), not drawn",
        table,
        "--chips",
        5);
  }

  private static void assertMisused(String message, Path chip, Object... options) {
    Object[] words = Stream.concat(Stream.of("check", chip), Stream.of(options)).toArray();
    CommandLineRun run = CommandLineRun.of(words);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("%Error-USAGE: spintwin check: " + message + "\n");
  }

  @Test
  void checkWritesJsonToTheStandardOutputAloneOrToAFile() throws IOException {
    Path chip = chip(ChipFile.starter());
    CommandLineRun run = CommandLineRun.of("check", chip, "--json", "-");
    assertThat(run.exit()).isZero();
    JsonNode json = run.json();
    assertThat(json.get("schemaVersion").asInt()).isEqualTo(1);
    assertThat(json.get("command").asText()).isEqualTo("check");
    assertThat(json.get("resolved").asText()).isEqualTo(ChipFile.write(ChipFile.read(chip)));
    assertThat(json.get("parameters").get("INIT_THRESHOLD").asInt()).isEqualTo(65536);
    assertThat(json.get("latencyClocks").asInt()).isEqualTo(2);
    assertThat(json.get("stepsPerSecond").asDouble()).isEqualTo(12e6);
    assertThat(run.err()).contains("membrane       sQ15.8");

    Path file = folder.resolve("check.json");
    assertThat(CommandLineRun.of("check", chip, "--json", file).exit()).isZero();
    assertThat(new ObjectMapper().readTree(file.toFile())).isEqualTo(json);
    assertThat(CommandLineRun.of("check", chip, "--json", file))
        .isEqualTo(
            new CommandLineRun(
                3,
                "",
                "%Error-EXISTS: "
                    + file
                    + ": found an existing file;"
                    + " allowed a new name; use --force to replace\n"));
  }

  @Test
  void anOptionGoesBeforeTheArchitectureOfTheFile() throws IOException {
    Path chip = chip(HEAD + "architecture: {kind: parallel, lanes: 3}\n");
    String lanes =
        "architecture.lanes: found 3; allowed a power of two that divides array.neurons (16):"
            + " 1, 2, 4, 8 or 16";
    assertThat(CommandLineRun.of("check", chip, "--quiet").err())
        .startsWith("%Error-VALUE: " + chip + ":4:39: " + lanes + "\n");
    Path trace = folder.resolve("t.csv");
    for (Object[] command :
        new Object[][] {
          {"check", chip, "--lanes", 3},
          {"generate", chip, "--lanes", 3, "-o", folder.resolve("out")},
          {"simulate", chip, "--lanes", 3, "--input", chip, "--trace", trace},
          {"verify", chip, "--lanes", 3}
        }) {
      CommandLineRun run = CommandLineRun.of(command);
      assertThat(run.exit()).isEqualTo(3);
      assertThat(run.err()).isEqualTo("%Error-VALUE: --lanes: " + lanes + "\n");
    }
    assertThat(CommandLineRun.everythingIn(folder)).containsExactly("chip.yaml");
  }

  @Test
  void anUnknownArchitectureIsAnErrorAsOfTheFile() throws IOException {
    CommandLineRun run = CommandLineRun.of("check", chip(HEAD), "--arch", "paralel");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .isEqualTo(
            "%Error-VALUE: --arch: architecture.kind: found paralel; allowed "
                + String.join(", ", Architecture.words())
                + "; did you mean parallel?\n");
  }

  @Test
  void lanesAreRefusedWhereThereAreNone() throws IOException {
    CommandLineRun run = CommandLineRun.of("check", chip(HEAD), "--lanes", 4);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .isEqualTo(
            "%Error-COMBINATION: --lanes: architecture.lanes: found 4 with kind: parallel;"
                + " allowed --lanes only with --arch folded\n");
    Path file = chip(HEAD + "architecture: {kind: parallel, lanes: 4}\n");
    assertThat(CommandLineRun.of("check", file, "--quiet").exit()).isZero();
  }

  @Test
  void checkWarnsOfClippedCodes() throws IOException {
    Files.writeString(folder.resolve("w.csv"), "15,-1\n");
    Path chip = chip(HEAD + "array: {inputs: 2, neurons: 1, code_bits: 5, weights: w.csv}\n");
    assertThat(CommandLineRun.of("check", chip, "--quiet").err())
        .isEqualTo(
            "%Warning-CLIPPED: "
                + chip
                + ": 1 of 2 current codes lie outside sQ2.2 and are"
                + " clipped; raise array.code_bits or lower array.code_fraction_bits\n");
  }

  @Test
  void checkWarnsOfAChipThatNeverTakesAnEvent() throws IOException {
    String steps = "architecture: {kind: folded, step_end: divider}\ntiming: {divider: %d}\n";
    Path chip = chip(HEAD + steps.formatted(1));
    assertThat(CommandLineRun.of("check", chip, "--quiet").err())
        .isEqualTo(
            "%Warning-NO_EVENTS: "
                + chip
                + ": a step ends on every clock (architecture.step_end divider, timing.divider 1),"
                + " which leaves the event queue no clock to take an event while steps run; raise"
                + " timing.divider to 2 or more\n");
    assertThat(CommandLineRun.of("check", chip, "--arch", "parallel", "--quiet").err()).isEmpty();
    Files.writeString(chip, HEAD + steps.formatted(2));
    assertThat(CommandLineRun.of("check", chip, "--quiet").err()).isEmpty();
  }

  @Test
  void failuresAreInTheJsonToo() throws IOException {
    Path chip = chip(HEAD + "array: {inputs: 1000000000}\n");
    CommandLineRun run = CommandLineRun.of("check", chip, "--json", "-");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .isEqualTo(
            "%Error-RANGE: "
                + chip
                + ":4:17: array.inputs: found 1000000000; allowed 1 to 4096\n"
                + "  array: {inputs: 1000000000}\n                  ^\n");
    JsonNode error = run.json().get("error");
    assertThat(error.get("code").asText()).isEqualTo("RANGE");
    assertThat(error.get("line").asInt()).isEqualTo(4);
    assertThat(error.get("column").asInt()).isEqualTo(17);
    assertThat(error.get("key").asText()).isEqualTo("array.inputs");
    assertThat(error.get("found").asText()).isEqualTo("1000000000");
    assertThat(error.get("allowed").asText()).isEqualTo("1 to 4096");
  }

  @Test
  void generateWritesTheSameBytesEachTimeAndNothingElse() throws IOException {
    Path chip = chip(ChipFile.starter());
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    assertThat(CommandLineRun.of("generate", chip, "-o", one).exit()).isZero();
    CommandLineRun run = CommandLineRun.of("generate", chip, "-o", two, "--json", "-");
    List<String> files = CommandLineRun.everythingIn(one);
    assertThat(files).contains("mram_twin.v", "lif_neuron.v", "synapse_array.v");
    assertThat(CommandLineRun.everythingIn(two)).isEqualTo(files);
    for (String file : files) {
      if (Files.isRegularFile(one.resolve(file))) {
        assertThat(two.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
      }
    }
    assertThat(run.json().get("top").asText()).isEqualTo("mram_twin");
    assertThat(run.json().get("architecture").asText()).isEqualTo("parallel");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name: module\n", "neuron: {threshold: 1e9}\n", "array: {weights: no}\n"})
  void generateLeavesNothingOfAnIllegalChip(String fault) throws IOException {
    String head = fault.startsWith("name") ? HEAD.replace("name: x\n", "") : HEAD;
    Path chip = chip(head + fault);
    CommandLineRun run = CommandLineRun.of("generate", chip, "-o", folder.resolve("a/b/out"));
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).startsWith("%Error-").doesNotContain("\tat ");
    assertThat(CommandLineRun.everythingIn(folder)).containsExactly("chip.yaml");
  }

  @Test
  void generateReplacesAFolderOnlyWhenForced() throws IOException {
    Path chip = chip(ChipFile.starter());
    Path out = Files.createDirectory(folder.resolve("out"));
    Path mine = Files.writeString(out.resolve("mine.txt"), "mine");
    assertThat(CommandLineRun.of("generate", chip, "-o", out))
        .isEqualTo(
            new CommandLineRun(
                3,
                "",
                "%Error-EXISTS: "
                    + out
                    + ": found a folder that is not empty;"
                    + " allowed a new name; use --force to replace\n"));
    assertThat(CommandLineRun.everythingIn(folder))
        .containsExactly("chip.yaml", "out", "out/mine.txt");
    assertThat(CommandLineRun.of("generate", chip, "-o", out, "--force").exit()).isZero();
    assertThat(mine).doesNotExist();
    assertThat(out.resolve("mram_twin.v")).exists();
  }

  @Test
  void simulateWritesEveryStateOfEveryStep() throws IOException {
    Files.writeString(folder.resolve("w.csv"), "15,-2\n");
    Path chip = chip(SMALL);
    Path spikes = Files.writeString(folder.resolve("s.csv"), "step,address\n0,0\n1,1\n2,0\n2,0\n");
    Path trace = folder.resolve("t.csv");
    CommandLineRun run =
        CommandLineRun.of(
            "simulate", chip, "--input", spikes, "--trace", trace, "--steps", 5, "--json", "-");
    assertThat(run.exit()).isZero();
    assertThat(run.err())
        .contains("%Warning-REPEATED: " + spikes + ": 1 repeated events were merged\n")
        .contains("5 steps, 1 output spikes, 0 steps with saturation; states in " + trace + "\n");
    // A level is 4 code units and 256 membrane units; 15, then 13, then 28 >= 20 fires. A pulse has
    // no traces.
    assertThat(trace)
        .hasContent(
            """
            step,spike_0,membrane_0,trace_e_0,trace_i_0,refractory_0,current_e_0,current_i_0
            0,0,3840,0,0,0,60,0
            1,0,3328,0,0,0,0,8
            2,1,0,0,0,2,60,0
            3,0,0,0,0,1,0,0
            4,0,0,0,0,0,0,0
            """);
    assertThat(run.json().get("outputSpikes").asInt()).isEqualTo(1);
    assertThat(run.json().get("repeatedEvents").asInt()).isEqualTo(1);

    Path npy = folder.resolve("t.npy");
    assertThat(
            CommandLineRun.of("simulate", chip, "--input", spikes, "--trace", npy, "--steps", 5)
                .exit())
        .isZero();
    NpyFile matrix = NpyFile.read(npy);
    assertThat(matrix.shapeText()).isEqualTo("(5, 7)");
    assertThat(matrix.integer(1, 1)).isEqualTo(3328);
    assertThat(matrix.integer(2, 0)).isEqualTo(1);
  }

  @Test
  void simulateLeavesNoTraceOfBadInput() throws IOException {
    Path chip = chip(ChipFile.starter());
    Path spikes = Files.writeString(folder.resolve("s.csv"), "step,address\n0,64\n");
    Path trace = folder.resolve("t.csv");
    assertThat(CommandLineRun.of("simulate", chip, "--quiet", "--input", spikes, "--trace", trace))
        .isEqualTo(
            new CommandLineRun(
                3,
                "",
                "%Error-RANGE: "
                    + spikes
                    + ":2:3: address: found 64; allowed 0 to 63\n"
                    + "  0,64\n    ^\n"));
    assertThat(CommandLineRun.everythingIn(folder)).containsExactly("chip.yaml", "s.csv");
  }

  @Test
  void stagesAreLinesOffATerminal() throws IOException {
    CommandLineRun run = CommandLineRun.of("check", chip(ChipFile.starter()));
    assertThat(run.err()).matches("read chip +\\d+\\.\\d\\d s\n");
  }

  private Path chip(String text) throws IOException {
    return Files.writeString(folder.resolve("chip.yaml"), text);
  }
}
