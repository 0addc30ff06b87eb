// SPDX-License-Identifier: Apache-2.0
package org.spintwin.board;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An FPGA, what it has, and how the open tools name it.
 *
 * @param name as options and board files say it
 * @param title as its maker calls it
 * @param logicCells look-up tables; in iCE40 each with carry and flip-flop
 * @param blockRams of the family's size, for iCE40 {@link BlockRam#BITS} bits
 * @param singlePortRams of {@value #SINGLE_PORT_WORDS} words of {@value #SINGLE_PORT_BITS} bits,
 *     one port; they cannot be initialised
 * @param dsps multipliers
 * @param usualPackage for nextpnr, where a board names no other; empty where it takes none
 * @param synthesis options of the family's Yosys command
 * @param options of nextpnr that say the device
 */
public record FpgaDevice(
    String name,
    String title,
    FpgaFamily family,
    int logicCells,
    int flipFlops,
    int blockRams,
    int singlePortRams,
    int dsps,
    String usualPackage,
    List<String> synthesis,
    List<String> options) {
  public static final int SINGLE_PORT_WORDS = 16384;
  public static final int SINGLE_PORT_BITS = 16;

  /** A single-port RAM writes as few bits as that. */
  private static final int SINGLE_PORT_WRITES = 4;

  public static final FpgaDevice HX8K =
      new FpgaDevice(
          "hx8k",
          "Lattice iCE40 HX8K",
          FpgaFamily.ICE40,
          7680,
          7680,
          32,
          0,
          0,
          "ct256",
          List.of("-device", "hx"),
          List.of("--hx8k"));

  public static final FpgaDevice UP5K =
      new FpgaDevice(
          "up5k",
          "Lattice iCE40 UP5K",
          FpgaFamily.ICE40,
          5280,
          5280,
          30,
          4,
          8,
          "sg48",
          List.of("-device", "u", "-spram"),
          List.of("--up5k"));

  /** All that are known by name; a board file may describe another. */
  public static final List<FpgaDevice> ALL =
      List.of(
          HX8K,
          UP5K,
          ecp5("lfe5u-25f", "Lattice ECP5 LFE5U-25F", 24288, 56, 28, "--25k"),
          ecp5("lfe5u-85f", "Lattice ECP5 LFE5U-85F", 83640, 208, 156, "--85k"),
          new FpgaDevice(
              "GW1N-9C",
              "Gowin GW1N(R)-9C",
              FpgaFamily.GOWIN,
              8640,
              6480,
              26,
              0,
              20,
              "",
              // Wide multiplexers cost nextpnr-gowin a fifth more slices.
              List.of("-nowidelut"),
              List.of("--family", "GW1N-9C")),
          vendor("xc7a35t", "AMD Artix-7 XC7A35T", FpgaFamily.XC7, 20800, 41600, 50, 90),
          vendor("xc7z020", "AMD Zynq-7000 XC7Z020", FpgaFamily.XC7, 53200, 106400, 140, 220),
          vendor(
              "5cseba6",
              "Intel Cyclone V SE 5CSEBA6",
              FpgaFamily.CYCLONE_V,
              83820,
              167640,
              557,
              112));

  private static FpgaDevice ecp5(
      String name, String title, int luts, int blockRams, int dsps, String option) {
    return new FpgaDevice(
        name,
        title,
        FpgaFamily.ECP5,
        luts,
        luts,
        blockRams,
        0,
        dsps,
        "",
        List.of(),
        List.of(option));
  }

  /** One that only its maker's tools place. */
  private static FpgaDevice vendor(
      String name,
      String title,
      FpgaFamily family,
      int luts,
      int flipFlops,
      int blockRams,
      int dsps) {
    return new FpgaDevice(
        name, title, family, luts, flipFlops, blockRams, 0, dsps, "", List.of(), List.of());
  }

  /**
   * The device of that name.
   *
   * @throws IllegalArgumentException when none of {@code devices} has it
   */
  public static FpgaDevice of(String name, List<FpgaDevice> devices) {
    return devices.stream()
        .filter(d -> d.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "device '"
                        + name
                        + "' is none of "
                        + devices.stream()
                            .map(FpgaDevice::name)
                            .collect(Collectors.joining(", "))));
  }

  /** Options of nextpnr for the device in its usual package. */
  public List<String> placement() {
    return placement(usualPackage);
  }

  /**
   * Options of nextpnr for the device in a package.
   *
   * @param packageName as nextpnr says it; empty where it takes none
   */
  public List<String> placement(String packageName) {
    List<String> placement = new ArrayList<>(options);
    if (!packageName.isEmpty()) {
      placement.addAll(List.of("--package", packageName));
    }
    return placement;
  }

  /**
   * Single-port RAMs that hold a memory.
   *
   * @param parts parts of a word that are written one at a time
   * @param partBits bits of such a part
   */
  public static int singlePortRams(int words, int parts, int partBits) {
    int width =
        parts == 1
            ? partBits
            : parts * SINGLE_PORT_WRITES * BlockRam.ceiling(partBits, SINGLE_PORT_WRITES);
    return BlockRam.ceiling(words, SINGLE_PORT_WORDS) * BlockRam.ceiling(width, SINGLE_PORT_BITS);
  }
}
