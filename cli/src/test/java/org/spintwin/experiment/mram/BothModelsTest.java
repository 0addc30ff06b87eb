// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spintwin.NeedsVerilator;
import org.spintwin.experiment.Experiments;
import org.spintwin.experiment.Outcome;
import org.spintwin.harness.Toolchain;
import org.spintwin.report.Verdict;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.TwinImage;

/** Steps as read from the Verilog, and Verilog that is wrong. */
final class BothModelsTest {
  private static Toolchain tools;

  @BeforeAll
  static void findTools() {
    NeedsVerilator.check();
    tools = Toolchain.find(System.getenv());
  }

  private static TwinImage twin(String sections, long divider) {
    ChipSpec chip = Chips.of(sections);
    Bench bench = Chips.golden(chip);
    int[][] codes = bench.noCodes();
    for (int n = 0; n < codes.length; n++) {
      codes[n] = bench.spread(bench.highestTotal() / (n + 1));
      codes[n][n] = -codes[n][n];
    }
    ChipSpec spec = bench.spec(chip.neuron(), chip.inhibition(), chip.device(), divider);
    return bench.twin(spec, codes, bench.everyOther());
  }

  private static List<long[]> random(int... lengths) {
    SplittableRandom random = new SplittableRandom(5);
    return IntStream.of(lengths)
        .mapToObj(l -> random.longs(l).map(s -> s & random.nextLong() & 0xFF).toArray())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"exponential, 1", "exponential, 2", "alpha, 7", "pulse, 1", "pulse, 50"})
  void readEveryStepOfEveryEpisodeFromTheVerilog(String psp, long divider) {
    TwinImage twin =
        twin(
            "array: {inputs: 8, neurons: 3}\nneuron: {threshold: 20, refractory: 2, psp: "
                + psp
                + "}\ninhibition: {topology: all, weight: 9}\n",
            divider);
    List<long[]> episodes = random(60, 1, 33, 600);
    List<StepRecord> golden = new GoldenRunner().run(twin, episodes);
    List<StepRecord> found = new BothModels(tools).run(twin, episodes);
    assertThat(found).hasSameSizeAs(episodes);
    for (int e = 0; e < found.size(); e++) {
      assertThat(found.get(e).steps()).isEqualTo(episodes.get(e).length);
      assertThat(golden.get(e).firstDifference(found.get(e), "golden", "found")).isNull();
    }
    assertThat(found.get(3).spikesOf(0)).hasSizeGreaterThan(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "value >>> decay[4:0] | value >> decay[4:0] | ipsp | u_lif_neuron.membrane_q",
        "divider_minus_1 = divider_i - 1; | divider_minus_1 = divider_i; | frequency-scaling |"
            + " u_step_latch",
        "branch_current + (count << (v + b)) | branch_current + (count << (v + b + 1)) |"
            + " current-vs-code | u_synapse_array.current_e_o"
      })
  void wrongVerilogFailsAnExperimentThatNamesTheFirstDifference(
      String right, String wrong, String name, String signal) {
    AtomicBoolean edited = new AtomicBoolean();
    UnaryOperator<String> edit =
        text -> {
          edited.compareAndSet(false, text.contains(right));
          return text.replace(right, wrong);
        };
    Bench bench = new Bench(Chips.of(Chips.PLAIN), new BothModels(tools, edit), Chips.DIGITS);
    Outcome outcome =
        Experiments.run(Experiments.named(MramExperiments.ALL, name).orElseThrow(), bench);
    assertThat(edited).as("the Verilog still has: " + right).isTrue();
    assertThat(outcome.verdict()).as(outcome.text()).isEqualTo(Verdict.Outcome.FAIL);
    assertThat(outcome.text())
        .matches("golden model and Verilog differ: clock \\d+: .* in the golden model, .*")
        .contains(signal);
  }

  @Test
  void aDifferenceIsNamedByStepNeuronAndQuantity() {
    StepRecord one = StepRecord.of(3, 2);
    StepRecord other = StepRecord.of(3, 2);
    assertThat(one.firstDifference(other, "here", "there")).isNull();
    other.refractory()[2][1] = 4;
    assertThat(one.firstDifference(other, "here", "there"))
        .isEqualTo("step 2, neuron 1: refractory counter is 0 here, 4 there");
    one.traceI()[1][0] = -7;
    assertThat(one.firstDifference(other, "here", "there"))
        .isEqualTo("step 1, neuron 0: trace I is -7 here, 0 there");
  }
}
