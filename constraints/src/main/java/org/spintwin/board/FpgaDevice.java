// SPDX-License-Identifier: Apache-2.0
package org.spintwin.board;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An FPGA of 4-input look-up tables, and how the open tools name it.
 *
 * @param name as options say it
 * @param title as its maker calls it
 * @param logicCells each one look-up table, carry and flip-flop
 * @param blockRams of {@link BlockRam#BITS} bits, one port to write and one to read
 * @param singlePortRams of {@value #SINGLE_PORT_WORDS} words of {@value #SINGLE_PORT_BITS} bits,
 *     one port; they cannot be initialised
 * @param synthesis options of {@code synth_ice40}
 * @param placement options of {@code nextpnr-ice40}
 */
public record FpgaDevice(
    String name,
    String title,
    int logicCells,
    int blockRams,
    int singlePortRams,
    List<String> synthesis,
    List<String> placement) {
  public static final int SINGLE_PORT_WORDS = 16384;
  public static final int SINGLE_PORT_BITS = 16;

  /** A single-port RAM writes as few bits as that. */
  private static final int SINGLE_PORT_WRITES = 4;

  public static final FpgaDevice HX8K =
      new FpgaDevice(
          "hx8k",
          "Lattice iCE40 HX8K",
          7680,
          32,
          0,
          List.of("-device", "hx"),
          List.of("--hx8k", "--package", "ct256"));

  public static final FpgaDevice UP5K =
      new FpgaDevice(
          "up5k",
          "Lattice iCE40 UP5K",
          5280,
          30,
          4,
          List.of("-device", "u", "-spram"),
          List.of("--up5k", "--package", "sg48"));

  public static final List<FpgaDevice> ALL = List.of(HX8K, UP5K);

  /**
   * The device of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static FpgaDevice of(String name) {
    return ALL.stream()
        .filter(d -> d.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "device '"
                        + name
                        + "' is none of "
                        + ALL.stream().map(FpgaDevice::name).collect(Collectors.joining(", "))));
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
