// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

/**
 * A memory of a block: initialised from an image, not reset, compared at checkpoints.
 *
 * @param register name of the Verilog memory
 * @param words number of words
 * @param width bits of a word
 */
public record Memory(String register, Expr words, Expr width, String doc) {
  public static Memory of(String register, String words, String width, String doc) {
    return new Memory(register, Expr.of(words), Expr.of(width), doc);
  }
}
