// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.spintwin.NeedsVerilator;
import org.spintwin.kind.ChipKind;

@Execution(ExecutionMode.CONCURRENT)
class ExperimentCommandTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  @TempDir Path folder;
  private Path chip;
  private Path out;

  @BeforeEach
  void writeChip() throws IOException {
    NeedsVerilator.check();
    chip = chip("array: {inputs: 8, neurons: 4}\n");
    out = folder.resolve("out");
  }

  private Path chip(String sections) throws IOException {
    String text = "spintwin: 1\nchip: mram-lif\nname: x\n" + sections;
    return Files.writeString(folder.resolve("chip.yaml"), text);
  }

  @Test
  void doesAllExperimentsAndLeavesTablesPlotsAndReport() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "experiment", "all", chip, "-o", out, "--examples", EXAMPLES, "--json", "-");
    assertThat(run.exit()).as(run.err() + run.out()).isZero();
    JsonNode json = run.json();
    List<String> names = new ArrayList<>();
    List<String> files = new ArrayList<>(List.of("experiments.json", "report.html"));
    for (JsonNode experiment : json.get("experiments")) {
      names.add(experiment.get("name").asText());
      assertThat(experiment.get("verdict").asText()).isIn("pass", "not applicable");
      assertThat(experiment.get("expectation").asText()).isNotEmpty();
      assertThat(experiment.get("finding").asText()).isNotEmpty();
      if (experiment.get("verdict").asText().equals("pass")) {
        files.add(experiment.get("table").asText());
        assertThat(experiment.get("plots")).isNotEmpty();
        experiment.get("plots").forEach(plot -> files.add(plot.asText()));
      }
    }
    assertThat(names).isEqualTo(ChipKind.ALL.get(0).experiments().names());
    assertThat(names).hasSize(12);
    assertThat(CommandLineRun.everythingIn(out)).containsExactlyInAnyOrderElementsOf(files);
    JsonNode kept = new ObjectMapper().readTree(out.resolve("experiments.json").toFile());
    assertThat(kept.get("experiments")).isEqualTo(json.get("experiments"));
    assertThat(kept.get("specDigest")).isEqualTo(json.get("specDigest"));
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("<h1>Experiments on x</h1>", "Firing rate against current", "<svg")
        .contains("spintwin experiment all " + chip + " -o " + out);
    assertThat(Files.readString(out.resolve("fi-curve.csv")))
        .startsWith("current,least interval expected,greatest expected,least interval,");
    assertThat(Files.readString(out.resolve("epsp.svg"))).startsWith("<svg ").endsWith("</svg>\n");
  }

  @Test
  void printsAVerdictAndTheFinding() throws IOException {
    CommandLineRun run = CommandLineRun.of("experiment", "refractory", chip, "-o", out);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("refractory           pass             ", "each followed by 8 silent steps.")
        .contains("report          " + out.resolve("report.html"));
    assertThat(CommandLineRun.everythingIn(out))
        .containsExactly("experiments.json", "refractory.csv", "refractory.svg", "report.html");
  }

  @Test
  void theSameChipGivesTheSameBytes() throws IOException {
    for (String name : List.of("a", "b")) {
      Path target = folder.resolve(name);
      CommandLineRun run = CommandLineRun.of("experiment", "current-vs-code", chip, "-o", target);
      assertThat(run.exit()).as(run.err()).isZero();
    }
    for (String file : List.of("current-vs-code.csv", "current-vs-code.svg")) {
      assertThat(folder.resolve("a").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("b").resolve(file));
    }
  }

  @Test
  void aFailedExperimentIsToldAndLeavesItsFolder() throws IOException {
    Path coarse =
        chip("array: {inputs: 8, neurons: 4, code_fraction_bits: 0}\nneuron: {fraction_bits: 0}\n");
    CommandLineRun run = CommandLineRun.of("experiment", "epsp", coarse, "-o", out);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("epsp                 fail             ", "more than a level step off")
        .contains("checks fail");
    assertThat(Files.readString(out.resolve("report.html"))).contains("verdict fail");
  }

  @Test
  void aMisspeltExperimentNamesTheNearestAndAll() {
    CommandLineRun run = CommandLineRun.of("experiment", "fi-crve", chip, "-o", out);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "%Error-USAGE: spintwin experiment: unknown experiment 'fi-crve'; there are all,"
                + " current-vs-code, epsp, ipsp, temporal-summation, spatial-summation,"
                + " ei-cancellation, fi-curve, refractory, lateral-inhibition, winner-take-all,"
                + " frequency-scaling, mismatch-sweep; did you mean fi-curve?");
    assertThat(out).doesNotExist();
  }

  @Test
  void anExistingFolderIsLeftAloneWithoutForce() throws IOException {
    Files.createDirectory(out);
    Files.writeString(out.resolve("mine"), "mine");
    CommandLineRun run = CommandLineRun.of("experiment", "epsp", chip, "-o", out);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .contains(
            "%Error-EXISTS: "
                + out
                + ": found a folder that is not empty; allowed a new name; use --force to replace");
    assertThat(CommandLineRun.everythingIn(out)).containsExactly("mine");
    assertThat(CommandLineRun.of("experiment", "epsp", chip, "-o", out, "--force").exit()).isZero();
    assertThat(CommandLineRun.everythingIn(out)).contains("epsp.csv").doesNotContain("mine");
  }

  @Test
  void aMissingVerilatorIsNamed() {
    CommandLineRun run =
        CommandLineRun.with(
            Map.of("PATH", folder.toString()), false, "experiment", "epsp", chip, "-o", out);
    assertThat(run.exit()).isEqualTo(4);
    assertThat(run.err()).contains("verilator is not on PATH. Install it with: apt-get install");
    assertThat(out).doesNotExist();
  }

  @Test
  void missingDigitsAreNamed() {
    Path nowhere = folder.resolve("nowhere");
    CommandLineRun run =
        CommandLineRun.of("experiment", "mismatch-sweep", chip, "-o", out, "--examples", nowhere);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .contains("%Error-NOTFOUND: " + nowhere.resolve("digits").resolve("chip.yaml"));
    assertThat(out).doesNotExist();
  }

  @Test
  void helpListsEveryExperiment() {
    CommandLineRun run = CommandLineRun.of("experiment", "--help");
    assertThat(run.exit()).isZero();
    for (ChipKind kind : ChipKind.ALL) {
      List<String> names = kind.experiments().names();
      assertThat(names).allMatch(run.out()::contains);
      assertThat(run.out().contains("  " + kind.name() + ":")).isEqualTo(!names.isEmpty());
    }
    assertThat(run.out()).contains("Examples:\n  spintwin experiment all chip.yaml");
  }
}
