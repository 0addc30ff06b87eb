// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spintwin.report.Axis.Scale;
import org.spintwin.report.Ticks.Tick;

final class TicksTest {
  @Test
  void areRoundAndWithinTheAxis() {
    assertThat(labels(0, 100, Scale.LINEAR)).containsExactly("0", "20", "40", "60", "80", "100");
    assertThat(labels(-0.31, 0.3, Scale.LINEAR)).containsExactly("−0.2", "0.0", "0.2");
    assertThat(labels(7, 9, Scale.LINEAR)).containsExactly("7.0", "7.5", "8.0", "8.5", "9.0");
    assertThat(labels(0.1, 0.3, Scale.LINEAR))
        .containsExactly("0.10", "0.15", "0.20", "0.25", "0.30");
  }

  @Test
  void ofNumberedThingsAreWhole() {
    assertThat(labels(-0.5, 2.5, Scale.WHOLE)).containsExactly("0", "1", "2");
    assertThat(labels(-0.5, 0.5, Scale.WHOLE)).containsExactly("0");
    assertThat(labels(-0.5, 63.5, Scale.WHOLE)).containsExactly("0", "20", "40", "60");
  }

  @Test
  void ofLogarithmsArePowersOfTen() {
    assertThat(labels(0.5, 2e6, Scale.LOG)).containsExactly("1", "100", "10000", "10⁶");
    assertThat(labels(1e-7, 1e-5, Scale.LOG)).containsExactly("10⁻⁷", "10⁻⁶", "10⁻⁵");
    assertThat(labels(20, 300, Scale.LOG)).containsExactly("20", "50", "100", "200");
  }

  @Test
  void smallAndLargeNumbersHaveAnExponent() {
    Ticks small = ticks(0, 4.1e-6, Scale.LINEAR);
    assertThat(small.exponent()).isEqualTo(-6);
    assertThat(small.ticks()).extracting(Tick::label).containsExactly("0", "1", "2", "3", "4");
    Ticks large = ticks(0, 25e6, Scale.LINEAR);
    assertThat(large.exponent()).isEqualTo(6);
    assertThat(large.ticks())
        .extracting(Tick::label)
        .containsExactly("0", "5", "10", "15", "20", "25");
    assertThat(Ticks.of(new Range(0, 25e6, false, false), Scale.LINEAR, 5, false).exponent())
        .isZero();
  }

  private static List<String> labels(double low, double high, Scale scale) {
    return ticks(low, high, scale).ticks().stream().map(Tick::label).toList();
  }

  private static Ticks ticks(double low, double high, Scale scale) {
    return Ticks.of(new Range(low, high, scale == Scale.LOG, false), scale, 5, true);
  }
}
