// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

/**
 * Architectural state of a block: a register that the golden model and the Verilog are compared on
 * at every clock. A vector register packs element 0 into its lowest bits.
 *
 * @param register name of the Verilog register
 * @param elements how many numbers it packs
 * @param width bits of each
 * @param signed whether each is two's complement
 */
public record State(String register, Expr elements, Expr width, boolean signed, String doc) {
  public static State unsigned(String register, String elements, String width, String doc) {
    return new State(register, Expr.of(elements), Expr.of(width), false, doc);
  }

  public static State signed(String register, String elements, String width, String doc) {
    return new State(register, Expr.of(elements), Expr.of(width), true, doc);
  }
}
