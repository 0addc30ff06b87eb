// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spintwin.harness.HarnessException.Kind;

/**
 * The outside programs of a build, and its limits.
 *
 * @param verilator the {@code verilator} command
 * @param compiler the {@code g++} command
 * @param optimization option of the compiler: {@code -O0} builds soonest, {@code -O3} runs fastest
 * @param cache folder of built models
 * @param timeout limit on each run of a program
 */
public record Toolchain(
    Path verilator, Path compiler, String optimization, Path cache, Duration timeout) {
  /** What installs everything needed on Debian and Ubuntu. */
  public static final String INSTALL =
      "apt-get install -y --no-install-recommends verilator g++ make";

  private static final String DEFAULT_OPTIMIZATION = "-O2";
  private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

  /**
   * Looks for the programs on {@code PATH}. The optimization is {@code SPINTWIN_OPTIMIZATION}, else
   * {@code -O2}; the limit is {@code SPINTWIN_TIMEOUT} seconds.
   *
   * @param environment as from {@link System#getenv()}
   * @throws HarnessException of kind TOOL_MISSING
   */
  public static Toolchain find(Map<String, String> environment) {
    return new Toolchain(
        require(environment, "verilator", INSTALL),
        require(environment, "g++", INSTALL),
        optimization(environment),
        cache(environment),
        timeout(environment));
  }

  /** The executable of that name on {@code PATH}. */
  public static Optional<Path> onPath(Map<String, String> environment, String name) {
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
      Path candidate = Path.of(folder, name);
      if (!folder.isEmpty() && Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
        return Optional.of(candidate.toAbsolutePath());
      }
    }
    return Optional.empty();
  }

  /**
   * Changes whenever a program does. Path, size and time stand for the version, which would take a
   * run of the program to ask.
   */
  String stamp() {
    List<String> stamps = new ArrayList<>();
    stamps.add("VERILATOR_ROOT=" + System.getenv("VERILATOR_ROOT"));
    // The command is a Perl script; the program proper lies beside it.
    for (Path program : List.of(verilator, verilator.resolveSibling("verilator_bin"), compiler)) {
      if (Files.exists(program)) {
        stamps.add(stamp(program));
      }
    }
    return String.join("\n", stamps);
  }

  static String stamp(Path program) {
    try {
      Path real = program.toRealPath();
      return real + " " + Files.size(real) + " " + Files.getLastModifiedTime(real);
    } catch (IOException e) {
      throw new HarnessException(Kind.TOOL_FAILED, "cannot read " + program + ": " + e, e);
    }
  }

  /**
   * The executable of that name on {@code PATH}.
   *
   * @param install the command that installs it
   * @throws HarnessException of kind TOOL_MISSING
   */
  static Path require(Map<String, String> environment, String name, String install) {
    return onPath(environment, name)
        .orElseThrow(
            () ->
                new HarnessException(
                    Kind.TOOL_MISSING, name + " is not on PATH. Install it with: " + install));
  }

  /**
   * The user's folder for what can be made or fetched again: {@code SPINTWIN_CACHE}, else {@code
   * spintwin} in {@code XDG_CACHE_HOME}, else {@code ~/.cache/spintwin}.
   */
  public static Path cache(Map<String, String> environment) {
    String own = environment.getOrDefault("SPINTWIN_CACHE", "");
    if (!own.isEmpty()) {
      return Path.of(own).toAbsolutePath();
    }
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path base = xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
    return base.resolve("spintwin").toAbsolutePath();
  }

  private static String optimization(Map<String, String> environment) {
    String option = environment.getOrDefault("SPINTWIN_OPTIMIZATION", "");
    if (!option.matches("(-O[0-3])?")) {
      throw new IllegalArgumentException(
          "SPINTWIN_OPTIMIZATION is '" + option + "'; allowed are -O0, -O1, -O2 and -O3");
    }
    return option.isEmpty() ? DEFAULT_OPTIMIZATION : option;
  }

  static Duration timeout(Map<String, String> environment) {
    String seconds = environment.getOrDefault("SPINTWIN_TIMEOUT", "");
    if (seconds.isEmpty()) {
      return DEFAULT_TIMEOUT;
    }
    if (!seconds.matches("[1-9][0-9]{0,5}")) {
      throw new IllegalArgumentException(
          "SPINTWIN_TIMEOUT is '"
              + seconds
              + "'; a whole number of seconds from 1 to 999999 is"
              + " allowed");
    }
    return Duration.ofSeconds(Long.parseLong(seconds));
  }
}
