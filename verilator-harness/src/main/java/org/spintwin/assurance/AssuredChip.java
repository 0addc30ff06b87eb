// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.spintwin.golden.GoldenChip;
import org.spintwin.harness.HarnessException;
import org.spintwin.harness.HarnessException.Kind;
import org.spintwin.harness.Toolchain;

/**
 * A chip whose checking is checked, and with what.
 *
 * @param environment as from {@link System#getenv()}; says where the other programs are
 */
public record AssuredChip(
    GoldenChip chip, Toolchain tools, Map<String, String> environment, AssuranceSettings settings) {
  /** What installs the programs besides those of a {@link Toolchain}. */
  private static final String INSTALL =
      "apt-get install -y --no-install-recommends yosys nextpnr-ice40 z3 iverilog";

  /**
   * A program of the checks.
   *
   * @throws HarnessException of kind TOOL_MISSING
   */
  public Path program(String name) {
    return Toolchain.onPath(environment, name).orElseThrow(() -> missing(List.of(name)));
  }

  /**
   * Refuses what could not be done to its end.
   *
   * @throws HarnessException of kind TOOL_MISSING
   */
  public void require(List<String> programs) {
    List<String> absent =
        programs.stream().filter(p -> Toolchain.onPath(environment, p).isEmpty()).toList();
    if (!absent.isEmpty()) {
      throw missing(absent);
    }
  }

  private static HarnessException missing(List<String> programs) {
    return new HarnessException(
        Kind.TOOL_MISSING, String.join(", ", programs) + " not on PATH. Install with: " + INSTALL);
  }
}
