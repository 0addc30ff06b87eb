// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

/**
 * A port of a block. A vector port packs element 0 into its lowest bits.
 *
 * @param elements how many numbers it packs
 * @param width bits of each
 * @param signed whether each is two's complement
 * @param doc meaning, with unit and format where it is a number
 */
public record Port(
    String name, Direction direction, Expr elements, Expr width, boolean signed, String doc) {
  public enum Direction {
    INPUT,
    /** A register; compared at every clock. */
    OUTPUT,
    /** An output that follows from registers and inputs on the same clock; not compared. */
    WIRE
  }

  public static Port input(String name, String width, String doc) {
    return new Port(name, Direction.INPUT, Expr.of(1), Expr.of(width), false, doc);
  }

  /** An input of several unsigned numbers. */
  public static Port inputs(String name, String elements, String width, String doc) {
    return new Port(name, Direction.INPUT, Expr.of(elements), Expr.of(width), false, doc);
  }

  public static Port output(String name, String width, String doc) {
    return new Port(name, Direction.OUTPUT, Expr.of(1), Expr.of(width), false, doc);
  }

  /** An output that is no register. */
  public static Port wire(String name, String width, String doc) {
    return new Port(name, Direction.WIRE, Expr.of(1), Expr.of(width), false, doc);
  }

  /** An output of several bits that are flags, one for each of {@code elements}. */
  public static Port flags(String name, String elements, String doc) {
    return new Port(name, Direction.OUTPUT, Expr.of(elements), Expr.of(1), false, doc);
  }

  /** An output of several two's-complement numbers. */
  public static Port numbers(String name, String elements, String width, String doc) {
    return new Port(name, Direction.OUTPUT, Expr.of(elements), Expr.of(width), true, doc);
  }

  public boolean isInput() {
    return direction == Direction.INPUT;
  }

  /** Whether it is the clock, which is called so in every block, and on the pins of some chips. */
  public boolean isClock() {
    return name.equals("clk_i") || name.equals("clk");
  }

  /** Whether it is an output whose value is compared at every clock. */
  public boolean isCompared() {
    return direction == Direction.OUTPUT;
  }

  /** All bits of the port. */
  public Expr bits() {
    Expr one = Expr.of(1);
    if (elements.equals(one)) {
      return width;
    }
    return width.equals(one) ? elements : new Expr.Binary("*", elements, width);
  }
}
