// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The outside programs that prove properties of Verilog.
 *
 * @param yosys the {@code yosys} command
 * @param smtbmc the {@code yosys-smtbmc} command, which is installed with it
 * @param z3 the {@code z3} command
 * @param cache below which the log of a failed run is kept
 * @param timeout limit on each run of a program
 */
public record ProofTools(Path yosys, Path smtbmc, Path z3, Path cache, Duration timeout) {
  /** What installs them on Debian and Ubuntu. */
  public static final String INSTALL = "apt-get install -y --no-install-recommends yosys z3";

  /** What a program printed, on both its streams, and how it ended. */
  public record Outcome(int exitCode, String text) {}

  /**
   * Looks for the programs on {@code PATH}; cache and limit are as for {@link Toolchain#find}.
   *
   * @param environment as from {@link System#getenv()}
   * @throws HarnessException of kind TOOL_MISSING
   */
  public static ProofTools find(Map<String, String> environment) {
    return new ProofTools(
        Toolchain.require(environment, "yosys", INSTALL),
        Toolchain.require(environment, "yosys-smtbmc", INSTALL),
        Toolchain.require(environment, "z3", INSTALL),
        Toolchain.cache(environment),
        Toolchain.timeout(environment));
  }

  /**
   * Runs Yosys.
   *
   * @param folder where it runs
   * @throws HarnessException of kind TOOL_FAILED, also where it warns, or TIMEOUT
   */
  public void yosys(Path folder, List<String> script) {
    List<String> command = List.of(yosys.toString(), "-Q", "-q", "-p", String.join("; ", script));
    Outcome outcome = run(folder, command);
    if (!outcome.equals(new Outcome(0, ""))) {
      throw new HarnessException(
          HarnessException.Kind.TOOL_FAILED,
          "yosys ended with exit code " + outcome.exitCode() + ": " + outcome.text().strip());
    }
  }

  /**
   * Runs one of the solvers, whose exit code is part of the answer.
   *
   * @param folder where it runs
   * @param command one of the programs with its arguments
   * @throws HarnessException of kind TOOL_MISSING or TIMEOUT
   */
  public Outcome run(Path folder, List<String> command) {
    try {
      Path log = Files.createTempFile("spintwin-proof-", ".log");
      try {
        String name = Path.of(command.get(0)).getFileName().toString();
        var run = new ToolRun(folder, log, new BuildCache(cache).log(name), timeout, INSTALL);
        int exitCode = run.exitCode(command, log);
        return new Outcome(exitCode, Files.readString(log, StandardCharsets.UTF_8));
      } finally {
        Files.delete(log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
