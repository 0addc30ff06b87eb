// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spintwin.harness.ProofTools;
import org.spintwin.harness.RequiresTool;

/** Terms of whole numbers, for all values of small operands, against whole numbers. */
@RequiresTool({"yosys", "z3"})
final class ExactTest {
  private static final Prover PROVER = new Prover(ProofTools.find(System.getenv()), Prover.EFFORT);

  /** Bits of the operands a, signed, and b. */
  private static final int A_BITS = 4;

  private static final int B_BITS = 3;

  /** An operation on terms and on integers. */
  private record Operation(
      String name, BinaryOperator<Exact> terms, BinaryOperator<BigInteger> integers) {}

  private static final List<Operation> SIGNED =
      List.of(
          new Operation("plus", Exact::plus, BigInteger::add),
          new Operation("minus", Exact::minus, BigInteger::subtract),
          new Operation("times", Exact::times, BigInteger::multiply),
          new Operation("min", Exact::min, BigInteger::min),
          new Operation("max", Exact::max, BigInteger::max),
          new Operation("negated", (a, b) -> a.negated(), (a, b) -> a.negate()),
          new Operation("shiftedLeft", (a, b) -> a.shiftedLeft(3), (a, b) -> a.shiftLeft(3)),
          new Operation("times 11", (a, b) -> a.times(11), (a, b) -> a.multiply(big(11))),
          new Operation("floorOf 2", (a, b) -> a.floorOf(2), (a, b) -> floor(a, 2)),
          new Operation("floorOf 9", (a, b) -> a.floorOf(9), (a, b) -> floor(a, 9)),
          new Operation("saturated", (a, b) -> a.times(b).saturated(4), ExactTest::saturated),
          new Operation(
              "choose",
              (a, b) -> a.lessThan(b).choose(a, b.shiftedLeft(2)),
              (a, b) -> a.compareTo(b) < 0 ? a : b.shiftLeft(2)),
          new Operation(
              "cut signed",
              (a, b) -> a.times(b).cut(3).signed(),
              (a, b) -> a.multiply(b).add(big(4)).mod(big(8)).subtract(big(4))),
          new Operation(
              "cut unsigned",
              (a, b) -> a.plus(b).cut(3).unsigned(),
              (a, b) -> a.add(b).mod(big(8))),
          new Operation(
              "comparisons",
              (a, b) ->
                  Truth.any(List.of(a.atMost(b).not(), a.equalTo(b), a.plus(b).fits(3).not()))
                      .number(),
              (a, b) ->
                  big(
                      a.compareTo(b) >= 0 || a.add(b).add(big(4)).shiftRight(3).signum() != 0
                          ? 1
                          : 0)));

