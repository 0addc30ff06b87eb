// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** Recursive-descent reader of {@link Expr}. */
final class ExprParser {
  private static final List<String> COMPARISONS = List.of("==", "!=", "<=", ">=", "<", ">");

  private final String text;
  private int at;

  ExprParser(String text) {
    this.text = text;
  }

  Expr parse() {
    Expr e = comparison();
    skipBlanks();
    if (at != text.length()) {
      throw error("end of expression");
    }
    return e;
  }

  private Expr comparison() {
    Expr left = relation();
    while (take("&&")) {
      left = new Expr.Binary("&&", left, relation());
    }
    return left;
  }

  private Expr relation() {
    Expr left = sum();
    for (String operator : COMPARISONS) {
      if (take(operator)) {
        return new Expr.Binary(operator, left, sum());
      }
    }
    return left;
  }

  private Expr sum() {
    Expr left = product();
    while (true) {
      if (take("+")) {
        left = new Expr.Binary("+", left, product());
      } else if (take("-")) {
        left = new Expr.Binary("-", left, product());
      } else {
        return left;
      }
    }
  }

  private Expr product() {
    Expr left = primary();
    while (true) {
      if (take("*")) {
        left = new Expr.Binary("*", left, primary());
      } else if (take("/")) {
        left = new Expr.Binary("/", left, primary());
      } else {
        return left;
      }
    }
  }

  private Expr primary() {
    if (take("(")) {
      Expr inner = comparison();
      expect(")");
      return inner;
    }
    skipBlanks();
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    String word = text.substring(start, at);
    if (word.isEmpty()) {
      throw error("a number, a name or '('");
    }
    if (Character.isDigit(word.charAt(0))) {
      return new Expr.Literal(Long.parseLong(word));
    }
    if (!take("(")) {
      return new Expr.Name(word);
    }
    Expr first = comparison();
    if (word.equals("clog2") || word.equals("pow2")) {
      expect(")");
      return word.equals("clog2") ? new Expr.Clog2(first) : new Expr.Pow2(first);
    }
    if (!word.equals("max") && !word.equals("min")) {
      throw error("clog2, pow2, max or min instead of " + word);
    }
    expect(",");
    Expr second = comparison();
    expect(")");
    return new Expr.Binary(word, first, second);
  }

  private boolean take(String token) {
    skipBlanks();
    if (text.startsWith(token, at)) {
      at += token.length();
      return true;
    }
    return false;
  }

  private void expect(String token) {
    if (!take(token)) {
      throw error("'" + token + "'");
    }
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private IllegalArgumentException error(String expected) {
    return new IllegalArgumentException(
        "expression \"" + text + "\", position " + at + ": expected " + expected);
  }
}
