// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spintwin.device.CounterDraws.Purpose;

final class CounterDrawsTest {
  /** {@link SplittableRandom#nextLong} is SplitMix64 too, written by others. */
  @Test
  void isTheSplitMix64SequenceOfItsStart() {
    CounterDraws draws = CounterDraws.of(7, Purpose.LEVEL);
    SplittableRandom sequence = new SplittableRandom(draws.start());
    for (int cell = 0; cell < 100; cell++) {
      assertThat(draws.bits(0, 0, cell)).as("cell %d", cell).isEqualTo(sequence.nextLong());
    }
  }

  @Test
  void differsBySeedPurposeNeuronInputAndCell() {
    Set<Long> seen = new HashSet<>();
    int draws = 0;
    for (long seed : new long[] {0, 1, -1}) {
      for (Purpose purpose : Purpose.values()) {
        for (int n = 0; n < 8 * 8 * 8; n++) {
          seen.add(CounterDraws.of(seed, purpose).bits(n / 64, n / 8 % 8, n % 8));
          draws++;
        }
      }
    }
    assertThat(seen).hasSize(draws);
  }

  @Test
  void gaussianHasMeanZeroAndVarianceOne() {
    CounterDraws draws = CounterDraws.of(3, Purpose.CELL_RESISTANCE);
    int n = 200_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double z = draws.gaussian(i / 1000, i % 1000, 0);
      sum += z;
      squares += z * z;
    }
    // Five standard errors.
    assertThat(sum / n).isCloseTo(0, within(5 / Math.sqrt(n)));
    assertThat(squares / n).isCloseTo(1, within(5 * Math.sqrt(2.0 / n)));
  }
}