  /** With b of 0 on. */
  private static final List<Operation> UNSIGNED =
      List.of(
          new Operation("times", Exact::times, BigInteger::multiply),
          new Operation("floorOf", Exact::floorOf, (a, b) -> floor(a, b.intValueExact())));

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  private static BigInteger floor(BigInteger a, int k) {
    BigInteger[] parts = a.divideAndRemainder(BigInteger.TWO.pow(k));
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  private static BigInteger saturated(BigInteger a, BigInteger b) {
    return a.multiply(b).min(big(7)).max(big(-8));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  void operationsAreThoseOfTheIntegers(int workingBits) throws IOException {
    var problem = new Problem(false);
    problem.work(workingBits);
    Exact a = problem.any("a", A_BITS).signed();
    List<Truth> claims = new ArrayList<>();
    claims(problem, a, problem.any("b", B_BITS).signed(), SIGNED, claims);
    claims(problem, a, problem.any("u", B_BITS).unsigned(), UNSIGNED, claims);
    assertThat(PROVER.ask(problem, Truth.all(claims)).outcome()).isEqualTo(Verdict.Outcome.PROVED);
  }

  private static void claims(
      Problem problem, Exact a, Exact b, List<Operation> operations, List<Truth> claims) {
    for (Operation operation : operations) {
      Exact found = operation.terms().apply(a, b);
      for (BigInteger x = a.low(); x.compareTo(a.high()) <= 0; x = x.add(BigInteger.ONE)) {
        for (BigInteger y = b.low(); y.compareTo(b.high()) <= 0; y = y.add(BigInteger.ONE)) {
          BigInteger expected = operation.integers().apply(x, y);
          assertThat(expected)
              .as("range of %s of %s and %s", operation.name(), x, y)
              .isBetween(found.low(), found.high());
          Truth here = a.equalTo(problem.number(x)).and(b.equalTo(problem.number(y)));
          claims.add(here.implies(found.equalTo(problem.number(expected))));
        }
      }
    }
  }

  /** Were something known of an operation that is not so, everything could be proved. */
  @Test
  void whatIsKnownOfAbstractOperationsIsTrueOfTheRealOnes() throws IOException {
    var problem = new Problem(true);
    List<Truth> real = new ArrayList<>();
    for (int x = -8; x < 8; x++) {
      for (int y = 0; y < 8; y++) {
        Exact a = operand(problem, "a" + x + " " + y, A_BITS, x);
        Exact b = operand(problem, "b" + x + " " + y, B_BITS, y).cut(B_BITS).unsigned();
        Exact s = operand(problem, "s" + x + " " + y, B_BITS, y - 4);
        real.add(a.times(b).equalTo(x * y));
        real.add(b.times(a).equalTo(x * y));
        real.add(a.times(s).equalTo((long) x * (y - 4)));
        real.add(a.floorOf(b).equalTo(Math.floorDiv(x, 1 << y)));
      }
    }
    assertThat(PROVER.ask(problem, Truth.all(real).not()).outcome())
        .isEqualTo(Verdict.Outcome.REFUTED);
  }

  /** Any number as far as terms know, but assumed to be that. */
  private static Exact operand(Problem problem, String name, int bits, int value) {
    Bits any = problem.any(name, bits);
    problem.assume(any.equalTo(problem.number(value).cut(bits)));
    return any.signed();
  }

  @Test
  void ofAnAbstractProductItsRangeIsKnownAndNotItsValue() throws IOException {
    var problem = new Problem(true);
    Exact product = problem.any("a", 4).signed().times(problem.any("b", 4).signed());
    assertThat(PROVER.ask(problem, product.atLeast(-56)).proved()).isTrue();
    // No product of numbers below 9 is 57.
    assertThat(PROVER.ask(problem, product.equalTo(57).not()).refuted()).isTrue();
  }

  @Test
  void aCounterexampleIsTold() throws IOException {
    var problem = new Problem(false);
    Exact a = problem.any("a", 6).signed().watched("a");
    problem.any("b", 6).signed().watched("b");
    Verdict verdict = PROVER.ask(problem, a.equalTo(-17).not());
    assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.REFUTED);
    assertThat(verdict.counterexample()).containsExactly("a = -17");
  }

  @Test
  void whatTakesTooMuchWorkIsNotDecided() throws IOException {
    var problem = new Problem(false);
    Exact one = problem.number(1);
    Exact a = problem.any("a", 44).unsigned();
    Exact b = problem.any("b", 44).unsigned();
    // The product of two primes of 42 bits.
    Exact composite = problem.number(4398046511093L).times(problem.number(4398046511087L));
    Truth factors = a.times(b).equalTo(composite).and(a.moreThan(one)).and(b.moreThan(one));
    Verdict verdict = new Prover(PROVER.tools(), 1_000_000).ask(problem, factors.not());
    assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.NOT_DECIDED);
  }

  @Test
  void aPropertyWithoutAFalseTwinIsRefused() {
    assertThatThrownBy(
            () -> new Property("unfounded", "", 1, c -> List.of(c.truth(true)), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unfounded has no false twin");
  }

  @Test
  void aSignalThatThePageDoesNotListIsRefused() throws IOException {
    BlockProof latch = new StepLatchProof();
    Map<String, Long> values = latch.block().resolve(latch.sizes().get(1));
    Netlist netlist = PROVER.netlist(latch.block(), latch.sizes().get(1));
    var clocks = new Clocks(new Problem(false), netlist, latch.block(), values, 1);
    assertThatThrownBy(() -> clocks.bits("no_such", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no signal no_such among [rst_ni,");
  }
}
