// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The outside programs that make bitstreams, look into them and load them, found on {@code PATH}
 * when they are needed.
 *
 * @param environment as from {@link System#getenv()}
 */
public record BoardTools(Map<String, String> environment) {
  private static final String APT = "apt-get install -y --no-install-recommends ";

  /** Packages of Debian; those of ECP5 and Gowin only of Debian 13 and later. */
  private static final Map<String, String> PACKAGES =
      Map.ofEntries(
          Map.entry("yosys", "yosys"),
          Map.entry("nextpnr-ice40", "nextpnr-ice40"),
          Map.entry("icepack", "fpga-icestorm"),
          Map.entry("iceunpack", "fpga-icestorm"),
          Map.entry("icebox_vlog", "fpga-icestorm"),
          Map.entry("iceprog", "fpga-icestorm"),
          Map.entry("openFPGALoader", "openfpgaloader"),
          Map.entry("nextpnr-ecp5", "nextpnr-ecp5"),
          Map.entry("ecppack", "fpga-trellis"),
          Map.entry("nextpnr-gowin", "nextpnr-gowin"),
          Map.entry("gowin_pack", "python3-apycula"));

  /** Whether a program is there. */
  public boolean has(String program) {
    return Toolchain.onPath(environment, program).isPresent();
  }

  /**
   * That programs are there.
   *
   * @throws HarnessException of kind TOOL_MISSING
   */
  public void require(List<String> programs) {
    programs.forEach(this::path);
  }

  /** What to do where a program is not there. */
  public static String remedy(String program) {
    String of = PACKAGES.get(program);
    return of == null ? "Install it as its maker says" : "Install it with: " + APT + of;
  }

  /**
   * Runs programs one after the other in a folder.
   *
   * @param commands programs with their arguments
   * @return what they print
   * @throws HarnessException of kind TOOL_MISSING, TOOL_FAILED or TIMEOUT
   */
  public String run(Path folder, List<List<String>> commands) {
    try {
      Path log = Files.createTempFile("spintwin-tools-", ".log");
      try {
        for (List<String> command : commands) {
          String program = command.get(0);
          List<String> found = new ArrayList<>(command);
          found.set(0, path(program).toString());
          Path kept = new BuildCache(Toolchain.cache(environment)).log(program);
          new ToolRun(folder, log, kept, Toolchain.timeout(environment), remedy(program))
              .run(found);
        }
        return Files.readString(log);
      } finally {
        Files.delete(log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path(String program) {
    return Toolchain.onPath(environment, program)
        .orElseThrow(
            () ->
                new HarnessException(
                    HarnessException.Kind.TOOL_MISSING,
                    program + " is not on PATH. " + remedy(program)));
  }
}
