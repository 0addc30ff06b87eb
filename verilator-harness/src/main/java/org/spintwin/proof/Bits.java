// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.math.BigInteger;

/**
 * Bits that are no number yet: a port, a register, a word of a memory.
 *
 * @param width how many
 */
public record Bits(Problem problem, String term, int width) {
  /** Some of them. */
  public Bits slice(int lowest, int count) {
    if (lowest < 0 || count < 1 || lowest + count > width) {
      throw new IllegalArgumentException(
          count + " bits from bit " + lowest + " on; there are " + width);
    }
    return count == width
        ? this
        : new Bits(
            problem,
            problem.define(
                "(_ BitVec " + count + ")",
                "((_ extract " + (lowest + count - 1) + " " + lowest + ") " + term + ")"),
            count);
  }

  public Truth bit(int index) {
    return new Truth(problem, "(= " + slice(index, 1).term() + " #b1)").named();
  }

  /** The bit whose index is a number; false for a number that no bit has. */
  public Truth bit(Exact index) {
    int bits = Math.max(width, index.bits());
    String wide = bits == width ? term : "((_ zero_extend " + (bits - width) + ") " + term + ")";
    String shifted = "(bvlshr " + wide + " " + index.in(bits) + ")";
    return new Truth(problem, "(= ((_ extract 0 0) " + shifted + ") #b1)").named();
  }

  /** The number they are in two's complement. */
  public Exact signed() {
    BigInteger half = BigInteger.ONE.shiftLeft(width - 1);
    return new Exact(problem, term, width, half.negate(), half.subtract(BigInteger.ONE));
  }

  /** The number they are without a sign. */
  public Exact unsigned() {
    String positive = problem.define("(_ BitVec " + (width + 1) + ")", "(concat #b0 " + term + ")");
    BigInteger end = BigInteger.ONE.shiftLeft(width);
    return new Exact(problem, positive, width + 1, BigInteger.ZERO, end.subtract(BigInteger.ONE));
  }

  /** Whether the others are as many and the same. */
  public Truth equalTo(Bits other) {
    if (width != other.width) {
      throw new IllegalArgumentException(width + " bits compared with " + other.width);
    }
    return new Truth(problem, "(= " + term + " " + other.term + ")").named();
  }

  public Truth isZero() {
    return unsigned().equalTo(0);
  }
}
