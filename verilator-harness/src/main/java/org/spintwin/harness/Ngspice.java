// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The circuit simulator.
 *
 * @param program the {@code ngspice} command
 * @param cache below which the log of a failed run is kept
 * @param timeout limit on each run
 */
public record Ngspice(Path program, Path cache, Duration timeout) {
  /** What installs it on Debian and Ubuntu. */
  public static final String INSTALL = "apt-get install -y --no-install-recommends ngspice";

  /** What it prints, in the folder of the deck. */
  private static final String LOG = "ngspice.log";

  /**
   * Looks for the program on {@code PATH}; cache and limit are as for {@link Toolchain#find}.
   *
   * @param environment as from {@link System#getenv()}
   * @throws HarnessException of kind TOOL_MISSING
   */
  public static Ngspice find(Map<String, String> environment) {
    return new Ngspice(
        Toolchain.require(environment, "ngspice", INSTALL),
        Toolchain.cache(environment),
        Toolchain.timeout(environment));
  }

  /**
   * Runs a deck in batch mode.
   *
   * @param folder where the deck is and its results will be
   * @throws HarnessException of kind TOOL_MISSING, TOOL_FAILED or TIMEOUT
   */
  public void run(Path folder, String deck) {
    Path kept = cache.resolve("logs").resolve(LOG);
    new ToolRun(folder, folder.resolve(LOG), kept, timeout, INSTALL)
        .run(List.of(program.toString(), "-b", deck));
  }

  /**
   * For results that a run which ended well did not leave.
   *
   * @param folder of the deck
   */
  public HarnessException incomplete(Path folder, String what) {
    Path kept = cache.resolve("logs").resolve(LOG);
    return new ToolRun(folder, folder.resolve(LOG), kept, timeout, INSTALL)
        .failure(folder.resolve(LOG), HarnessException.Kind.TOOL_FAILED, "ngspice: " + what);
  }
}
