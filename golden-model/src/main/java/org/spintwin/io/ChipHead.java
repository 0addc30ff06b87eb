// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import org.spintwin.io.InputException.Code;

/** The keys at the top of every chip file: {@code spintwin}, {@code chip} and {@code name}. */
final class ChipHead {
  private ChipHead() {}

  /**
   * Checks all three.
   *
   * @param kind of chip
   * @return the name of the chip
   */
  static String name(Section top, String kind) {
    top.require("spintwin", "spintwin: 1, the version of the format");
    top.integer("spintwin", 1, 1, 1);
    top.require("chip", "chip: " + kind);
    top.word("chip", kind, kind);
    String allowed =
        "a lower-case letter, then up to 62 lower-case letters, digits or _,"
            + " that is no keyword, block name or tb_...";
    top.require("name", allowed);
    String name = top.text("name", null);
    String objection = ModuleName.objection(name);
    if (objection != null) {
      throw top.error(Code.VALUE, "name", objection, allowed);
    }
    return name;
  }
}
