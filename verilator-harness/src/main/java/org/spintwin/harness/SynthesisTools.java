// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The outside programs that turn Verilog into cells of an FPGA, and the limits of their runs.
 *
 * @param yosys the {@code yosys} command
 * @param nextpnr the {@code nextpnr-ice40} command
 * @param cache folder of results
 * @param timeout limit on each run of a program
 */
public record SynthesisTools(Path yosys, Path nextpnr, Path cache, Duration timeout) {
  /** What installs both on Debian and Ubuntu. */
  public static final String INSTALL =
      "apt-get install -y --no-install-recommends yosys nextpnr-ice40";

  /**
   * Looks for the programs on {@code PATH}; cache and limit are as for {@link Toolchain#find}.
   *
   * @param environment as from {@link System#getenv()}
   * @throws HarnessException of kind TOOL_MISSING
   */
  public static SynthesisTools find(Map<String, String> environment) {
    return new SynthesisTools(
        Toolchain.require(environment, "yosys", INSTALL),
        Toolchain.require(environment, "nextpnr-ice40", INSTALL),
        Toolchain.cache(environment),
        Toolchain.timeout(environment));
  }

  /** Changes whenever a program does. */
  String stamp() {
    return Toolchain.stamp(yosys) + "\n" + Toolchain.stamp(nextpnr);
  }
}
