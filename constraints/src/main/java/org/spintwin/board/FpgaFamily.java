// SPDX-License-Identifier: Apache-2.0
package org.spintwin.board;

import java.util.List;

/** FPGAs that the same tools build for. */
public enum FpgaFamily {
  ICE40("Lattice iCE40", List.of("yosys", "nextpnr-ice40", "icepack"), List.of("synth_ice40")),
  ECP5("Lattice ECP5", List.of("yosys", "nextpnr-ecp5", "ecppack"), List.of("synth_ecp5")),
  GOWIN("Gowin LittleBee", List.of("yosys", "nextpnr-gowin", "gowin_pack"), List.of("synth_gowin")),
  XC7("AMD 7 series", List.of("vivado"), List.of("synth_xilinx", "-family", "xc7")),
  CYCLONE_V(
      "Intel Cyclone V", List.of("quartus_sh"), List.of("synth_intel_alm", "-family", "cyclonev"));

  private final String title;
  private final List<String> tools;
  private final List<String> yosys;

  FpgaFamily(String title, List<String> tools, List<String> yosys) {
    this.title = title;
    this.tools = tools;
    this.yosys = yosys;
  }

  /** As its maker calls it. */
  public String title() {
    return title;
  }

  /** Programs that make a bitstream, in their order. */
  public List<String> tools() {
    return tools;
  }

  /** The Yosys command that maps to its cells; for AMD and Intel only to see that it can. */
  public List<String> yosys() {
    return yosys;
  }

  /** Whether its inputs have resistors to ground. */
  public boolean pullsDown() {
    return this != ICE40 && this != CYCLONE_V;
  }

  /** Those of the known devices that are of this family. */
  public List<FpgaDevice> devices() {
    return FpgaDevice.ALL.stream().filter(device -> device.family() == this).toList();
  }
}
