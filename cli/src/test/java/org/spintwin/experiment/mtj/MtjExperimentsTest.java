// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mtj;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.NeedsVerilator;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.experiment.mtj.Solutions.Sight;
import org.spintwin.experiment.mtj.Solutions.Solution;
import org.spintwin.harness.Toolchain;
import org.spintwin.report.Verdict;
import org.spintwin.spec.MtjBnnChip;
import org.spintwin.spec.QFormat;

/**
 * The experiments on the default chip. Those that train hundreds of solutions are done with {@code
 * -Dspintwin.full=true}; the plain run trains a dozen.
 */
@Execution(ExecutionMode.CONCURRENT)
final class MtjExperimentsTest {
  private static final Path WINES = Path.of("..", "examples", "wine", "wine_data.csv");
  private static final MtjBnnChip CHIP = MtjBnnChip.standard("x");

  private static MtjBench bench(MtjBnnChip chip) {
    NeedsVerilator.check();
    return new MtjBench(chip, Toolchain.find(System.getenv()), WINES);
  }

  static Stream<Experiment<MtjBench>> experiments() {
    boolean full = Boolean.getBoolean("spintwin.full");
    return full
        ? MtjExperiments.ALL.stream()
        : Stream.of(new IrDrop(), new ColumnCurrents(), new WriteFidelity());
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void theDefaultChipPasses(Experiment<MtjBench> experiment) {
    Outcome outcome = experiment.run(bench(CHIP));
    assertThat(outcome.verdict()).as(outcome.text()).isEqualTo(Verdict.Outcome.PASS);
    assertThat(outcome.plots()).isNotEmpty();
    assertThat(outcome.table().rows()).isNotEmpty();
  }

  @Test
  void awareTrainingBeatsPlainAndGoldenModelAndVerilogAgreeOnTheBest() {
    MtjBench bench = bench(CHIP);
    Solutions solutions = new Solutions(CHIP, bench.split());
    List<Solution> aware = solutions.written(Sight.AWARE, 12);
    List<Solution> plain = solutions.written(Sight.PLAIN, 12);
    assertThat(sum(aware)).isGreaterThan(sum(plain));
    Solution best = Solutions.best(aware);
    assertThat(best.right()).isGreaterThanOrEqualTo(138);
    int[] labels = bench.split().training().labels();
    int[] found = bench.models().classes(best.image(), bench.split().training().values());
    int right = 0;
    for (int n = 0; n < labels.length; n++) {
      right += found[n] == labels[n] ? 1 : 0;
    }
    assertThat(right).isEqualTo(best.right());
  }

  private static int sum(List<Solution> solutions) {
    return solutions.stream().mapToInt(Solution::right).sum();
  }

  @Test
  void theBestIsChosenByTheTrainingPartAloneAndTheFirstOfEqualOnes() {
    List<Solution> solutions =
        List.of(solution(0, 140, 30), solution(1, 142, 25), solution(2, 142, 30));
    assertThat(Solutions.best(solutions).seed()).isEqualTo(1);
  }

  private static Solution solution(int seed, int right, int heldOut) {
    return new Solution(seed, new boolean[15][15], null, 225, right, heldOut);
  }

  @Test
  void aNetworkOfOtherSizesIsNotApplicable() {
    MtjBnnChip other =
        new MtjBnnChip(
            "x", 15, 15, 12, 2, 4, 3, 8, new QFormat(true, 11, 8), "random", CHIP.device(), 1);
    for (Experiment<MtjBench> experiment : List.of(new ArrayAware(), new SolutionScatter())) {
      Outcome outcome = experiment.run(bench(other));
      assertThat(outcome.verdict()).isEqualTo(Verdict.Outcome.NOT_APPLICABLE);
      assertThat(outcome.text())
          .isEqualTo(
              "wines have 13 features and 3 classes; network.features is 12, network.classes 3");
    }
  }
}
