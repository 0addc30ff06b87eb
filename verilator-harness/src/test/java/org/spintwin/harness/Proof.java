// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.BlockSpec;

/**
 * A block with its properties, {@code rules/<block>_rules.svh}, for Yosys and the solver z3. The
 * properties stand inside the module, so they see its registers.
 *
 * @param depth clocks from reset on that are searched for a violation; also the longest induction
 */
record Proof(BlockSpec block, Map<String, Long> parameters, int depth) {
  private static final List<String> SHARED = List.of("axi_stream_rules.sv", "axi_lite_rules.sv");
  private static final Pattern PROPERTY = Pattern.compile("(\\w+) :\\s+assert ");

  /** The block's Verilog as it is emitted. */
  String verilog() {
    return new VerilogWriter().block(block);
  }

  /** Verilog of the block with the properties in it. */
  static String withRules(String stem, String verilog) {
    return verilog.replaceFirst(
        "\nendmodule\n",
        Matcher.quoteReplacement("\n" + resource(stem + "_rules.svh") + "\nendmodule\n"));
  }

  /** The modules that the properties use, text by file name. */
  static Map<String, String> sharedRules() {
    return SHARED.stream().collect(Collectors.toMap(name -> name, Proof::resource));
  }

  /** Names of the properties in a file of rules. */
  static List<String> properties(String file) {
    return PROPERTY.matcher(resource(file)).results().map(m -> m.group(1)).toList();
  }

  /** Writes the problem for the solver; with one property alone, or with all for null. */
  ToolOutput prepare(Path folder, String verilog, String property)
      throws IOException, InterruptedException {
    ToolOutput.write(folder, sharedRules());
    ToolOutput.write(folder, Map.of("block.sv", withRules(block.stem(), verilog)));
    String values =
        new TreeMap<>(parameters)
            .entrySet().stream()
                .map(p -> "-set " + p.getKey() + " " + p.getValue())
                .collect(Collectors.joining(" "));
    // Memories stay memories, everything else becomes gates: so z3 needs seconds instead of hours.
    List<String> commands =
        List.of(
            "read_verilog -formal " + String.join(" ", SHARED),
            "read_verilog -formal -defer block.sv",
            "chparam " + values + " " + block.stem(),
            "prep -nordff -top " + block.stem(),
            "flatten",
            property == null ? "" : "delete t:$assert c:" + property + " %d",
            property == null ? "" : "select -assert-count 1 t:$assert",
            "async2sync",
            "opt -full",
            "techmap",
            "opt",
            "abc -g AND,XOR,MUX",
            "dffunmap",
            "opt_clean",
            "write_smt2 -wires block.smt2");
    return ToolOutput.of(folder, List.of("yosys", "-Q", "-q", "-p", String.join("; ", commands)));
  }

  /** Looks for a violation within {@link #depth} clocks of a reset. */
  ToolOutput search(Path folder) throws IOException, InterruptedException {
    return solve(folder, List.of());
  }

  /** Shows that no violation can come after {@link #depth} clocks without one. */
  ToolOutput induce(Path folder) throws IOException, InterruptedException {
    return solve(folder, List.of("-i"));
  }

  private ToolOutput solve(Path folder, List<String> options)
      throws IOException, InterruptedException {
    // Unrolled: z3 is quick and steady with plain bits, and now and then lost in functions.
    List<String> command =
        new ArrayList<>(List.of("yosys-smtbmc", "--noprogress", "--unroll", "-s", "z3"));
    command.addAll(List.of("-t", String.valueOf(depth)));
    command.addAll(options);
    command.add("block.smt2");
    return ToolOutput.of(folder, command);
  }

  private static String resource(String name) {
    try {
      return Files.readString(Fixtures.folder().resolve("rules").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return block.stem() + " " + new TreeMap<>(parameters);
  }
}
