// SPDX-License-Identifier: Apache-2.0
package org.spintwin.board;

/** Levels of a pin. */
public enum IoStandard {
  LVCMOS33("3.3-V LVCMOS"),
  LVTTL("3.3-V LVTTL"),
  LVCMOS25("2.5 V"),
  LVCMOS18("1.8 V"),
  LVCMOS15("1.5 V"),
  LVCMOS12("1.2 V");

  private final String intel;

  IoStandard(String intel) {
    this.intel = intel;
  }

  /** As the tools of a family call it. */
  public String in(FpgaFamily family) {
    return switch (family) {
      case CYCLONE_V -> intel;
      case ECP5, GOWIN -> this == LVTTL ? "LVTTL33" : name();
      case XC7, ICE40 -> name();
    };
  }
}
