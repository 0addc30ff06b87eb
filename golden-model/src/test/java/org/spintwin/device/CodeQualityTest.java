// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spintwin.spec.ArraySpec.Encoding;
import org.spintwin.spec.ArraySpec.Polarity;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.QFormat;

final class CodeQualityTest {
  private static final QFormat FORMAT = new QFormat(true, 8, 2);

  private static CodeQuality of(double[]... ladders) {
    return CodeQuality.of(ladders, FORMAT);
  }

  private static ChipSpec chip(Encoding encoding, double sigmaR) {
    return TestChips.chip(
        16, 8, 4, encoding, Polarity.SYNAPSE, TestChips.device(1.5, sigmaR, true));
  }

  @Test
  void aStraightLadderIsPerfectWhateverItsOffsetAndGain() {
    CodeQuality quality = of(new double[] {3, 5, 7, 9}, new double[] {3, 5, 7, 9});
    assertThat(quality).isEqualTo(new CodeQuality(0, 0, 0, 0, 4, 2));
  }

  /** End points 0 and 8: steps of 2. Level 1 is 1 below the line, the step after it 4 in all. */
  @Test
  void nonlinearityIsThatAboutTheLineThroughTheEndPoints() {
    CodeQuality quality = of(new double[] {0, 1, 5, 6, 8});
    assertThat(quality.inl()).isEqualTo(0.5);
    assertThat(quality.dnl()).isEqualTo(1);
    assertThat(quality.inlCodes()).isEqualTo(4);
    assertThat(quality.dnlCodes()).isEqualTo(8);
  }

  @Test
  void theWorstSynapseCounts() {
    CodeQuality quality =
        of(new double[] {0, 1, 2}, new double[] {0, 0.7, 2}, new double[] {0, 1.1, 2});
    assertThat(quality.inl()).isCloseTo(0.3, within(1e-15));
    assertThat(quality.dnl()).isCloseTo(0.3, within(1e-15));
    assertThat(quality.synapses()).isEqualTo(3);
  }

  @Test
  void aMissingCodeHasADifferentialNonlinearityOfOne() {
    assertThat(of(new double[] {0, 1, 1, 3}).dnl()).isEqualTo(1);
  }

  @Test
  void aLadderThatDoesNotRiseIsInfinitelyNonlinear() {
    for (double[] ladder : new double[][] {{2, 2, 2}, {2, 1, 0}, {1, 4, 1}}) {
      CodeQuality quality = of(ladder);
      assertThat(quality.inl()).isInfinite();
      assertThat(quality.dnlCodes()).isInfinite();
      assertThat(quality.effectiveLevels()).isEqualTo(1);
    }
  }

  /** Deviations of +-d on every level about a common line: e = d. */
  @Test
  void effectiveLevelsFollowTheEffectiveNumberOfBits() {
    double d = 0.5;
    double[] above = IntStream.range(0, 16).mapToDouble(level -> level + d).toArray();
    double[] below = IntStream.range(0, 16).mapToDouble(level -> level - d).toArray();
    assertThat(of(above, below).effectiveLevels())
        .isCloseTo(16 / Math.sqrt(1 + 12 * d * d), within(1e-12));
    // As many levels as 3 bits have, when noise is sqrt(3) times what quantizes 16 levels.
    double[] low = IntStream.range(0, 16).mapToDouble(l -> 2 * l + 1).toArray();
    double[] high = IntStream.range(0, 16).mapToDouble(l -> 2 * l - 1).toArray();
    assertThat(of(low, high).effectiveLevels()).isCloseTo(8, within(1e-12));
  }

  @Test
  void aTableOfCodesIsJudgedInLevels() {
    assertThat(CodeQuality.ofCodes(new int[][] {{0, 2, 8, 12}}, FORMAT))
        .isEqualTo(of(new double[] {0, 0.5, 2, 3}));
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void anIdealChipHasAllItsLevels(Encoding encoding) {
    CodeQuality quality = CodeQuality.drawn(chip(encoding, 0));
    assertThat(quality).isEqualTo(new CodeQuality(0, 0, 0, 0, 16, 128));
  }

  /**
   * Variance of a cell's step by error propagation is sigma^2 ((1 + TMR)^2 + 1 + 1) / TMR^2 with
   * the reference's at both of its states; here the middle of a thermometer ladder of 15 cells is
   * held to its own closed form: INL of level k has the variance of a Brownian bridge, s^2 k (N -
   * k) / N, where s = sigma is the relative spread of a step P - AP of one cell.
   */
  @Test
  void thermometerNonlinearityIsABrownianBridge() {
    double sigma = 0.05;
    ChipSpec chip = chip(Encoding.THERMOMETER, sigma);
    MramArray array = new MramArray(chip);
    int samples = 20_000;
    double squares = 0;
    for (int neuron = 0; neuron < samples; neuron++) {
      double[] ladder = array.ladder(neuron, 0);
      double step = (ladder[15] - ladder[0]) / 15;
      double inl = (ladder[8] - ladder[0]) / step - 8;
      squares += inl * inl;
    }
    double expected = sigma * Math.sqrt(8 * 7 / 15.0);
    // 4 standard deviations of a sample's, and 2 % as steps are lognormal.
    assertThat(Math.sqrt(squares / samples))
        .isCloseTo(expected, within(expected * (4 / Math.sqrt(2 * samples) + 0.02)));
  }

  @Test
  void yieldIsTheShareOfSeedsWithinTheBound() {
    ChipSpec chip = chip(Encoding.THERMOMETER, 0.05);
    int chips = 40;
    for (double bound : new double[] {0.15, 0.2, 0.25}) {
      int good = 0;
      for (int seed = 0; seed < chips; seed++) {
        CodeQuality quality = CodeQuality.drawn(chip.with(chip.device().withSeed(1 + seed)));
        good += quality.inl() <= bound && quality.dnl() <= bound ? 1 : 0;
      }
      assertThat(CodeQuality.yieldOverSeeds(chip, chips, bound)).isEqualTo((double) good / chips);
    }
    assertThat(CodeQuality.yieldOverSeeds(chip, chips, 10)).isEqualTo(1);
    assertThat(CodeQuality.yieldOverSeeds(chip, chips, 0.01)).isZero();
  }

  @Test
  void largeArraysAreLookedAtInPart() {
    ChipSpec chip =
        TestChips.chip(
            2048, 300, 2, Encoding.BINARY, Polarity.SYNAPSE, TestChips.device(1.5, 0.05, true));
    assertThat(CodeQuality.drawn(chip).synapses()).isEqualTo(256 * 2048);
  }
}
