// SPDX-License-Identifier: Apache-2.0
package org.spintwin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class DigitTrainerTest {
  private final DigitSet digits = DemoFixtures.few(100);
  private final int[][] counts = new RateCoder(64).counts(digits.pixels());

  @Test
  void makesTheSameWeightsEveryTime() {
    DigitTrainer.Weights weights = new DigitTrainer(15, 64).train(counts, digits.labels());
    DigitTrainer.Weights again = new DigitTrainer(15, 64).train(counts, digits.labels());
    assertThat(again.real()).isDeepEqualTo(weights.real());
    assertThat(again.levels()).isDeepEqualTo(weights.levels());
    assertThat(Arrays.deepHashCode(weights.levels())).isEqualTo(-251990781);
  }

  @Test
  void usesTheLevelsItHas() {
    int[] levels =
        Arrays.stream(new DigitTrainer(3, 64).train(counts, digits.labels()).levels())
            .flatMapToInt(Arrays::stream)
            .distinct()
            .sorted()
            .toArray();
    assertThat(levels).containsExactly(-3, -2, -1, 0, 1, 2, 3);
  }

  @Test
  void learnsTheImagesItSees() {
    DigitTrainer.Weights weights = new DigitTrainer(15, 64).train(counts, digits.labels());
    double[][] levels =
        Arrays.stream(weights.levels())
            .map(row -> Arrays.stream(row).asDoubleStream().toArray())
            .toArray(double[][]::new);
    assertThat(Classifier.decide(weights.real(), counts)).isEqualTo(digits.labels());
    assertThat(Classifier.decide(levels, counts)).isEqualTo(digits.labels());
  }
}
