// SPDX-License-Identifier: Apache-2.0
package org.spintwin.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.data.ImageSet;

final class HiddenLayerTrainerTest {
  private static final int SIDE = 16;
  private static final int IMAGES = 300;

  @TempDir Path folder;

  private ImageSet images;

  /** Class c is a bright bar whose place and direction say c, moved by a pixel or not. */
  @BeforeEach
  void drawImages() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    ByteBuffer pixels = ByteBuffer.allocate(16 + IMAGES * SIDE * SIDE);
    ByteBuffer labels = ByteBuffer.allocate(8 + IMAGES);
    pixels.putInt(0x803).putInt(IMAGES).putInt(SIDE).putInt(SIDE);
    labels.putInt(0x801).putInt(IMAGES);
    for (int image = 0; image < IMAGES; image++) {
      int label = image % 10;
      labels.put((byte) label);
      for (int place = 0; place < SIDE * SIDE; place++) {
        int along = label < 5 ? place / SIDE : place % SIDE;
        boolean bar = along == 1 + label % 5 * 3;
        pixels.put((byte) (bar ? 255 - random.nextInt(64) : random.nextInt(32)));
      }
    }
    images =
        ImageSet.read(
            Files.write(folder.resolve("images"), pixels.array()),
            Files.write(folder.resolve("labels"), labels.array()));
  }

  @Test
  void learnsAndTheSameSeedGivesTheSameNetwork() {
    HiddenLayer net = new HiddenLayerTrainer(16, 30, 1).train(images);
    assertThat(net.right(images)).isGreaterThan(IMAGES * 8 / 10);
    HiddenLayer again = new HiddenLayerTrainer(16, 30, 1).train(images);
    assertThat(again.first()).isEqualTo(net.first());
    assertThat(again.second()).isEqualTo(net.second());
    HiddenLayer other = new HiddenLayerTrainer(16, 30, 2).train(images);
    assertThat(other.first()).isNotEqualTo(net.first());
  }

  @Test
  void valuesFillTheRangeOfTheChip() {
    HiddenLayer net =
        new HiddenLayer(new double[5 * SIDE * SIDE], new double[] {-1, 0, 4, 8, 9}, new double[50]);
    assertThat(net.values(images, 0, 31)).containsExactly(0, 0, 16, 31, 31);
  }

  @Test
  void levelsLieAboutTheMiddleAndAreClipped() {
    double[] second = new double[20];
    Arrays.fill(second, 0, 10, 1);
    Arrays.fill(second, 10, 20, -1);
    second[0] = 10;
    second[10] = -10;
    second[11] = 0;
    HiddenLayer net = new HiddenLayer(new double[0], new double[2], second);
    int[][] levels = net.levels(100);
    // The root of the mean square is 3.30; twice that is 49 levels: a weight of 1 is 7.4 levels.
    assertThat(levels[0]).containsExactly(99, 0);
    assertThat(levels[1]).containsExactly(57, 50);
    assertThat(levels[2]).containsExactly(57, 43);
  }
}
