// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import org.spintwin.spec.Expr;

/** Expressions as the first edition of IP-XACT has them: XPath over the ids of parameters. */
final class IpxactExpression {
  private IpxactExpression() {}

  /**
   * @param idPrefix what the id of a parameter's value starts with; its name follows
   * @throws IllegalArgumentException when XPath has no such operation
   */
  static String xpath(Expr expression, String idPrefix) {
    if (expression instanceof Expr.Literal literal) {
      return literal.verilog();
    }
    if (expression instanceof Expr.Name name) {
      return "spirit:decode(id('" + idPrefix + name.name() + "'))";
    }
    if (expression instanceof Expr.Binary b) {
      String both = xpath(b.left(), idPrefix) + " %s " + xpath(b.right(), idPrefix);
      return switch (b.operator()) {
        case "+", "-", "*" -> "(" + both.formatted(b.operator()) + ")";
        case "<", "<=", ">", ">=" -> "number(" + both.formatted(b.operator()) + ")";
        default -> throw new IllegalArgumentException("operator " + b.operator());
      };
    }
    throw new IllegalArgumentException(expression.verilog());
  }
}
