// SPDX-License-Identifier: Apache-2.0
package org.spintwin.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spintwin.device.MtjArray;
import org.spintwin.device.MtjImages;
import org.spintwin.golden.MtjBnnSteps;
import org.spintwin.spec.MtjBnnChip;
import org.spintwin.spec.MtjBnnImage;

final class MtjTrainerTest {
  private static final MtjBnnChip CHIP = MtjBnnChip.standard("x");

  /** Three classes told apart by which third of the features is large. */
  private static int[][] values(int samples) {
    SplittableRandom random = new SplittableRandom(1);
    int[][] values = new int[samples][13];
    for (int n = 0; n < samples; n++) {
      for (int f = 0; f < 13; f++) {
        values[n][f] = random.nextInt(0, 100) + (f % 3 == n % 3 ? 150 : 0);
      }
    }
    return values;
  }

  private static int[] labels(int samples) {
    int[] labels = new int[samples];
    for (int n = 0; n < samples; n++) {
      labels[n] = n % 3;
    }
    return labels;
  }

  private static boolean[][] train(long seed) {
    return new MtjTrainer(CHIP, new MtjArray(CHIP)).train(values(60), labels(60), seed);
  }

  @Test
  void findsStatesThatTheArrayClassifiesBy() {
    MtjBnnImage image = MtjImages.of(CHIP, train(3));
    int[][] codes = new int[15][15];
    for (int row = 0; row < 15; row++) {
      for (int column = 0; column < 15; column++) {
        codes[row][column] = image.code(row, column);
      }
    }
    MtjBnnSteps steps = new MtjBnnSteps(image.parameters(), codes);
    int[][] values = values(60);
    int right = 0;
    for (int n = 0; n < 60; n++) {
      right += steps.classOf(values[n]) == n % 3 ? 1 : 0;
    }
    assertThat(right).isEqualTo(60);
  }

  @Test
  void theSameSeedGivesTheSameStatesAndOthersOthers() {
    assertThat(train(3)).isDeepEqualTo(train(3));
    assertThat(train(4)).isNotEqualTo(train(3));
  }

  @Test
  void weightsArePairsInOppositeStatesAndTheRestIsAntiparallel() {
    boolean[][] states = train(5);
    for (int row = 0; row < 15; row++) {
      for (int pair = 0; pair < 7; pair++) {
        boolean weighs = pair < 4 || row < 8 || row >= 13;
        boolean opposite = states[row][2 * pair] != states[row][2 * pair + 1];
        assertThat(opposite).as("row %d, pair %d", row, pair).isEqualTo(weighs);
        assertThat(weighs || !states[row][2 * pair]).isTrue();
      }
      assertThat(states[row][14]).isFalse();
    }
  }
}
