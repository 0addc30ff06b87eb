// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

/**
 * A port of a block.
 *
 * @param width bits
 * @param doc meaning, with unit and format where it is a number
 */
public record Port(String name, Direction direction, Expr width, String doc) {
  public enum Direction {
    INPUT,
    OUTPUT
  }

  public static Port input(String name, String width, String doc) {
    return new Port(name, Direction.INPUT, Expr.of(width), doc);
  }

  public static Port output(String name, String width, String doc) {
    return new Port(name, Direction.OUTPUT, Expr.of(width), doc);
  }

  public boolean isInput() {
    return direction == Direction.INPUT;
  }
}
