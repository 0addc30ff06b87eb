// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spintwin.board.Board;
import org.spintwin.rtl.GeneratedFolder.Origin;
import org.spintwin.rtl.TestVectors;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.Design;

/**
 * A chip as a core for the designs of others: what every format has, and what formats add to.
 *
 * @param top the chip and what its testbench replays
 * @param shells the chip behind other interfaces; those that it can have
 * @param boards the chip behind a serial link, for boards that hold it; the boards of one clock
 *     have the same design
 * @param files those of every format, in the order of the README
 */
public record ExportedCore(
    CoreTop top,
    Origin origin,
    Map<Shell, CoreTop> shells,
    Map<Board, Design> boards,
    List<CoreFile> files) {
  /** Vendor, library and version of the core, as packages are named. */
  public static final String VENDOR = "spintwin";

  public static final String LIBRARY = "chips";
  public static final String VERSION = VerilogWriter.VERSION;

  /** The version for Vivado, which takes two numbers. */
  static final String VIVADO_VERSION = VERSION.replaceAll("\\.\\d+$", "");

  /** A design around the chip. */
  public enum Shell {
    /** Wishbone B4 in place of the chip's own control. */
    WISHBONE,
    /** The 24 pins of Tiny Tapeout. */
    TINY_TAPEOUT
  }

  /**
   * A core with the files that every format has.
   *
   * @param top whose design loads its memories from their images
   * @param timing ports of the chip, clock by clock from its reset, in a run that shows how it is
   *     spoken to
   */
  public static ExportedCore of(
      CoreTop top,
      Origin origin,
      TestVectors timing,
      Map<Shell, CoreTop> shells,
      Map<Board, Design> boards) {
    return new ExportedCore(top, origin, shells, boards, CommonFiles.of(top, origin, timing));
  }

  /** Verilog name of the top, which everything is named after. */
  public String name() {
    return design().name();
  }

  public Design design() {
    return top.design();
  }

  public Optional<CoreTop> shell(Shell shell) {
    return Optional.ofNullable(shells.get(shell));
  }

  /** The files of a role that every format has. */
  public List<CoreFile> files(CoreFile.Role role) {
    return files.stream().filter(f -> f.role() == role).toList();
  }

  /** Verilog of a design around the chip, in {@code rtl/}, without that of the chip itself. */
  public List<CoreFile> around(Design outer) {
    return CoreSources.verilog(outer);
  }

  /** The testbench of a design around the chip and what it replays, in {@code tb/}. */
  public List<CoreFile> testbench(CoreTop outer) {
    return CoreSources.testbench(outer);
  }
}
