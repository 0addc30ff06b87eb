// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.Arrays;
import java.util.Map;

/**
 * An integer expression over Verilog parameters, written once and used twice: evaluated in Java and
 * printed as Verilog-2005.
 *
 * <p>Grammar, loosest first: {@code &&}, comparisons {@code == != <= < >= >} (value 0 or 1), sums
 * {@code + -}, products {@code * /}, then integers, names, {@code clog2(e)}, {@code pow2(e)},
 * {@code max(a, b)}, {@code min(a, b)} and parentheses. {@code clog2(n)} is the number of bits that
 * count n states, {@code clog2(1) = 0}.
 */
public sealed interface Expr {

  /** Value under the given parameter values. */
  long eval(Map<String, Long> values);

  /** The same expression as Verilog-2005 text. */
  String verilog();

  /**
   * The same with names replaced; names in what replaces them stay. What has no names then is
   * worked out.
   */
  default Expr substitute(Map<String, Expr> definitions) {
    return this;
  }

  /** Whether its value may depend on that of the name; not to be asked of {@link Fits}. */
  default boolean uses(String name) {
    return !substitute(Map.of(name, Literal.ZERO)).equals(substitute(Map.of()));
  }

  static Expr of(String text) {
    return new ExprParser(text).parse();
  }

  static Expr of(long value) {
    return new Literal(value);
  }

  /** The number that an expression is, where all its parts are numbers; else the expression. */
  private static Expr folded(Expr expression, Expr... parts) {
    return Arrays.stream(parts).allMatch(Literal.class::isInstance)
        ? new Literal(expression.eval(Map.of()))
        : expression;
  }

  record Literal(long value) implements Expr {
    private static final Expr ZERO = new Literal(0);

    @Override
    public long eval(Map<String, Long> values) {
      return value;
    }

    @Override
    public String verilog() {
      return Long.toString(value);
    }
  }

  record Name(String name) implements Expr {
    @Override
    public long eval(Map<String, Long> values) {
      Long value = values.get(name);
      if (value == null) {
        throw new IllegalArgumentException(
            "expression uses '" + name + "', which is none of " + values.keySet());
      }
      return value;
    }

    @Override
    public String verilog() {
      return name;
    }

    @Override
    public Expr substitute(Map<String, Expr> definitions) {
      return definitions.getOrDefault(name, this);
    }
  }

  record Binary(String operator, Expr left, Expr right) implements Expr {
    private static final int COMPARISON = 2;

    @Override
    public long eval(Map<String, Long> values) {
      long a = left.eval(values);
      long b = right.eval(values);
      return switch (operator) {
        case "+" -> Math.addExact(a, b);
        case "-" -> Math.subtractExact(a, b);
        case "*" -> Math.multiplyExact(a, b);
        case "/" -> a / b;
        case "==" -> a == b ? 1 : 0;
        case "!=" -> a != b ? 1 : 0;
        case "<=" -> a <= b ? 1 : 0;
        case "<" -> a < b ? 1 : 0;
        case ">=" -> a >= b ? 1 : 0;
        case ">" -> a > b ? 1 : 0;
        case "&&" -> a != 0 && b != 0 ? 1 : 0;
        case "max" -> Math.max(a, b);
        case "min" -> Math.min(a, b);
        default -> throw new IllegalStateException("operator " + operator);
      };
    }

    @Override
    public String verilog() {
      return switch (operator) {
        case "max" -> choice(">");
        case "min" -> choice("<");
        case "*", "/" -> operand(left, false) + operator + operand(right, true);
        default -> operand(left, false) + " " + operator + " " + operand(right, true);
      };
    }

    private String choice(String comparison) {
      String a = operand(left, true);
      String b = operand(right, true);
      return "(" + a + " " + comparison + " " + b + ") ? " + a + " : " + b;
    }

    /** Parentheses only where the text would read otherwise. */
    private String operand(Expr e, boolean atRight) {
      int other = e instanceof Binary inner ? inner.precedence() : Integer.MAX_VALUE;
      boolean alone = atRight || precedence() == COMPARISON; // those do not chain
      boolean bare = alone ? other > precedence() : other >= precedence();
      return bare ? e.verilog() : "(" + e.verilog() + ")";
    }

    private int precedence() {
      return switch (operator) {
        case "max", "min" -> 0;
        case "&&" -> 1;
        case "+", "-" -> 3;
        case "*", "/" -> 4;
        default -> COMPARISON;
      };
    }

    @Override
    public Expr substitute(Map<String, Expr> definitions) {
      Expr a = left.substitute(definitions);
      Expr b = right.substitute(definitions);
      return folded(new Binary(operator, a, b), a, b);
    }
  }

  record Clog2(Expr argument) implements Expr {
    @Override
    public long eval(Map<String, Long> values) {
      long n = argument.eval(values);
      return n <= 1 ? 0 : 64 - Long.numberOfLeadingZeros(n - 1);
    }

    @Override
    public String verilog() {
      return "$clog2(" + argument.verilog() + ")";
    }

    @Override
    public Expr substitute(Map<String, Expr> definitions) {
      Expr n = argument.substitute(definitions);
      return folded(new Clog2(n), n);
    }
  }

  /** 2 to that power. */
  record Pow2(Expr exponent) implements Expr {
    @Override
    public long eval(Map<String, Long> values) {
      return 1L << exponent.eval(values);
    }

    @Override
    public String verilog() {
      return "(1 << (" + exponent.verilog() + "))";
    }

    @Override
    public Expr substitute(Map<String, Expr> definitions) {
      Expr n = exponent.substitute(definitions);
      return folded(new Pow2(n), n);
    }
  }

  /** 1 where {@code value} can be held in {@code bits} bits. */
  record Fits(Expr value, Expr bits, boolean signed) implements Expr {
    @Override
    public long eval(Map<String, Long> values) {
      long v = value.eval(values);
      int n = Math.toIntExact(bits.eval(values));
      long excess = signed ? v >> (n - 1) : v >> n;
      return excess == 0 || (signed && excess == -1) ? 1 : 0;
    }

    @Override
    public String verilog() {
      String v = value.verilog();
      String n = bits.verilog();
      return signed
          ? "((" + v + " >>> (" + n + " - 1)) == 0) || ((" + v + " >>> (" + n + " - 1)) == -1)"
          : "(" + v + " >> (" + n + ")) == 0";
    }
  }
}
