// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;
import java.util.stream.Stream;
import org.spintwin.spec.RegisterField.Kind;

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
 * @param readable whether the chip lets it be read, where {@code access} does
 * @param fields what its bits are; never empty
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
    Expr readable,
    List<RegisterField> fields,
    String doc) {
  private static final Expr OPTIONAL_WIDTH = Expr.of("REFRACTORY_BITS");
  private static final Expr ALWAYS = Expr.of(1);

  public Register {
    fields = List.copyOf(fields);
  }

  /** A register of one number that every chip has. */
  public Register(
      String name,
      int address,
      Access access,
      Expr width,
      boolean signed,
      String resetParameter,
      String doc) {
    this(
        name,
        address,
        access,
        width,
        signed,
        resetParameter,
        ALWAYS,
        ALWAYS,
        ALWAYS,
        List.of(whole(access, width, signed, resetParameter, doc)),
        doc);
  }

  /** All of a register: a setting, a constant of the chip, or what the chip counts or computes. */
  private static RegisterField whole(
      Access access, Expr width, boolean signed, String resetParameter, String doc) {
    Kind kind =
        access == Access.READ_WRITE
            ? Kind.SETTING
            : resetParameter == null ? Kind.REPORT : Kind.CONSTANT;
    Expr reset = resetParameter == null ? Expr.of(0) : Expr.of(resetParameter);
    return new RegisterField(RegisterField.WHOLE, Expr.of(0), width, signed, kind, reset, doc);
  }

  public enum Access {
    READ_WRITE,
    READ_ONLY,
    WRITE_ONLY
  }

  /** The same register of chips for which {@code condition} holds, others having left it out. */
  public Register where(String condition) {
    return with(Expr.of(condition), writable, readable, fields);
  }

  /** The same register, read-only in chips for which {@code condition} does not hold. */
  public Register writableWhere(String condition) {
    return with(exists, Expr.of(condition), readable, fields);
  }

  /** The same register, write-only in chips for which {@code condition} does not hold. */
  public Register readableWhere(String condition) {
    return with(exists, writable, Expr.of(condition), fields);
  }

  /** The same register, whose bits are these. */
  public Register of(RegisterField... parts) {
    return with(exists, writable, readable, List.of(parts));
  }

  private Register with(Expr there, Expr writes, Expr reads, List<RegisterField> parts) {
    return new Register(
        name, address, access, width, signed, resetParameter, there, writes, reads, parts, doc);
  }

  /** All that it follows from but values after reset that software can change. */
  Stream<Expr> shape() {
    return Stream.concat(
        Stream.of(width, exists, writable, readable),
        fields.stream().flatMap(RegisterField::shape));
  }

  /** Whether its bits have names of their own. */
  public boolean structured() {
    return fields.size() > 1;
  }

  /** Whether the width may be 0; the Verilog then keeps one bit, {@code NAME_WIDTH} of them. */
  public boolean optional() {
    return width.equals(OPTIONAL_WIDTH);
  }
}
