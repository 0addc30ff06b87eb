// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

/**
 * A memory of a block: not reset, compared at checkpoints.
 *
 * @param register name of the Verilog memory
 * @param words number of words
 * @param width bits of a word
 * @param image whether it is initialised from an image; one that is not is written by the hardware
 *     before it is read
 */
public record Memory(String register, Expr words, Expr width, boolean image, String doc) {
  /** A memory that is initialised from an image. */
  public static Memory of(String register, String words, String width, String doc) {
    return new Memory(register, Expr.of(words), Expr.of(width), true, doc);
  }

  /** What it is of: its register without {@code _q}. */
  public String noun() {
    return register.replaceAll("_q$", "");
  }

  /** A memory without an image: a queue, or state. */
  public static Memory working(String register, String words, String width, String doc) {
    return new Memory(register, Expr.of(words), Expr.of(width), false, doc);
  }
}
