// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

/**
 * The random register of the pages: a shift makes of q the value floor(q / 2), exclusive-or
 * 0x80200003 where q was odd.
 */
final class Draw {
  private static final int SHIFTS = 32;

  private Draw() {}

  /** The register after a draw, 32 shifts. */
  static Bits next(Bits register) {
    return next(register, SHIFTS);
  }

  /** The register, of 32 bits, after so many shifts. */
  static Bits next(Bits register, int shifts) {
    Problem problem = register.problem();
    Bits q = register;
    for (int i = 0; i < shifts; i++) {
      String half = "(bvlshr " + q.term() + " #x00000001)";
      String tapped = "(bvxor " + half + " #x80200003)";
      String next = "(ite " + q.bit(0).term() + " " + tapped + " " + half + ")";
      q = new Bits(problem, problem.define("(_ BitVec 32)", next), 32);
    }
    return q;
  }
}
