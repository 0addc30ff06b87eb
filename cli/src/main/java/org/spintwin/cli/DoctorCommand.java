// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spintwin.harness.Toolchain;
import picocli.CommandLine.Command;

/** {@code spintwin doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Say which outside programs are there, and how to install the others.",
    footerHeading = "%nExample:%n",
    footer = "  spintwin doctor")
final class DoctorCommand extends SpintwinCommand {
  /**
   * An outside program.
   *
   * @param versionOption makes it print its version; null where none does, or it would open a
   *     window
   */
  private record Program(
      String name, String versionOption, boolean required, String debianPackage, String use) {}

  private static final List<Program> PROGRAMS =
      List.of(
          new Program("java", "-version", false, "openjdk-17-jdk-headless", "runs spintwin"),
          new Program("verilator", "--version", true, "verilator", "verify, demo, bench"),
          new Program("g++", "--version", true, "g++", "verify, demo, bench"),
          new Program("make", "--version", false, "make", "generated testbench with Verilator"),
          new Program("iverilog", "-V", false, "iverilog", "generated testbench, second simulator"),
          new Program("yosys", "-V", false, "yosys", "synthesis, build, bench --synth"),
          new Program(
              "nextpnr-ice40",
              "--version",
              false,
              "nextpnr-ice40",
              "placement, build, bench --synth"),
          new Program("icepack", null, false, "fpga-icestorm", "bitstreams, build"),
          new Program("icebox_vlog", null, false, "fpga-icestorm", "bitstreams read back, build"),
          new Program("icetime", null, false, "fpga-icestorm-chipdb", "second timing, build"),
          new Program("ngspice", "--version", false, "ngspice", "compare-spice"),
          new Program("z3", "--version", false, "z3", "proofs of the test suite"),
          new Program("chromium", "--version", false, "chromium", "tests of the report"),
          new Program("chromedriver", "--version", false, "chromium-driver", "tests of the report"),
          new Program("gtkwave", null, false, "gtkwave", "waveforms"));

  @Override
  ExitCode run(Console console, Map<String, Object> json) {
    List<Map<String, Object>> tools = new ArrayList<>();
    Set<String> missing = new LinkedHashSet<>();
    boolean complete = true;
    for (Program program : PROGRAMS) {
      Optional<Path> path = Toolchain.onPath(environment(), program.name());
      Optional<String> version = path.flatMap(p -> ToolVersion.ask(p, program.versionOption()));
      boolean works = path.isPresent() && (version.isPresent() || program.versionOption() == null);
      complete &= works || !program.required();
      if (!works) {
        missing.add(program.debianPackage());
      }
      String state =
          works
              ? console.good("ok") + "       " + version.orElse("installed")
              : console.bad(path.isPresent() ? "broken" : "missing")
                  + (path.isPresent() ? "   " : "  ")
                  + (program.required() ? "required for " : "optional: ")
                  + program.use();
      console.print("%-13s %s", program.name(), state);
      Map<String, Object> tool = new LinkedHashMap<>();
      tool.put("name", program.name());
      tool.put("required", program.required());
      tool.put("found", works);
      tool.put("path", path.map(Path::toString).orElse(null));
      tool.put("version", version.orElse(null));
      tools.add(tool);
    }
    String install =
        missing.isEmpty()
            ? null
            : "apt-get install -y --no-install-recommends " + String.join(" ", missing);
    if (install != null) {
      console.print("install what is missing with: %s", install);
    }
    json.put("tools", tools);
    json.put("complete", complete);
    json.put("install", install);
    return complete ? ExitCode.OK : ExitCode.TOOL_MISSING;
  }
}
