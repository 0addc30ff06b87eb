// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.RowArraySpec;
import org.spintwin.spec.SigmoidSpec;
import org.spintwin.spec.SotDeviceSpec;
import org.spintwin.spec.SotMlpChip;
import org.spintwin.spec.SotMlpImage;

final class SotMlpImagesTest {
  private static final SotMlpChip CHIP = SotMlpChip.of("x", List.of(199, 100, 10), List.of(10));
  private static final QFormat FINE = new QFormat(true, 14, 10);

  private static SotMlpImage image(double tmr, double sigma, double writeError, long seed) {
    SotMlpChip chip = CHIP.with(SotDeviceSpec.nominal().with(tmr, sigma, writeError, seed), FINE);
    return SotMlpImages.of(chip, SotMlpImages.randomWeights(CHIP));
  }

  /** Codes of the first layer without its bias, each times its weight. */
  private static double[] strengths(SotMlpImage image) {
    int[][] weights = SotMlpImages.randomWeights(CHIP)[0];
    return IntStream.range(0, 199 * 100)
        .mapToDouble(i -> weights[i / 100][i % 100] * FINE.real(image.codes()[0][i / 100][i % 100]))
        .toArray();
  }

  @Test
  void thePublishedGeometryHasThePublishedResistances() {
    assertThat(SotDeviceSpec.nominal().parallel()).isCloseTo(5940, within(5.0));
    assertThat(SotDeviceSpec.nominal().antiparallel()).isCloseTo(17_830, within(10.0));
  }

  @Test
  void withoutSpreadCodesAreTheWeights() {
    int[][][] weights = SotMlpImages.randomWeights(CHIP);
    assertThat(SotMlpImages.of(CHIP, weights).codes()).isDeepEqualTo(weights);
    for (double strength : strengths(image(0.5, 0, 0, 1))) {
      assertThat(strength).isEqualTo(1);
    }
  }

  @Test
  void randomWeightsAreAsManyOfEachSign() {
    long ones =
        Arrays.stream(SotMlpImages.randomWeights(CHIP)[0])
            .flatMapToInt(Arrays::stream)
            .filter(w -> w == 1)
            .count();
    assertThat(ones).isBetween(10_000L - 300, 10_000L + 300);
  }

  /** To first order sigma * sqrt(gP^2 + gAP^2) / (gP - gAP), which is 0.791 sigma at TMR 200 %. */
  @Test
  void spreadOfCodesIsThatOfThePairs() {
    for (double tmr : new double[] {1, 2}) {
      double[] strengths = strengths(image(tmr, 0.03, 0, 3));
      double mean = Arrays.stream(strengths).average().orElseThrow();
      double square = Arrays.stream(strengths).map(s -> (s - mean) * (s - mean)).sum();
      double low = 1 / (1 + tmr);
      double expected = 0.03 * StrictMath.sqrt(1 + low * low) / (1 - low);
      assertThat(StrictMath.sqrt(square / strengths.length)).isCloseTo(expected, within(0.002));
      assertThat(mean).isCloseTo(1, within(0.005));
    }
  }

  @Test
  void failedWritesTurnWeightsRoundAndSpareBiases() {
    SotMlpImage image = image(2, 0, 0.1, 4);
    double[] strengths = strengths(image);
    assertThat(strengths).containsOnly(1, -1);
    long turned = Arrays.stream(strengths).filter(s -> s == -1).count();
    // 19,900 weights at 10 %: 1,990 give or take four times 42.
    assertThat(turned).isBetween(1820L, 2160L);
    int[] bias = SotMlpImages.randomWeights(CHIP)[0][199];
    assertThat(image.codes()[0][199]).isEqualTo(Arrays.stream(bias).map(w -> 1024 * w).toArray());
  }

  @Test
  void theSameSeedGivesTheSameCodesAndAnotherSeedOthers() {
    assertThat(image(2, 0.1, 0.01, 5).codes()).isDeepEqualTo(image(2, 0.1, 0.01, 5).codes());
    assertThat(Arrays.deepEquals(image(2, 0.1, 0.01, 5).codes(), image(2, 0.1, 0.01, 6).codes()))
        .isFalse();
    assertThat(image(2, 0.1, 0.01, 5).parameters())
        .isNotEqualTo(image(2, 0.1, 0.01, 6).parameters());
  }

  @Test
  void codesAreSaturated() {
    SotMlpChip narrow =
        CHIP.with(SotDeviceSpec.nominal().with(1, 0.9, 0, 1), new QFormat(true, 4, 2));
    int[] codes =
        Arrays.stream(SotMlpImages.of(narrow, SotMlpImages.randomWeights(CHIP)).codes()[0])
            .flatMapToInt(Arrays::stream)
            .toArray();
    assertThat(Arrays.stream(codes).max()).hasValue(7);
    assertThat(Arrays.stream(codes).min()).hasValue(-8);
  }

  @Test
  void aFoldedChipKeepsOneBitWhereAllCodesAreSigns() {
    int[][][] weights = SotMlpImages.randomWeights(CHIP);
    assertThat(SotMlpImages.of(CHIP.folded(true), weights).parameters())
        .containsEntry("CODES", (long) RowArraySpec.SIGNS)
        .containsEntry("CODE_BITS", 1L);
    SotMlpChip spread = CHIP.folded(true).with(SotDeviceSpec.nominal().with(2, 0.1, 0, 1), FINE);
    assertThat(SotMlpImages.of(spread, weights).parameters())
        .containsEntry("CODES", (long) RowArraySpec.TWOS_COMPLEMENT)
        .containsEntry("CODE_BITS", 14L);
  }

  @Test
  void theTableFallsLikeTheSigmoid() {
    var chip =
        new SotMlpChip(
            "x",
            List.of(4, 3, 2),
            8,
            SigmoidSpec.TABLE,
            4,
            List.of(10),
            new QFormat(true, 2, 0),
            SotDeviceSpec.nominal(),
            false,
            1e8);
    // Entry i is 255 / (1 + e^(i - 7.5)).
    assertThat(SotMlpImages.of(chip, SotMlpImages.randomWeights(chip)).table())
        .containsExactly(255, 255, 254, 252, 248, 236, 208, 159, 96, 47, 19, 7, 3, 1, 0, 0);
  }
}
