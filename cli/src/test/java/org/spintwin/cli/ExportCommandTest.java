// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code export} writes, refuses, and says of a folder. */
final class ExportCommandTest {
  @TempDir Path folder;

  @Test
  void theSameChipGivesTheSameBytes() throws IOException {
    Path first = SmallCores.FOLDED.export(folder);
    Path other = Files.createDirectory(folder.resolve("other"));
    assertThat(contents(SmallCores.FOLDED.export(other))).isEqualTo(contents(first));
    assertThat(contents(first)).containsKeys("folded_core.core", "doc/timing.svg", "receipt.json");
    assertThat(contents(first).values()).noneMatch(text -> text.contains(folder.toString()));
  }

  @Test
  void theResolvedChipGivesTheSameBytes() throws IOException {
    Path core = SmallCores.SOT.export(folder);
    Path again = folder.resolve("again");
    CommandLineRun run =
        CommandLineRun.of("export", core.resolve("chip.yaml"), "--format", "all", "-o", again);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(contents(again)).isEqualTo(contents(core));
  }

  @Test
  void aFolderIsUpToDateUntilSomethingChanges() throws IOException {
    Path core = SmallCores.TS_PCM.export(folder);
    assertThat(check(core).exit()).isZero();
    Files.createDirectories(core.resolve("build/icarus"));
    Files.writeString(core.resolve("build/icarus/log"), "PASS\n");
    CommandLineRun run = check(core);
    assertThat(run.exit()).isZero();
    assertThat(run.json().get("upToDate").asBoolean()).isTrue();
    assertThat(run.err()).contains(core + " is up to date: ");
  }

  @Test
  void whatIsMissingStaleEditedOrExtraIsTold() throws IOException {
    Path core = SmallCores.TS_PCM.export(folder);
    Path chip = folder.resolve("ts_pcm_core.yaml");
    Files.writeString(chip, Files.readString(chip) + "timing: {clock_hz: 2e6}\n");
    Files.delete(core.resolve("LICENSE"));
    Files.writeString(core.resolve("rtl/ts_pcm_core.v"), "// mine\n");
    Files.writeString(core.resolve("notes.txt"), "mine\n");
    Map<String, String> before = contents(core);
    CommandLineRun run = check(core);
    assertThat(run.exit()).isEqualTo(1);
    JsonNode json = run.json();
    assertThat(json.get("upToDate").asBoolean()).isFalse();
    assertThat(json.get("missing")).extracting(JsonNode::asText).containsExactly("LICENSE");
    assertThat(json.get("edited"))
        .extracting(JsonNode::asText)
        .containsExactly("rtl/ts_pcm_core.v");
    assertThat(json.get("extra")).extracting(JsonNode::asText).containsExactly("notes.txt");
    assertThat(json.get("stale"))
        .extracting(JsonNode::asText)
        .contains("constraints/ts_pcm_core.sdc", "chip.yaml", "receipt.json")
        .doesNotContain("tb/tb_ts_pcm_core.v", "rtl/ts_pcm_core.v");
    assertThat(run.err())
        .contains("missing      LICENSE\n")
        .contains("stale        constraints/ts_pcm_core.sdc\n")
        .contains("edited       rtl/ts_pcm_core.v\n")
        .contains("extra        notes.txt\n")
        .contains(
            core
                + " is not up to date; replace it: spintwin export "
                + chip
                + " --format all -o "
                + core
                + " --json - --force\n")
        .contains("What is edited or extra would be lost: save it first.\n");
    assertThat(contents(core)).isEqualTo(before);
  }

  @Test
  void aFolderThatIsNotThereLacksEverything() throws IOException {
    Path chip = SmallCores.TS_PCM.write(folder, "x");
    Path nowhere = folder.resolve("nowhere");
    CommandLineRun run =
        CommandLineRun.of(
            "export", chip, "--format", "verilog", "-o", nowhere, "--check", "--json", "-");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.json().get("missing")).extracting(JsonNode::asText).contains("rtl/x.v");
    assertThat(nowhere).doesNotExist();
  }

  private CommandLineRun check(Path core) {
    Path chip = folder.resolve(core.getFileName() + ".yaml");
    return CommandLineRun.of(
        "export", chip, "--format", "all", "-o", core, "--check", "--json", "-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--format fusesock | --format: found fusesock; allowed verilog, fusesoc,",
        "--format fusesock | ; did you mean fusesoc?",
        "--format verilog,spice | --format: spice is a circuit of one neuron in a folder of its own;"
            + " give it alone, without --check",
        "--format spice --check | --format: spice is a circuit of one neuron in a folder of its own;"
            + " give it alone, without --check",
        "--format verilog --neuron 1 | --neuron is for --format spice",
      })
  void optionsThatMakeNoSenseAreRefused(String options, String message) throws IOException {
    Path chip = SmallCores.PARALLEL.write(folder, "x");
    String command = "export " + chip + " -o " + folder.resolve("out") + " " + options;
    CommandLineRun run = CommandLineRun.of((Object[]) command.split(" "));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("%Error-USAGE: spintwin export: ").contains(message);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aFormatThatTheChipDoesNotHaveIsRefusedWithTheReason() throws IOException {
    Path chip = SmallCores.PARALLEL.write(folder, "x");
    CommandLineRun run =
        CommandLineRun.of(
            "export", chip, "--format", "litex", "-o", folder.resolve("out"), "--quiet");
    assertThat(run)
        .isEqualTo(
            new CommandLineRun(
                3,
                "",
                "%Error-COMBINATION: "
                    + chip
                    + ": --format litex: found a chip that has no such form: it has no registers and"
                    + " streams of events to put behind a bus; of mram-lif, take --arch parallel-axi"
                    + " or folded; allowed another format, or all for those that it has\n"));
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void allFormatsSaysWhichTheChipDoesNotHave() throws IOException {
    Path chip = SmallCores.MTJ.write(folder, "x");
    Path out = folder.resolve("out");
    CommandLineRun run =
        CommandLineRun.of("export", chip, "--format", "all", "-o", out, "--json", "-");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().get("notForThisChip").fieldNames())
        .toIterable()
        .contains("registers", "librelane", "litex", "nir", "spice");
    assertThat(run.json().get("formats").get("fusesoc").asText()).isEqualTo("run in the real tool");
    assertThat(run.err()).contains("librelane    not there: its cells are memories");
    assertThat(out.resolve("README.md"))
        .content()
        .contains("| litex | | not here: it has no registers");
    assertThat(out.resolve("librelane")).doesNotExist();
  }

  @Test
  void anExistingFolderIsKept() throws IOException {
    Path chip = SmallCores.TS_PCM.write(folder, "x");
    Path mine = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(mine.resolve("notes.txt"), "mine\n");
    CommandLineRun run = CommandLineRun.of("export", chip, "--format", "verilog", "-o", mine);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("use --force to replace");
    assertThat(CommandLineRun.everythingIn(mine)).containsExactly("notes.txt");
  }

  private static Map<String, String> contents(Path core) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(core)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        contents.put(core.relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }
}
