// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.pcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spintwin.NeedsVerilator;
import org.spintwin.device.TsPcmCells;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Experiments;
import org.spintwin.experiment.Outcome;
import org.spintwin.experiment.UnequalModelsException;
import org.spintwin.golden.TsPcmModel;
import org.spintwin.harness.Toolchain;
import org.spintwin.io.TsPcmFile;
import org.spintwin.report.Verdict;

/** The six published properties, and that each of them can fail. */
final class PcmExperimentsTest {
  private static final String HEAD = "spintwin: 1\nchip: ts-pcm\nname: x\n";

  private static Toolchain tools;

  @TempDir Path folder;

  @BeforeAll
  static void findTools() {
    NeedsVerilator.check();
    tools = Toolchain.find(System.getenv());
  }

  private PcmBench bench(String sections) throws IOException {
    return bench(sections, text -> text);
  }

  private PcmBench bench(String sections, UnaryOperator<String> edit) throws IOException {
    Path chip = Files.writeString(folder.resolve("chip.yaml"), HEAD + sections);
    TsPcmFile file = TsPcmFile.read(chip, List.of());
    var cells = new TsPcmCells(file.chip());
    var golden =
        new TsPcmModel().chip("x", cells.parameters(), Map.of(TsPcmModel.CELLS, cells.image()));
    return new PcmBench(file.chip(), file.pattern(), golden, tools, edit);
  }

  private static Experiment<PcmBench> named(String name) {
    return Experiments.named(PcmExperiments.ALL, name).orElseThrow();
  }

  private static Outcome run(String name, PcmBench bench) {
    return Experiments.run(named(name), bench);
  }

  static List<String> names() {
    return PcmExperiments.ALL.stream().map(Experiment::name).toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void theDefaultChipDoesWhatWasPublished(String name) throws IOException {
    Outcome outcome = run(name, bench(""));
    assertThat(outcome.verdict()).as(outcome.text()).isEqualTo(Verdict.Outcome.PASS);
    assertThat(outcome.table().rows()).isNotEmpty();
    assertThat(outcome.plots()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 4, 5})
  void otherCellsDoSoToo(long seed) throws IOException {
    PcmBench bench = bench("device: {seed: " + seed + "}\n");
    for (String name : names()) {
      Outcome outcome = run(name, bench);
      assertThat(outcome.verdict())
          .as("seed %d, %s: %s", seed, name, outcome.text())
          .isEqualTo(Verdict.Outcome.PASS);
    }
  }

  @Test
  void aPatternOfAFileOnALargerArrayIsRetrainedFaster() throws IOException {
    StringBuilder diagonal = new StringBuilder();
    for (int row = 0; row < 9; row++) {
      for (int column = 0; column < 12; column++) {
        diagonal.append(column == 0 ? "" : ",").append(row == column ? 1 : 0);
      }
      diagonal.append('\n');
    }
    Files.writeString(folder.resolve("diagonal.csv"), diagonal);
    String sections = "array: {rows: 9, columns: 12}\ntraining: {pattern: diagonal.csv}\n";
    Outcome outcome = run("retraining", bench(sections + "cell: {noise_bits: 3}\n"));
    assertThat(outcome.verdict()).as(outcome.text()).isEqualTo(Verdict.Outcome.PASS);
    assertThat(run("background", bench(sections)).text())
        .startsWith("99 cells at input 1 are unchanged");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "retraining | cell: {intrinsic_step: 0} | retraining takes 161 steps, the training 161",
        "retraining | training: {on: 2} | the pattern is not stored at first within 10000"
            + " steps at inputs 2 and 1; a higher training.on or a lower cell.threshold may help",
        "background | training: {off: 3} | a cell outside the pattern fires at input 3, or changes",
        "no-synaptic | training: {on: 2} | no cell fires at input 2",
        "no-intrinsic | training: {on: 2} | the pattern is not stored at first within 10000"
            + " steps at inputs 2 and 1; a higher training.on or a lower cell.threshold may help",
        "rate | training: {on: 2} | not every cell reaches the highest excitability in 200000 steps"
            + " at input 2"
      })
  void aChipThatDoesNotIsTold(String name, String sections, String text) throws IOException {
    Outcome outcome = run(name, bench(sections + "\n"));
    assertThat(outcome.verdict()).isEqualTo(Verdict.Outcome.FAIL);
    assertThat(outcome.text()).startsWith(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "decayed | cell: {period_bits: 20} | after 1048576 steps of rest there is still"
            + " excitability; a shorter cell.period_bits or cell.decay_shift makes it decay sooner",
        "rate | cell: {excitability_max: 0} | cell.excitability_max is too small to be divided in"
            + " parts",
      })
  void whatAChipCannotShowIsNotApplicable(String name, String sections, String text)
      throws IOException {
    Outcome outcome = run(name, bench(sections + "\n"));
    assertThat(outcome.verdict()).isEqualTo(Verdict.Outcome.NOT_APPLICABLE);
    assertThat(outcome.text()).isEqualTo(text);
  }

  @Test
  void aPatternOfAllCellsHasNoBackground() throws IOException {
    Files.writeString(folder.resolve("all.csv"), "1,1\n");
    String sections = "array: {rows: 1, columns: 2}\ntraining: {pattern: all.csv}\n";
    assertThat(run("background", bench(sections)).text()).isEqualTo("the pattern has all cells");
  }

  @Test
  void verilogThatIsWrongFailsTheExperiment() throws IOException {
    PcmBench bench =
        bench(
            "", text -> text.replace("excitability + INTRINSIC,", "excitability + INTRINSIC + 1,"));
    Outcome outcome = run("retraining", bench);
    assertThat(outcome.verdict()).isEqualTo(Verdict.Outcome.FAIL);
    assertThat(outcome.text())
        .startsWith("golden model and Verilog differ: clock ")
        .contains("u_ts_pcm_cell.excitability_q");
    assertThatThrownBy(() -> Show.of(bench)).isInstanceOf(UnequalModelsException.class);
  }

  @Test
  void theShowDrawsTheLetterOverTime() throws IOException {
    Show show = Show.of(bench(""));
    assertThat(show.n2()).isPositive().isLessThan(show.n1());
    assertThat(show.plots()).hasSize(3);
    assertThat(show.lines().get(0))
        .isEqualTo("training: the pattern is stored after " + show.n1() + " steps; G over time:");
    assertThat(show.lines().get(1)).startsWith("t=0      t=").endsWith("t=" + show.n1());
    List<String> last = show.lines().subList(2, 7).stream().map(l -> l.substring(54)).toList();
    assertThat(last).containsExactly("|@@@@@|", "|@    |", "|@@@@ |", "|@    |", "|@    |");
    List<String> first = show.lines().subList(2, 7).stream().map(l -> l.substring(0, 7)).toList();
    assertThat(first).containsOnly("|     |");
    assertThat(show.lines().get(7)).matches("all memories RESET; [0-9]+ steps of rest");
  }
}
