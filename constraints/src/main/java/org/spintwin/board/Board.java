// SPDX-License-Identifier: Apache-2.0
package org.spintwin.board;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.spintwin.board.BoardPort.Role;

/**
 * A board: its FPGA, its clock and which pin is what.
 *
 * @param name as options say it
 * @param title as its maker calls it
 * @param part ordering code of the FPGA, as the maker's tools take it
 * @param packageName for nextpnr; empty where it takes none
 * @param placement options of nextpnr besides device and package
 * @param oscillatorHz frequency at the clock's pin
 * @param divide the clock of the chip is the oscillator's divided by this power of two
 * @param loader command that loads a bitstream, {@value #BITSTREAM} standing for the file
 * @param constraints lines that go into the file of constraints as they are
 * @param reached how far a chip for it was taken
 * @param note what a user has to know; empty where there is nothing
 * @param ports of the top module, the clock first
 */
public record Board(
    String name,
    String title,
    FpgaDevice device,
    String part,
    String packageName,
    List<String> placement,
    long oscillatorHz,
    int divide,
    List<String> loader,
    String constraints,
    Reached reached,
    String note,
    List<BoardPort> ports) {

  /** What stands for the file of the bitstream in the command that loads it. */
  public static final String BITSTREAM = "{bitstream}";

  /** Programs that may be named to load one, so that no file can have any program run. */
  public static final List<String> LOADERS =
      List.of("iceprog", "openFPGALoader", "fujprog", "ecpdap", "dfu-util", "quartus_pgm");

  /** How far a chip was taken on a board by the project's own tests. */
  public enum Reached {
    GENERATED("generated only"),
    SYNTHESIZED("synthesized"),
    PLACED("placed and routed"),
    BITSTREAM("bitstream built and read back");

    private final String text;

    Reached(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  public Board {
    placement = List.copyOf(placement);
    loader = List.copyOf(loader);
    ports = List.copyOf(ports);
  }

  public FpgaFamily family() {
    return device.family();
  }

  /** Frequency of the chip's clock. */
  public long clockHz() {
    return oscillatorHz / divide;
  }

  /** The ports of a role, in their order. */
  public List<BoardPort> ports(Role role) {
    return ports.stream().filter(port -> port.role() == role).toList();
  }

  /** Options of nextpnr that say what is on the board. */
  public List<String> nextpnr() {
    List<String> options = new ArrayList<>(device.placement(packageName));
    options.addAll(placement);
    return options;
  }

  /** A frequency in megahertz, exactly. */
  public static String megahertz(long hertz) {
    return BigDecimal.valueOf(hertz).movePointLeft(6).stripTrailingZeros().toPlainString();
  }
}
