// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

/**
 * A memory-mapped register, 32 bits wide on the bus.
 *
 * @param address byte address, a multiple of 4
 * @param width bits in use, from bit 0; a register of width 0 ignores writes and reads 0
 * @param signed reads are sign-extended from {@code width} bits
 * @param resetParameter the Verilog parameter that holds the value after reset; null where it is
 *     fixed by the meaning
 * @param exists whether the chip has it; one that was left out answers with an error
 * @param writable whether the chip lets it be written, where {@code access} does
 */
public record Register(
    String name,
    int address,
    Access access,
    Expr width,
    boolean signed,
    String resetParameter,
    Expr exists,
    Expr writable,
    String doc) {
  private static final Expr OPTIONAL_WIDTH = Expr.of("REFRACTORY_BITS");

  /** A register that every chip has. */
  public Register(
      String name,
      int address,
      Access access,
      Expr width,
      boolean signed,
      String resetParameter,
      String doc) {
    this(name, address, access, width, signed, resetParameter, Expr.of(1), Expr.of(1), doc);
  }

  public enum Access {
    READ_WRITE,
    READ_ONLY,
    WRITE_ONLY
  }

  /** The same register of chips for which {@code condition} holds, others having left it out. */
  public Register where(String condition) {
    return new Register(
        name, address, access, width, signed, resetParameter, Expr.of(condition), writable, doc);
  }

  /** The same register, read-only in chips for which {@code condition} does not hold. */
  public Register writableWhere(String condition) {
    return new Register(
        name, address, access, width, signed, resetParameter, exists, Expr.of(condition), doc);
  }

  /** Whether the width may be 0; the Verilog then keeps one bit, {@code NAME_WIDTH} of them. */
  public boolean optional() {
    return width.equals(OPTIONAL_WIDTH);
  }
}
