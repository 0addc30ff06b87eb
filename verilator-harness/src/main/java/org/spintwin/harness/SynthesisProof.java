// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Yosys's proof, by induction over clocks, that the netlist of a board does what the design did
 * after its memories were mapped to block RAM: at every register and named net, whatever the inputs
 * and whatever the block RAMs give, and every input of a block RAM alike.
 *
 * @param points registers, nets and outputs that were compared
 * @param unproved those whose equality was not proved
 */
public record SynthesisProof(int points, int unproved) {
  private static final Pattern STATUS =
      Pattern.compile(
          "Found (\\d+) \\$equiv cells in \\w+:\\s+Of those cells \\d+ are proven and (\\d+)");
  private static final String CELLS = "cells.v";
  private static final String RAMS = "t:SB_RAM40_4K t:SB_SPRAM256KA %u";

  /** Takes a minute for a few thousand look-up tables. */
  public static SynthesisProof of(BoardBuild build) throws IOException {
    return of(build, Files.readString(build.folder().resolve(build.flow().top() + ".json")));
  }

  /**
   * @param netlist as JSON, to be proved
   */
  static SynthesisProof of(BoardBuild build, String netlist) throws IOException {
    Path folder = Files.createTempDirectory("spintwin-proof-");
    Path cells = folder.resolve(CELLS);
    Path gate = folder.resolve("gate.json");
    Path status = folder.resolve("status");
    try {
      Files.writeString(cells, CellModels.toProve(build.tools().path("yosys")));
      Files.writeString(gate, netlist);
      build
          .tools()
          .run(
              build.folder(),
              List.of(List.of("yosys", "-q", "-p", script(build, cells, gate, status))));
      Matcher found = STATUS.matcher(Files.readString(status));
      if (!found.find()) {
        throw new HarnessException(
            HarnessException.Kind.TOOL_FAILED, "yosys tells no status of its proof");
      }
      return new SynthesisProof(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
    } finally {
      Files.deleteIfExists(status);
      Files.deleteIfExists(gate);
      Files.deleteIfExists(cells);
      Files.delete(folder);
    }
  }

  private static String script(BoardBuild build, Path cells, Path gate, Path status) {
    String top = build.flow().top();
    String cut = "expose -evert " + RAMS;
    return String.join(
        "; ",
        build.flow().synthesisScript() + " -run begin:map_gates",
        // Multiplexers that are wires, so that the same nets have the same names.
        "opt_expr -mux_bool",
        "clean",
        cut,
        "rename " + top + " gold",
        "design -stash gold",
        "read_json " + gate,
        "techmap -wb -D EQUIV -autoproc -map " + cells,
        "clean",
        cut,
        "rename " + top + " gate",
        "design -stash gate",
        "design -copy-from gold -as gold gold",
        "design -copy-from gate -as gate gate",
        "equiv_make gold gate equiv",
        "hierarchy -top equiv",
        "opt_clean",
        // Where the design does not say what a net is, the netlist may be as it likes.
        "equiv_induct -undef -seq 1 equiv",
        "tee -q -o " + status + " equiv_status equiv");
  }

  /** Whether all of it is proved. */
  public boolean complete() {
    return points > 0 && unproved == 0;
  }
}
