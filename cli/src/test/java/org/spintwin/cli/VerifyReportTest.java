// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spintwin.NeedsVerilator;
import org.spintwin.golden.MramLifSteps;
import org.spintwin.io.ChipFile;
import org.spintwin.io.SpikeFile;
import org.spintwin.io.SpikeTrain;
import org.spintwin.kind.MramTwin;
import org.spintwin.spec.TwinImage;

/** The page of {@code spintwin verify --report}. */
@Execution(ExecutionMode.CONCURRENT)
class VerifyReportTest {
  private static final String CHIP =
      "spintwin: 1\nchip: mram-lif\nname: x\narray: {inputs: 5, neurons: 4}\n"
          + "neuron: {threshold: 10, refractory: 2}\n";

  @TempDir Path folder;
  private Path chip;
  private Path spikes;
  private Path page;

  @BeforeEach
  void writeChip() throws IOException {
    NeedsVerilator.check();
    chip = Files.writeString(folder.resolve("chip.yaml"), CHIP);
    spikes = Files.writeString(folder.resolve("s.csv"), "1,1,1,1,1\n0,1,0,1,1\n".repeat(30));
    page = folder.resolve("report.html");
  }

  @Test
  void tellsOfEquality() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "verify", chip, "--cycles", 5000, "--seed", 7, "--report", page, "--json", "-");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().get("report").asText()).isEqualTo(page.toString());
    assertThat(run.err()).contains("report is in " + page + "\n");
    assertThat(Files.readString(page))
        .contains("<h1>Verification of x</h1>", "<p class=\"verdict pass\">1 pass</p>")
        .contains("5,000 clocks, ", "; no difference</td>")
        .contains("random: inputs, resets, accesses")
        .contains("<h3>Spikes of the golden model</h3>", "<h3>Codes of the synapses</h3>")
        .contains(">NEURONS</td>", "4-input look-up tables", "seed: stimulus", "Verilator 5.")
        .contains("spintwin verify " + chip + " --cycles 5000 --seed 7 --report " + page)
        .doesNotContain("First difference");
    String first = Files.readString(page);
    CommandLineRun again =
        CommandLineRun.of(
            "verify",
            chip,
            "--cycles",
            5000,
            "--seed",
            7,
            "--report",
            page,
            "--json",
            "-",
            "--force");
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(Files.readString(page).replace(" --force", "")).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parallel", "parallel-axi", "folded"})
  void drawsTheSpikesOfTheStepExactModel(String architecture) throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "verify", chip, "--arch", architecture, "--input", spikes, "--report", page);
    assertThat(run.exit()).as(run.err()).isZero();
    String text = Files.readString(page);
    int expected = spikesOfTheStepExactModel();
    assertThat(expected).isGreaterThan(20);
    assertThat(text).contains("<path class=\"spikes c0\" data-marks=\"" + expected + "\"");
    if (architecture.equals("folded")) {
      assertThat(text).contains("so that no clock shows them all").doesNotContain("Membrane of");
    } else {
      assertThat(text.split("<h3>Membrane of neuron ", -1)).hasSize(1 + 3);
      assertThat(text).contains("class=\"rule own\"", "class=\"shade own\"");
    }
  }

  private int spikesOfTheStepExactModel() {
    TwinImage image = MramTwin.load(chip, List.of()).image();
    MramLifSteps model = new MramLifSteps(image);
    SpikeTrain train = SpikeFile.read(spikes, ChipFile.read(chip).array().inputs());
    long[] words = new long[train.wordsPerStep()];
    int count = 0;
    for (int step = 0; step < train.steps(); step++) {
      train.copyStep(step, words);
      model.step(words);
      for (int neuron = 0; neuron < 4; neuron++) {
        count += model.spiked(neuron) ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void drawsTheFirstDifferenceWithBothValues() throws IOException {
    Path rtl = folder.resolve("rtl");
    assertThat(CommandLineRun.of("generate", chip, "-o", rtl).exit()).isZero();
    Path neuron = rtl.resolve("lif_neuron.v");
    String text = Files.readString(neuron);
    String wrong = text.replace("refractory = refractory - 1;", "refractory = refractory - 2;");
    assertThat(wrong).isNotEqualTo(text);
    Files.writeString(neuron, wrong);
    CommandLineRun run =
        CommandLineRun.of(
            "verify",
            chip,
            "--rtl",
            rtl,
            "--input",
            spikes,
            "--out",
            folder.resolve("left"),
            "--report",
            page);
    assertThat(run.exit()).as(run.err()).isEqualTo(1);
    String html = Files.readString(page);
    assertThat(html)
        .contains("<p class=\"verdict fail\">1 fail</p>", "<h2>First difference</h2>")
        .contains("<h3>Clocks around the first difference</h3>")
        .contains(">golden</text>", ">Verilog</text>", "class=\"wrong-value\"")
        .containsPattern(
            "<g class=\"lane wrong\">\n<text class=\"signal\"[^>]*>u_lif_neuron.refractory_q\\[")
        .contains("given in a file", "<h3>Membrane of neuron ");
    assertThat(folder.resolve("left").resolve("window.vcd")).exists();
  }

  @Test
  void leavesTheCodesOutWhereParametersWereOverridden() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "verify", chip, "--cycles", 2000, "--param", "NEURONS=2", "--report", page);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(Files.readString(page))
        .contains("overridden: NEURONS", "Parameters were overridden, so the memories held random")
        .doesNotContain("<h3>Codes of the synapses</h3>");
  }

  @Test
  void leavesAnExistingFileAlone() throws IOException {
    Files.writeString(page, "mine");
    CommandLineRun run = CommandLineRun.of("verify", chip, "--report", page);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("%Error-EXISTS: " + page);
    assertThat(page).hasContent("mine");
  }
}
