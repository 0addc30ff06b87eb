// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.math.BigInteger;
import org.spintwin.proof.Problem.Hard;
import org.spintwin.spec.QFormat;

/**
 * A whole number in a question for the solver. It is held in two's complement, in as many bits as
 * its range takes, and every operation takes as many as its result needs: so nothing wraps, and
 * what is said with these numbers is said of the integers.
 */
public final class Exact {
  private final Problem problem;
  private final String term;
  private final int width;
  private final BigInteger low;
  private final BigInteger high;

  /**
   * @param term of {@code width} bits, two's complement
   */
  Exact(Problem problem, String term, int width, BigInteger low, BigInteger high) {
    if (low.compareTo(high) > 0) {
      throw new IllegalArgumentException("a range from " + low + " to " + high + " is empty");
    }
    if (width < bits(low, high)) {
      throw new IllegalArgumentException(width + " bits for " + low + " to " + high);
    }
    this.problem = problem;
    this.term = term;
    this.width = width;
    this.low = low;
    this.high = high;
  }

  /** The least value it can have. */
  public BigInteger low() {
    return low;
  }

  /** The greatest value it can have. */
  public BigInteger high() {
    return high;
  }

  /** Bits that its range takes in two's complement. */
  int bits() {
    return bits(low, high);
  }

  static int bits(BigInteger low, BigInteger high) {
    return Math.max(low.bitLength(), high.bitLength()) + 1;
  }

  static String literal(BigInteger value, int bits) {
    return "(_ bv" + value.mod(BigInteger.ONE.shiftLeft(bits)) + " " + bits + ")";
  }

  /** The same number in so many bits, which its range fits in. */
  String in(int bits) {
    return bits < width
        ? "((_ extract " + (bits - 1) + " 0) " + term + ")"
        : bits == width ? term : "((_ sign_extend " + (bits - width) + ") " + term + ")";
  }

  /** A number in this range, of which a term of so many bits has at least the lowest ones. */
  private Exact result(String wide, int bits, BigInteger least, BigInteger greatest) {
    int kept = Math.min(bits, Math.max(problem.workingBits(), bits(least, greatest)));
    String cut = kept == bits ? wide : "((_ extract " + (kept - 1) + " 0) " + wide + ")";
    String name = problem.define("(_ BitVec " + kept + ")", cut);
    return new Exact(problem, name, kept, least, greatest);
  }

  /** Bits in which operands of an operation and its result fit. */
  private int room(Exact other, BigInteger least, BigInteger greatest) {
    int operands = Math.max(bits(), other.bits());
    return Math.max(problem.workingBits(), Math.max(operands, bits(least, greatest)));
  }

  public Exact plus(Exact other) {
    BigInteger least = low.add(other.low);
    BigInteger greatest = high.add(other.high);
    return operation("bvadd", other, least, greatest);
  }

  public Exact plus(long other) {
    return plus(problem.number(other));
  }

  public Exact minus(Exact other) {
    BigInteger least = low.subtract(other.high);
    BigInteger greatest = high.subtract(other.low);
    return operation("bvsub", other, least, greatest);
  }

  public Exact minus(long other) {
    return minus(problem.number(other));
  }

  public Exact negated() {
    return problem.number(0).minus(this);
  }

  public Exact times(Exact other) {
    BigInteger[] corners = {
      low.multiply(other.low), low.multiply(other.high),
      high.multiply(other.low), high.multiply(other.high)
    };
    BigInteger least = corners[0];
    BigInteger greatest = corners[0];
    for (BigInteger corner : corners) {
      least = least.min(corner);
      greatest = greatest.max(corner);
    }
    // With b of 0 to 2^n - 1 a product lies between 0 and a * 2^n - a.
    BigInteger past = other.high.add(BigInteger.ONE);
    boolean anyOfItsBits = other.low.signum() == 0 && past.bitCount() == 1;
    Exact end = anyOfItsBits ? shiftedLeft(past.bitLength() - 1).minus(this) : null;
    return hard(Hard.PRODUCT, other, least, greatest, end);
  }

  /** Times a number that is 0 or more, as a sum of what is shifted. */
  public Exact times(long factor) {
    if (factor < 0) {
      throw new IllegalArgumentException("a factor of " + factor);
    }
    Exact sum = problem.number(0);
    for (int bit = 0; bit < Long.SIZE - Long.numberOfLeadingZeros(factor); bit++) {
      if ((factor >> bit & 1) == 1) {
        sum = sum.plus(shiftedLeft(bit));
      }
    }
    return sum;
  }

