// SPDX-License-Identifier: Apache-2.0
package org.spintwin.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spintwin.device.SotMlpImages;
import org.spintwin.golden.SotMlpInference;
import org.spintwin.spec.SotMlpChip;
import org.spintwin.train.PerceptronTrainer.Trained;

final class PerceptronTrainerTest {
  private static final SotMlpChip CHIP = SotMlpChip.of("x", List.of(40, 8, 4), List.of(9));

  /** Four classes, each with a fourth of the pixels bright, in noise. */
  private static Pixels images(int count) {
    var random = new SplittableRandom(5);
    int[][] images = new int[count][40];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 4;
      for (int p = 0; p < 40; p++) {
        int noise = Math.max(0, random.nextInt(200) - 100);
        images[i][p] = p / 10 == labels[i] ? 255 - noise : noise;
      }
    }
    return Pixels.of(images, labels);
  }

  private static double accuracy(SotMlpChip chip, int[][][] weights, Pixels images) {
    var inference = new SotMlpInference(SotMlpImages.of(chip, weights));
    int right = 0;
    for (int i = 0; i < images.size(); i++) {
      right += inference.classify(images.image(i)) == images.labels()[i] ? 1 : 0;
    }
    return (double) right / images.size();
  }

  @Test
  void learnsWhatTheTwinThenDoes() {
    Pixels images = images(1200);
    Trained trained = new PerceptronTrainer(10, 1).train(CHIP, images);
    assertThat(trained.setAside()).isGreaterThan(0.95);
    assertThat(accuracy(CHIP, trained.weights(), images)).isGreaterThan(0.95);
  }

  @Test
  void learnsAsPublishedToo() {
    SotMlpChip steep = SotMlpChip.of("x", List.of(40, 8, 4), List.of(8));
    Pixels images = images(1200);
    Trained trained = new PerceptronTrainer(10, 1).trainAsPublished(steep, images);
    assertThat(accuracy(steep, trained.weights(), images)).isGreaterThan(0.85);
  }

  @Test
  void theShareSetAsideIsThatOfTheTwin() {
    Pixels images = images(600);
    Trained trained = new PerceptronTrainer(2, 3).train(CHIP, images);
    int first = 600 - PerceptronTrainer.setAside(600);
    int[][] kept = new int[100][];
    Arrays.setAll(kept, i -> images.image(first + i));
    Pixels setAside = Pixels.of(kept, Arrays.copyOfRange(images.labels(), first, 600));
    assertThat(trained.setAside()).isEqualTo(accuracy(CHIP, trained.weights(), setAside));
  }

  @Test
  void trainsAnyNumberOfLayers() {
    Pixels images = images(1200);
    SotMlpChip one = SotMlpChip.of("x", List.of(40, 4), List.of());
    SotMlpChip three = SotMlpChip.of("x", List.of(40, 12, 8, 4), List.of(9, 8));
    Trained flat = new PerceptronTrainer(10, 1).train(one, images);
    Trained deep = new PerceptronTrainer(20, 1).train(three, images);
    assertThat(accuracy(one, flat.weights(), images)).isGreaterThan(0.95);
    assertThat(accuracy(three, deep.weights(), images)).isGreaterThan(0.9);
  }

  @Test
  void theSameSeedGivesTheSameWeights() {
    Pixels images = images(300);
    int[][][] weights = new PerceptronTrainer(2, 7).train(CHIP, images).weights();
    assertThat(new PerceptronTrainer(2, 7).train(CHIP, images).weights()).isDeepEqualTo(weights);
    int[][][] others = new PerceptronTrainer(2, 8).train(CHIP, images).weights();
    assertThat(Arrays.deepEquals(others, weights)).isFalse();
    assertThat(weights[0]).hasDimensions(41, 8);
    assertThat(weights[1]).hasDimensions(9, 4);
  }
}
