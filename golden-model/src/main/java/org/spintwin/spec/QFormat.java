// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A two's-complement or unsigned fixed-point format: {@code value = raw / 2^fractionBits}.
 *
 * <p>Conversion from real numbers rounds half to even and saturates; that happens above the integer
 * hand-over only.
 *
 * @param signed two's complement if true
 * @param bits total width, 1 to 63
 * @param fractionBits bits right of the binary point, 0 to bits
 */
public record QFormat(boolean signed, int bits, int fractionBits) {
  public QFormat {
    if (bits < 1 || bits > 63) {
      throw new IllegalArgumentException("width " + bits + " bits; allowed are 1 to 63");
    }
    if (fractionBits < 0 || fractionBits > bits) {
      throw new IllegalArgumentException(
          fractionBits + " fraction bits in " + bits + " bits; allowed are 0 to " + bits);
    }
  }

  public long minRaw() {
    return signed ? -(1L << (bits - 1)) : 0;
  }

  public long maxRaw() {
    return signed ? (1L << (bits - 1)) - 1 : (1L << bits) - 1;
  }

  /** Weight of the least significant bit. */
  public double lsb() {
    return StrictMath.scalb(1.0, -fractionBits);
  }

  public double real(long raw) {
    return raw * lsb();
  }

  public boolean holds(long raw) {
    return raw >= minRaw() && raw <= maxRaw();
  }

  /** Nearest raw value, half to even, saturating. NaN is refused. */
  public long raw(double real) {
    if (Double.isNaN(real)) {
      throw new IllegalArgumentException("NaN has no fixed-point value");
    }
    if (Double.isInfinite(real)) {
      return real > 0 ? maxRaw() : minRaw();
    }
    BigInteger exact =
        new BigDecimal(real)
            .multiply(new BigDecimal(BigInteger.ONE.shiftLeft(fractionBits)))
            .setScale(0, RoundingMode.HALF_EVEN)
            .toBigInteger();
    BigInteger clipped =
        exact.min(BigInteger.valueOf(maxRaw())).max(BigInteger.valueOf(minRaw()));
    return clipped.longValueExact();
  }

  /** For example {@code sQ15.8}: signed, 15 integer bits besides the sign, 8 fraction bits. */
  @Override
  public String toString() {
    int integerBits = bits - fractionBits - (signed ? 1 : 0);
    return (signed ? "sQ" : "uQ") + integerBits + "." + fractionBits;
  }
}
