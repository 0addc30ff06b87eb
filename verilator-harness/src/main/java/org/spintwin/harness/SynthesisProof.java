// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
  private static final String GATE = "gate.json";
  private static final String PAIRS = "pairs.il";
  private static final String RESULT = "status";

  /** A pair whose side in the netlist is undefined; what is drawn from it. */
  private static final Pattern UNDEFINED =
      Pattern.compile(
          "(cell \\$equiv [^\\n]*\\n\\s+connect \\\\A ([^\\n]*)\\n\\s+connect \\\\B )1'x"
              + "(\\n\\s+connect \\\\Y (\\S+))");

  private static final Pattern OUTPUT = Pattern.compile("wire (?:width \\d+ )?output \\d+ (\\S+)");

  // Where the design does not say what a net is, the netlist may be as it likes.
  private static final String INDUCTION =
      "read_ilang "
          + PAIRS
          + "; equiv_induct -undef -seq 1 equiv; tee -q -o "
          + RESULT
          + " equiv_status equiv";

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
    try {
      Files.writeString(folder.resolve(CELLS), CellModels.toProve(build.tools().path("yosys")));
      Files.writeString(folder.resolve(GATE), netlist);
      yosys(build, build.folder(), pairs(build, folder));
      Path module = folder.resolve(PAIRS);
      String pairs = Files.readString(module);
      Files.writeString(module, withoutGone(pairs));
      yosys(build, folder, INDUCTION);
      Matcher found = STATUS.matcher(Files.readString(folder.resolve(RESULT)));
      if (!found.find()) {
        throw new HarnessException(
            HarnessException.Kind.TOOL_FAILED, "yosys tells no status of its proof");
      }
      int undefined = (int) UNDEFINED.matcher(pairs).results().count();
      return new SynthesisProof(
          Integer.parseInt(found.group(1)) - undefined, Integer.parseInt(found.group(2)));
    } finally {
      for (String file : List.of(RESULT, PAIRS, GATE, CELLS)) {
        Files.deleteIfExists(folder.resolve(file));
      }
      Files.delete(folder);
    }
  }

  private static void yosys(BoardBuild build, Path folder, String script) {
    build.tools().run(folder, List.of(List.of("yosys", "-q", "-p", script)));
  }

  /**
   * A name of the design, of which nothing is left in the netlist, is paired with itself: nothing
   * reads it. An output must be there.
   */
  private static String withoutGone(String pairs) {
    Set<String> outputs =
        OUTPUT.matcher(pairs).results().map(m -> m.group(1)).collect(Collectors.toSet());
    return UNDEFINED
        .matcher(pairs)
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    m.group(1) + (outputs.contains(m.group(4)) ? "1'x" : m.group(2)) + m.group(3)));
  }

  /** The script that pairs the points of design and netlist. */
  private static String pairs(BoardBuild build, Path folder) {
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
        "read_json " + folder.resolve(GATE),
        "techmap -wb -D EQUIV -autoproc -map " + folder.resolve(CELLS),
        "clean",
        cut,
        "rename " + top + " gate",
        "design -stash gate",
        "design -copy-from gold -as gold gold",
        "design -copy-from gate -as gate gate",
        "equiv_make gold gate equiv",
        "hierarchy -top equiv",
        "opt_clean",
        "write_ilang " + folder.resolve(PAIRS));
  }

  /** Whether all of it is proved. */
  public boolean complete() {
    return points > 0 && unproved == 0;
  }
}
