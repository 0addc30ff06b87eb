// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Yosys's own models of the cells of iCE40. */
public final class CellModels {
  /** The read of a block RAM, and what it becomes. */
  static final String READ = "RDATA_I <= memory[RADDR[7:0]] & ~RMASK_I;";

  private static final String COLLIDING_READ =
      "RDATA_I <= (memory[RADDR[7:0]] ^ (WE && WCLKE && WADDR[7:0] == RADDR[7:0]"
          + " ? ~WMASK_I : 16'b0)) & ~RMASK_I;";

  private static final Pattern LOGIC =
      Pattern.compile("(?ms)^module SB_(LUT4|CARRY|DFF\\w*)\\b.*?^endmodule");

  private CellModels() {}

  /**
   * All of them, to simulate. A block RAM that is read where it is being written gives the
   * complement: the hardware promises nothing there.
   *
   * @param yosys the program
   */
  public static String toSimulate(Path yosys) {
    return "`define NO_ICE40_DEFAULT_ASSIGNMENTS\n" + text(yosys).replace(READ, COLLIDING_READ);
  }

  /**
   * The same with flip-flops that start unknown.
   *
   * @param yosys the program
   */
  public static String unknownAtPowerUp(Path yosys) {
    return toSimulate(yosys).replaceAll("(?m)^`define SB_DFF_INIT .*", "`define SB_DFF_INIT");
  }

  /** Those of look-up tables, carries and flip-flops, for Yosys, which reads all too slowly. */
  static String toProve(Path yosys) {
    return "`define SB_DFF_INIT initial Q = 0;\n"
        + "`define ICE40_DEFAULT_ASSIGNMENT_V(v)\n"
        + "`define ICE40_DEFAULT_ASSIGNMENT_0\n"
        + "`define ICE40_DEFAULT_ASSIGNMENT_1\n"
        + LOGIC
            .matcher(text(yosys))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  /** As Yosys ships them. */
  static String text(Path yosys) {
    try {
      return Files.readString(
          yosys.toRealPath().resolve("../../share/yosys/ice40/cells_sim.v").normalize());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the cell models of " + yosys, e);
    }
  }
}
