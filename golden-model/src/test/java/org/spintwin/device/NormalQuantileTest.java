// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NormalQuantileTest {
  /** Known to 16 digits; the last was checked against the complementary error function. */
  @ParameterizedTest
  @CsvSource({
    "0.5, 0",
    "0.6, 0.2533471031357997",
    "0.925, 1.4395314709384563",
    "0.95, 1.6448536269514722",
    "0.975, 1.959963984540054",
    "0.001, -3.090232306167813",
    "1e-10, -6.361340902404056",
    "1e-20, -9.262340089798408",
    "1e-300, -37.0470962993612"
  })
  void matchesKnownQuantiles(double p, double z) {
    assertThat(NormalQuantile.of(p)).isCloseTo(z, within(1e-14 * Math.max(1, Math.abs(z))));
  }

  @Test
  void isOddAboutOneHalf() {
    for (double p = 0x1p-10; p < 0.5; p += 0x1p-10) {
      assertThat(NormalQuantile.of(1 - p)).as("p = %s", p).isEqualTo(-NormalQuantile.of(p));
    }
  }

  @Test
  void refusesWhatIsNoProbability() {
    for (double p : new double[] {0, 1, -0.1, Double.NaN}) {
      assertThatThrownBy(() -> NormalQuantile.of(p))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("probability " + p + " is not between 0 and 1");
    }
  }
}
