// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class LfsrTest {
  /** x^32 + x^22 + x^2 + x + 1, bit k for x^k. */
  private static final BigInteger POLYNOMIAL =
      BigInteger.ONE.shiftLeft(32).or(BigInteger.ONE.shiftLeft(22)).or(BigInteger.valueOf(7));

  private static final BigInteger X = BigInteger.TWO;

  private static Lfsr of(long seed) {
    Lfsr lfsr = new Lfsr(seed);
    lfsr.reset();
    return lfsr;
  }

  @Test
  void aDrawIsThirtyTwoShiftsOneByOne() {
    Lfsr lfsr = of(1);
    long q = 1;
    for (int draw = 0; draw < 1000; draw++) {
      for (int shift = 0; shift < 32; shift++) {
        q = (q & 1) != 0 ? q >> 1 ^ 0x80200003L : q >> 1;
      }
      assertThat(lfsr.draw()).as("draw %d", draw).isEqualTo(q);
      assertThat(lfsr.state()).isEqualTo(q);
    }
  }

  @Test
  void resetGivesTheSeedAgain() {
    Lfsr lfsr = of(0xFFFF_FFFFL);
    long first = lfsr.draw();
    lfsr.draw();
    lfsr.reset();
    assertThat(lfsr.state()).isEqualTo(0xFFFF_FFFFL);
    assertThat(lfsr.draw()).isEqualTo(first);
  }

  /**
   * A shift multiplies by 1/x, so the period of draws is 2^32 - 1 where x has that order and 32 is
   * coprime to it. 2^32 - 1 = 3 * 5 * 17 * 257 * 65537.
   */
  @Test
  void thePolynomialIsPrimitiveSoTheRegisterVisitsEveryStateButZero() {
    BigInteger order = BigInteger.ONE.shiftLeft(32).subtract(BigInteger.ONE);
    assertThat(power(order)).isEqualTo(BigInteger.ONE);
    for (long prime : new long[] {3, 5, 17, 257, 65537}) {
      assertThat(power(order.divide(BigInteger.valueOf(prime)))).isNotEqualTo(BigInteger.ONE);
    }
  }

  /**
   * Bits of each draw, and pairs of bits of neighbouring draws, are as often 1 as chance has it.
   */
  @Test
  void bitsOfDrawsAndOfTheNextAreIndependent() {
    int draws = 1 << 16;
    int[] ones = new int[32];
    int[] changes = new int[32];
    Lfsr lfsr = of(12345);
    long before = lfsr.draw();
    for (int draw = 0; draw < draws; draw++) {
      long now = lfsr.draw();
      for (int bit = 0; bit < 32; bit++) {
        ones[bit] += (int) (now >> bit & 1);
        changes[bit] += (int) ((now ^ before) >> bit & 1);
      }
      before = now;
    }
    // Five standard deviations of 128.
    assertThat(Arrays.stream(ones)).allMatch(n -> Math.abs(n - draws / 2) < 640);
    assertThat(Arrays.stream(changes)).allMatch(n -> Math.abs(n - draws / 2) < 640);
  }

  /** x to that power modulo the polynomial. */
  private static BigInteger power(BigInteger exponent) {
    BigInteger result = BigInteger.ONE;
    for (int bit = exponent.bitLength() - 1; bit >= 0; bit--) {
      result = product(result, result);
      if (exponent.testBit(bit)) {
        result = product(result, X);
      }
    }
    return result;
  }

  private static BigInteger product(BigInteger a, BigInteger b) {
    BigInteger sum = BigInteger.ZERO;
    for (int bit = 0; bit < b.bitLength(); bit++) {
      if (b.testBit(bit)) {
        sum = sum.xor(a.shiftLeft(bit));
      }
    }
    for (int bit = sum.bitLength() - 1; bit >= 32; bit = sum.bitLength() - 1) {
      sum = sum.xor(POLYNOMIAL.shiftLeft(bit - 32));
    }
    return sum;
  }
}
