// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

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

  /** Nearest raw value, half to even, saturating. NaN is refused. */
  public long raw(double real) {
    if (Double.isNaN(real)) {
      throw new IllegalArgumentException("NaN has no fixed-point value");
    }
    // Exact: division by a power of two only moves the point, and the cast saturates.
    long nearest = (long) StrictMath.rint(real / lsb());
    return Math.max(minRaw(), Math.min(maxRaw(), nearest));
  }

  /** For example {@code sQ15.8}: signed, 15 integer bits besides the sign, 8 fraction bits. */
  @Override
  public String toString() {
    int integerBits = bits - fractionBits - (signed ? 1 : 0);
    return (signed ? "sQ" : "uQ") + integerBits + "." + fractionBits;
  }
}
