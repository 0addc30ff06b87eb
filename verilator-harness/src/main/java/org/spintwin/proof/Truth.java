// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;

/** What is true or false in a question for the solver. */
public final class Truth {
  private final Problem problem;
  private final String term;

  Truth(Problem problem, String term) {
    this.problem = problem;
    this.term = term;
  }

  /** Whether all of them are true. */
  public static Truth all(List<Truth> truths) {
    return joined("and", truths);
  }

  /** Whether one of them is true. */
  public static Truth any(List<Truth> truths) {
    return joined("or", truths);
  }

  private static Truth joined(String operator, List<Truth> truths) {
    if (truths.isEmpty()) {
      throw new IllegalArgumentException("nothing to be true or false");
    }
    if (truths.size() == 1) {
      return truths.get(0);
    }
    String terms = truths.stream().map(Truth::term).collect(Collectors.joining(" "));
    return new Truth(truths.get(0).problem, "(" + operator + " " + terms + ")").named();
  }

  public Truth and(Truth other) {
    return all(List.of(this, other));
  }

  public Truth or(Truth other) {
    return any(List.of(this, other));
  }

  public Truth not() {
    return new Truth(problem, "(not " + term + ")");
  }

  /** False only where this is true and the other is not. */
  public Truth implies(Truth other) {
    return not().or(other);
  }

  /** Whether both are true or both false. */
  public Truth sameAs(Truth other) {
    return new Truth(problem, "(= " + term + " " + other.term + ")").named();
  }

  /** The first where this is true, else the second. */
  public Exact choose(Exact yes, Exact no) {
    BigInteger low = yes.low().min(no.low());
    BigInteger high = yes.high().max(no.high());
    int bits = Math.max(problem.workingBits(), Exact.bits(low, high));
    String chosen = "(ite " + term + " " + yes.in(bits) + " " + no.in(bits) + ")";
    return new Exact(problem, problem.define("(_ BitVec " + bits + ")", chosen), bits, low, high);
  }

  public Exact choose(long yes, long no) {
    return choose(problem.number(yes), problem.number(no));
  }

  /** The first where this is true, else the second. */
  public Truth choose(Truth yes, Truth no) {
    return new Truth(problem, "(ite " + term + " " + yes.term + " " + no.term + ")").named();
  }

  /** 1 where it is true, else 0. */
  public Exact number() {
    return choose(1, 0);
  }

  /** Has a counterexample tell it. */
  public Truth watched(String name) {
    problem.watch(name, "Bool", term, false);
    return this;
  }

  Truth named() {
    return new Truth(problem, problem.define("Bool", term));
  }

  String term() {
    return term;
  }
}
