// SPDX-License-Identifier: Apache-2.0
package org.spintwin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RateCoderTest {
  private final RateCoder coder = new RateCoder(64);

  private static int[] square(int row, int column) {
    int[] pixels = new int[64];
    for (int i : new int[] {0, 1, 8, 9}) {
      pixels[8 * row + column + i] = 16;
    }
    return pixels;
  }

  @Test
  void spikesAsOftenAsTheCountSays() {
    int[] counts = IntStream.rangeClosed(0, 63).map(i -> i == 63 ? 64 : i).toArray();
    long[] spikes = coder.spikes(counts);
    for (int i = 0; i < 64; i++) {
      int input = i;
      assertThat(Arrays.stream(spikes).filter(step -> (step >>> input & 1) != 0))
          .as("input %d", i)
          .hasSize(counts[i]);
    }
  }

  @Test
  void spreadsSpikesEvenly() {
    int[] counts = new int[64];
    counts[5] = 16;
    long[] spikes = coder.spikes(counts);
    int[] steps = IntStream.range(0, 64).filter(t -> spikes[t] != 0).toArray();
    for (int n = 1; n < steps.length; n++) {
      assertThat(steps[n] - steps[n - 1]).isEqualTo(4);
    }
  }

  @Test
  void keepsTheUpperCornersOnAsBias() {
    assertThat(coder.counts(new int[64])[0]).isEqualTo(64);
    assertThat(coder.counts(new int[64])[7]).isEqualTo(64);
    assertThat(Arrays.stream(coder.counts(new int[64])).sum()).isEqualTo(128);
  }

  @Test
  void movesInkToTheMiddle() {
    int[] middle = coder.counts(square(3, 3));
    assertThat(coder.counts(square(1, 5))).isEqualTo(middle);
    assertThat(middle[8 * 3 + 3]).isEqualTo(64);
  }

  @Test
  void standsSlantedStrokesUpright() {
    int[] slanted = new int[64];
    for (int row = 0; row < 8; row++) {
      slanted[8 * row + 7 - row] = 16;
    }
    int[] counts = coder.counts(slanted);
    for (int row = 1; row < 8; row++) {
      assertThat(counts[8 * row + 3]).as("row %d", row).isEqualTo(counts[8 * row + 4]).isPositive();
      assertThat(counts[8 * row + 2] + counts[8 * row + 5]).as("row %d", row).isZero();
    }
  }

  @Test
  void doesNotDependOnTheStrengthOfTheInk() {
    int[] image = DemoFixtures.few(1).pixels()[0];
    int[] faint = Arrays.stream(image).map(v -> v / 2 * 2).toArray();
    int[] fainter = Arrays.stream(faint).map(v -> v / 2).toArray();
    assertThat(coder.counts(fainter)).isEqualTo(coder.counts(faint));
  }
}