  private Exact hard(Hard hard, Exact other, BigInteger least, BigInteger greatest, Exact end) {
    int bits = room(other, least, greatest);
    String a = problem.define("(_ BitVec " + bits + ")", in(bits));
    String b = problem.define("(_ BitVec " + bits + ")", other.in(bits));
    problem.know(hard, bits, a, b, least, greatest);
    if (end != null) {
      problem.knowEnd(hard, bits, a, b, end);
    }
    String wide = "(" + problem.function(hard, bits) + " " + a + " " + b + ")";
    return result(wide, bits, least, greatest);
  }

  private Exact operation(String name, Exact other, BigInteger least, BigInteger greatest) {
    int bits = room(other, least, greatest);
    String wide = "(" + name + " " + in(bits) + " " + other.in(bits) + ")";
    return result(wide, bits, least, greatest);
  }

  /** Times 2^k. */
  public Exact shiftedLeft(int k) {
    if (k == 0) {
      return this;
    }
    String shifted = "(concat " + term + " (_ bv0 " + k + "))";
    return result(shifted, width + k, low.shiftLeft(k), high.shiftLeft(k));
  }

  /** Divided by 2^k, rounded towards minus infinity. */
  public Exact floorOf(int k) {
    int bits = Math.max(bits(), k + 1);
    String shifted = "((_ extract " + (bits - 1) + " " + k + ") " + in(bits) + ")";
    return result(shifted, bits - k, low.shiftRight(k), high.shiftRight(k));
  }

  /**
   * Divided by 2^k, rounded towards minus infinity.
   *
   * @param k at least 0
   */
  public Exact floorOf(Exact k) {
    if (k.low.signum() < 0) {
      throw new IllegalArgumentException("a shift by " + k.low + " bits");
    }
    BigInteger least = low.signum() < 0 ? low.shiftRight(k.low.intValueExact()) : BigInteger.ZERO;
    BigInteger greatest =
        high.signum() < 0 ? BigInteger.ONE.negate() : high.shiftRight(k.low.intValueExact());
    return hard(Hard.SHIFT, k, least, greatest, this);
  }

  public Exact min(Exact other) {
    return lessThan(other).choose(this, other).within(low.min(other.low), high.min(other.high));
  }

  public Exact max(Exact other) {
    return lessThan(other).choose(other, this).within(low.max(other.low), high.max(other.high));
  }

  /** A number known to lie in a range, whose bits then say all. */
  private Exact within(BigInteger least, BigInteger greatest) {
    return new Exact(problem, term, width, least, greatest);
  }

  /** The nearest number of so many bits in two's complement. */
  public Exact saturated(int bits) {
    BigInteger half = BigInteger.ONE.shiftLeft(bits - 1);
    Exact bound =
        lessThan(0)
            .choose(problem.number(half.negate()), problem.number(half.subtract(BigInteger.ONE)));
    return fits(bits)
        .choose(this, bound)
        .within(low.max(half.negate()), high.min(half.subtract(BigInteger.ONE)));
  }

  /** The nearest number of a format. */
  public Exact saturated(QFormat format) {
    return max(problem.number(format.minRaw())).min(problem.number(format.maxRaw()));
  }

  /** Whether it is a number of so many bits in two's complement: of these alone it is the same. */
  public Truth fits(int bits) {
    return equalTo(cut(bits).signed());
  }

  /** Its lowest bits. */
  public Bits cut(int bits) {
    return new Bits(problem, problem.define("(_ BitVec " + bits + ")", in(bits)), bits);
  }

  public Truth equalTo(Exact other) {
    return compared("=", other);
  }

  public Truth equalTo(long other) {
    return equalTo(problem.number(other));
  }

  public Truth lessThan(Exact other) {
    return compared("bvslt", other);
  }

  public Truth lessThan(long other) {
    return lessThan(problem.number(other));
  }

  public Truth atLeast(Exact other) {
    return other.atMost(this);
  }

  public Truth atLeast(long other) {
    return atLeast(problem.number(other));
  }

  public Truth moreThan(Exact other) {
    return other.lessThan(this);
  }

  public Truth moreThan(long other) {
    return moreThan(problem.number(other));
  }

  public Truth atMost(Exact other) {
    return compared("bvsle", other);
  }

  private Truth compared(String name, Exact other) {
    int bits = Math.max(bits(), other.bits());
    return new Truth(problem, "(" + name + " " + in(bits) + " " + other.in(bits) + ")").named();
  }

  /** Has a counterexample tell it. */
  public Exact watched(String name) {
    problem.watch(name, "(_ BitVec " + width + ")", term, true);
    return this;
  }

  Problem problem() {
    return problem;
  }

  String term() {
    return term;
  }
}
