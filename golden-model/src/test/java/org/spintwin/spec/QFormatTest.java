// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class QFormatTest {
  private static final QFormat SIGNED = new QFormat(true, 8, 2);

  @Test
  void roundsHalfToEven() {
    assertThat(SIGNED.raw(0.125)).isZero();
    assertThat(SIGNED.raw(0.375)).isEqualTo(2);
    assertThat(SIGNED.raw(-0.125)).isZero();
    assertThat(SIGNED.raw(-0.375)).isEqualTo(-2);
    assertThat(SIGNED.raw(0.3)).isEqualTo(1);
  }

  @Test
  void saturatesInsteadOfWrapping() {
    assertThat(SIGNED.raw(31.75)).isEqualTo(127);
    assertThat(SIGNED.raw(32)).isEqualTo(127);
    assertThat(SIGNED.raw(-1e300)).isEqualTo(-128);
    assertThat(SIGNED.raw(Double.POSITIVE_INFINITY)).isEqualTo(127);
    assertThat(SIGNED.raw(Double.NEGATIVE_INFINITY)).isEqualTo(-128);
    assertThat(new QFormat(false, 8, 2).raw(-1)).isZero();
    assertThat(new QFormat(true, 63, 0).raw(1e30)).isEqualTo((1L << 62) - 1);
  }

  @Test
  void refusesWhatHasNoFormat() {
    assertThatThrownBy(() -> SIGNED.raw(Double.NaN)).hasMessage("NaN has no fixed-point value");
    assertThatThrownBy(() -> new QFormat(true, 64, 0))
        .hasMessage("width 64 bits; allowed are 1 to 63");
    assertThatThrownBy(() -> new QFormat(true, 8, 9))
        .hasMessage("9 fraction bits in 8 bits; allowed are 0 to 8");
  }

  @Test
  void agreesWithExactDecimalArithmetic() {
    long seed = 7;
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      int bits = random.nextInt(1, 64);
      var format = new QFormat(random.nextBoolean(), bits, random.nextInt(0, bits + 1));
      double real = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-20, bits + 2));
      BigInteger exact =
          new BigDecimal(real)
              .multiply(BigDecimal.valueOf(2).pow(format.fractionBits()))
              .setScale(0, RoundingMode.HALF_EVEN)
              .toBigInteger();
      long expected =
          exact
              .min(BigInteger.valueOf(format.maxRaw()))
              .max(BigInteger.valueOf(format.minRaw()))
              .longValueExact();
      assertThat(format.raw(real)).as("seed %d, %s of %s", seed, format, real).isEqualTo(expected);
    }
  }

  @Test
  void namesItselfByIntegerAndFractionBits() {
    assertThat(SIGNED).hasToString("sQ5.2");
    assertThat(new QFormat(false, 8, 8)).hasToString("uQ0.8");
  }
}
