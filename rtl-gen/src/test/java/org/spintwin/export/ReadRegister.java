// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.List;

/**
 * A register as a description of a chip says it.
 *
 * @param access r, w or rw
 * @param reset all 32 bits after reset; null where the description leaves them open
 */
record ReadRegister(String name, int address, String access, Long reset, List<Part> fields) {
  /** Bits of it. */
  record Part(String name, int lowest, int width, String access) {
    /** Ones at its place. */
    long mask() {
      return ((1L << width) - 1) << lowest;
    }
  }

  /** The same without the copies of the sign, for descriptions that say it otherwise. */
  ReadRegister withoutSign() {
    List<Part> rest = fields.stream().filter(f -> !f.name().equals("SIGN")).toList();
    return new ReadRegister(name, address, access, reset, rest);
  }

  /** Ones where it has fields. */
  long mask() {
    return fields.stream().mapToLong(Part::mask).reduce(0, (a, b) -> a | b);
  }
}
