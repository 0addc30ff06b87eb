// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The programs of Icarus Verilog.
 *
 * @param compiler the {@code iverilog} command
 * @param simulator the {@code vvp} command
 * @param cache below which the log of a failed run is kept
 * @param timeout limit on each run of a program
 */
public record IcarusTools(Path compiler, Path simulator, Path cache, Duration timeout) {
  /** What they are called on {@code PATH}. */
  public static final List<String> PROGRAMS = List.of("iverilog", "vvp");

  /** What installs them on Debian and Ubuntu. */
  public static final String INSTALL = "apt-get install -y --no-install-recommends iverilog";

  /**
   * Looks for the programs on {@code PATH}; cache and limit are as for {@link Toolchain#find}.
   *
   * @param environment as from {@link System#getenv()}
   * @throws HarnessException of kind TOOL_MISSING
   */
  public static IcarusTools find(Map<String, String> environment) {
    return new IcarusTools(
        Toolchain.require(environment, PROGRAMS.get(0), INSTALL),
        Toolchain.require(environment, PROGRAMS.get(1), INSTALL),
        Toolchain.cache(environment),
        Toolchain.timeout(environment));
  }

  /**
   * @param folder where the programs run
   * @param output collects what they print
   */
  ToolRun toolRun(Path folder, Path output) {
    return new ToolRun(folder, output, new BuildCache(cache).log("icarus"), timeout, INSTALL);
  }
}
