// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.experiment.Experiments;
import org.spintwin.experiment.Outcome;
import org.spintwin.report.Verdict;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.TwinImage;

/**
 * Golden model and Verilog may both be of another chip than the one described: the expectations
 * must notice.
 */
@Execution(ExecutionMode.CONCURRENT)
final class WrongChipTest {
  /** Experiment, what is wrong, the change, and what the failure is about. */
  static Stream<Arguments> wrongChips() {
    return Stream.of(
        wrong("current-vs-code", "a code one too high", oneCodeHigher(), "the code"),
        wrong("epsp", "trace decays by another shift", more("INIT_DECAY_E", 1), "the trace"),
        wrong("epsp", "membrane leaks by another shift", more("INIT_LEAK", 1), "the membrane"),
        wrong("epsp", "a code one too high", oneCodeHigher(), "the trace"),
        wrong("ipsp", "inhibitory trace decays faster", more("INIT_DECAY_I", -1), "the trace"),
        wrong("ipsp", "inhibition excites", WrongChipTest::excitatory, "the trace"),
        wrong("temporal-summation", "faster leak", more("INIT_LEAK", -1), "the membrane"),
        wrong("temporal-summation", "threshold too high", more("INIT_THRESHOLD", 9000), "fire"),
        wrong("temporal-summation", "threshold too low", more("INIT_THRESHOLD", -9000), "fires"),
        wrong("spatial-summation", "an input without current", oneCodeLess(), "the membrane"),
        wrong("spatial-summation", "threshold too high", more("INIT_THRESHOLD", 9000), "fire"),
        wrong("ei-cancellation", "unequal decays", more("INIT_DECAY_I", 1), "the membrane"),
        wrong("ei-cancellation", "unequal codes", oneCodeHigher(), "the membrane"),
        wrong("fi-curve", "longer rest", more("INIT_REFRACTORY", 1), "an interval of"),
        wrong("fi-curve", "another leak", more("INIT_LEAK", -1), "the neuron does not fire"),
        wrong("fi-curve", "lower threshold", more("INIT_THRESHOLD", -4000), "an interval of"),
        wrong("fi-curve", "reset elsewhere", more("INIT_RESET_VALUE", 9000), "an interval of"),
        wrong("refractory", "shorter rest", more("INIT_REFRACTORY", -1), "refractory counter is 7"),
        wrong("refractory", "no rest", more("INIT_REFRACTORY", -8), "refractory counter is 0"),
        wrong("refractory", "reset elsewhere", more("INIT_RESET_VALUE", 1), "not 0"),
        wrong("lateral-inhibition", "weight too high", more("INIT_INHIBITION", 300), "membrane"),
        wrong("lateral-inhibition", "another neighbour", unmask(1, 0), "neuron 1: the membrane"),
        wrong("lateral-inhibition", "one too many", mask(3, 0), "neuron 3: the membrane"),
        wrong("winner-take-all", "one that is not inhibited", unmask(1, 3), "neuron 1, a loser"),
        wrong("winner-take-all", "no inhibition", more("INIT_INHIBITION", -65536), "a loser"),
        wrong("frequency-scaling", "leak follows the divider", leakByDivider(), "at divider 12000"),
        wrong("mismatch-sweep", "cells that do not hold", forgetful(), "the accuracy"),
        wrong("mismatch-sweep", "ideal cells that do not", forgetfulAtLowTmr(), "the accuracy"));
  }

  private static Arguments wrong(
      String name, String what, UnaryOperator<TwinImage> change, String about) {
    return Arguments.of(name, what, change, about);
  }

  private static UnaryOperator<TwinImage> more(String parameter, long more) {
    return twin -> {
      // A chip that was made not to fire keeps that threshold.
      long now = twin.parameters().get(parameter);
      boolean highest = parameter.equals("INIT_THRESHOLD") && now == (1L << 23) - 1;
      return highest ? twin : Chips.plus(twin, parameter, more == -65536 ? -now : more);
    };
  }

  private static UnaryOperator<TwinImage> oneCodeHigher() {
    return twin -> Chips.coded(twin, added(twin, 1));
  }

  private static UnaryOperator<TwinImage> oneCodeLess() {
    return twin -> Chips.coded(twin, added(twin, -twin.codes()[0][0]));
  }

  private static int[][] added(TwinImage twin, int more) {
    int[][] codes = Arrays.stream(twin.codes()).map(int[]::clone).toArray(int[][]::new);
    codes[0][0] += more;
    return codes;
  }

  private static TwinImage excitatory(TwinImage twin) {
    return new TwinImage(
        twin.spec(),
        twin.parameters(),
        twin.codes(),
        new boolean[twin.codes().length][twin.codes()[0].length],
        twin.mask());
  }

  private static UnaryOperator<TwinImage> unmask(int neuron, int neighbour) {
    return changed(neuron, neighbour, false);
  }

  private static UnaryOperator<TwinImage> mask(int neuron, int neighbour) {
    return changed(neuron, neighbour, true);
  }

  private static UnaryOperator<TwinImage> changed(int neuron, int neighbour, boolean inhibits) {
    return twin -> {
      boolean[][] mask = Arrays.stream(twin.mask()).map(boolean[]::clone).toArray(boolean[][]::new);
      mask[neuron][neighbour] = inhibits;
      return Chips.masked(twin, mask);
    };
  }

  private static UnaryOperator<TwinImage> leakByDivider() {
    return twin ->
        twin.parameters().get("INIT_DIVIDER") > 1 ? Chips.plus(twin, "INIT_LEAK", 1) : twin;
  }

  private static UnaryOperator<TwinImage> forgetful() {
    return twin -> twin.spec().device().sigmaR() > 0 ? scrambled(twin) : twin;
  }

  private static UnaryOperator<TwinImage> forgetfulAtLowTmr() {
    return twin ->
        twin.spec().device().sigmaR() == 0 && twin.spec().device().tmr() < 1
            ? scrambled(twin)
            : twin;
  }

  /** Every other input reads nothing. */
  private static TwinImage scrambled(TwinImage twin) {
    int[][] codes = Arrays.stream(twin.codes()).map(int[]::clone).toArray(int[][]::new);
    for (int[] row : codes) {
      for (int i = 0; i < row.length; i += 2) {
        row[i] = 0;
      }
    }
    return Chips.coded(twin, codes);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("wrongChips")
  void isNoticed(String name, String what, UnaryOperator<TwinImage> change, String about) {
    ChipSpec chip = Chips.of(Chips.PLAIN);
    Outcome outcome =
        Experiments.run(
            Experiments.named(MramExperiments.ALL, name).orElseThrow(), Chips.wrong(chip, change));
    assertThat(outcome.verdict()).as(outcome.text()).isEqualTo(Verdict.Outcome.FAIL);
    assertThat(outcome.text()).contains(about);
  }
}
