// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.stream.Stream;
import org.spintwin.spec.Register.Access;

/**
 * Bits of a register that mean something of their own.
 *
 * @param lowest number of the lowest bit
 * @param width in bits
 * @param signed whether it is two's complement
 * @param reset value after reset; null where it is what a memory holds, which reset does not change
 */
public record RegisterField(
    String name, Expr lowest, Expr width, boolean signed, Kind kind, Expr reset, String doc) {
  /** What a register without fields of its own consists of. */
  static final String WHOLE = "VALUE";

  /** Who changes it. */
  public enum Kind {
    /** Nobody. */
    CONSTANT(Access.READ_ONLY, false),
    /** Software. */
    SETTING(Access.READ_WRITE, false),
    /** The chip. */
    REPORT(Access.READ_ONLY, true),
    /** Both. */
    PLACE(Access.READ_WRITE, true),
    /** The chip sets it, and software clears it by writing 1. */
    FLAG(Access.READ_WRITE, true),
    /** A window into a memory or queue, which each access moves to the next place. */
    WINDOW(Access.READ_WRITE, true);

    private final Access access;
    private final boolean changes;

    Kind(Access access, boolean changes) {
      this.access = access;
      this.changes = changes;
    }

    /** Whether two reads may differ without a write between them. */
    public boolean changes() {
      return changes;
    }
  }

  /** How it can be reached in a register that can be reached so. */
  public Access access(Access register) {
    return kind.access == Access.READ_WRITE ? register : kind.access;
  }

  /** All that it follows from but its value after reset where software can change it. */
  Stream<Expr> shape() {
    Stream<Expr> place = Stream.of(lowest, width);
    return kind == Kind.CONSTANT ? Stream.concat(place, Stream.of(reset)) : place;
  }

  /** An unsigned field. */
  static RegisterField of(
      String name, String lowest, String width, Kind kind, String reset, String doc) {
    return new RegisterField(
        name,
        Expr.of(lowest),
        Expr.of(width),
        false,
        kind,
        reset == null ? null : Expr.of(reset),
        doc);
  }
}
