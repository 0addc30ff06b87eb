// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

/**
 * A memory-mapped register, 32 bits wide on the bus.
 *
 * @param address byte address, a multiple of 4
 * @param width bits in use, from bit 0
 * @param signed reads are sign-extended from {@code width} bits
 * @param resetParameter the Verilog parameter that holds the value after reset; null where it is
 *     fixed by the meaning
 */
public record Register(
    String name,
    int address,
    Access access,
    Expr width,
    boolean signed,
    String resetParameter,
    String doc) {
  public enum Access {
    READ_WRITE,
    READ_ONLY,
    WRITE_ONLY
  }
}
