// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.spintwin.harness.ProofTools;
import org.spintwin.harness.ProofTools.Outcome;
import org.spintwin.harness.ScratchFolder;
import org.spintwin.rtl.VerilogWriter;
import org.spintwin.spec.BlockSpec;

/**
 * What a block never does, over any time: its rules, {@code rules/<block>_rules.svh}, stand inside
 * the emitted module, so they see its registers. {@code yosys-smtbmc} with z3 finds no violation
 * within some clocks of a reset, and by induction none later.
 *
 * @param parameters of the block; those that are not named have their defaults
 * @param depth clocks from reset on that are searched for a violation; also the longest induction
 * @param twins of the Verilog, at least one for each rule, in which it is broken
 */
public record RuleProof(
    BlockSpec block, Map<String, Long> parameters, int depth, List<RuleTwin> twins) {
  private static final List<String> SHARED = List.of("axi_stream_rules.sv", "axi_lite_rules.sv");
  private static final Pattern RULE = Pattern.compile("(\\w+) :\\s+assert ");

  /** What only helps to prove the rules is told by file and line instead. */
  private static final Pattern FAILED = Pattern.compile("Assert failed in \\w+: ([\\w.]+)\\n");

  /**
   * @throws IllegalArgumentException for a rule without a twin, or a twin of what is no rule
   */
  public RuleProof {
    parameters = Map.copyOf(parameters);
    twins = List.copyOf(twins);
    Set<String> broken =
        twins.stream().map(RuleTwin::name).collect(Collectors.toCollection(TreeSet::new));
    Set<String> unbroken = new LinkedHashSet<>(rules(block.stem() + "_rules.svh"));
    Set<String> known = new LinkedHashSet<>(unbroken);
    SHARED.forEach(file -> known.addAll(rules(file)));
    unbroken.removeAll(broken);
    if (!unbroken.isEmpty()) {
      throw new IllegalArgumentException(block.stem() + ": no twin breaks " + unbroken);
    }
    broken.removeAll(known);
    if (!broken.isEmpty()) {
      throw new IllegalArgumentException(
          block.stem() + ": no rules: " + broken + "; rules are " + known);
    }
  }

  /** Verilog of a block with its rules in it. */
  public static String withRules(String stem, String verilog) {
    return verilog.replaceFirst(
        "\nendmodule\n",
        Matcher.quoteReplacement("\n" + resource(stem + "_rules.svh") + "\nendmodule\n"));
  }

  /** The modules that rules use, text by file name. */
  public static Map<String, String> sharedRules() {
    return SHARED.stream().collect(Collectors.toMap(name -> name, RuleProof::resource));
  }

  /** Names of the rules of a file. */
  static List<String> rules(String file) {
    return RULE.matcher(resource(file)).results().map(m -> m.group(1)).toList();
  }

  /** The block's Verilog as it is emitted. */
  String verilog() {
    return new VerilogWriter().block(block);
  }

  /** The block's Verilog with the error of a twin. */
  String verilog(RuleTwin twin) {
    String text = verilog();
    int at = text.indexOf(twin.from());
    if (at < 0 || text.indexOf(twin.from(), at + 1) >= 0) {
      throw new IllegalStateException(
          "not exactly one place in " + block.stem() + " reads\n" + twin.from());
    }
    return text.replace(twin.from(), twin.to());
  }

  /**
   * Proves all rules at once.
   *
   * @return what speaks against them; empty where they are proved
   * @throws org.spintwin.harness.HarnessException when a program fails
   */
  public Optional<String> objection(ProofTools tools) throws IOException {
    return inFolder(
        folder -> {
          prepare(tools, folder, verilog(), List.of());
          Outcome search = solve(tools, folder, List.of());
          if (!passed(search)) {
            return Optional.of("within " + depth + " clocks of a reset: " + reason(search));
          }
          Outcome induction = solve(tools, folder, List.of("-i"));
          return passed(induction)
              ? Optional.empty()
              : Optional.of("by induction: " + reason(induction));
        });
  }

  /**
   * Whether a twin is found to break its rule; that rule alone is looked at.
   *
   * @throws org.spintwin.harness.HarnessException when a program fails
   */
  public boolean catches(ProofTools tools, RuleTwin twin) throws IOException {
    return inFolder(
        folder -> {
          String alone = "delete t:$assert c:*" + twin.rule() + " %d";
          prepare(tools, folder, verilog(twin), List.of(alone, "select -assert-count 1 t:$assert"));
          return FAILED
              .matcher(solve(tools, folder, List.of()).text())
              .results()
              .anyMatch(m -> m.group(1).endsWith(twin.rule()));
        });
  }

  private void prepare(ProofTools tools, Path folder, String verilog, List<String> selection)
      throws IOException {
    for (Map.Entry<String, String> file : sharedRules().entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    Files.writeString(folder.resolve("block.sv"), withRules(block.stem(), verilog));
    String values =
        new TreeMap<>(parameters)
            .entrySet().stream()
                .map(p -> "-set " + p.getKey() + " " + p.getValue())
                .collect(Collectors.joining(" "));
    List<String> script =
        new ArrayList<>(
            List.of(
                "read_verilog -formal " + String.join(" ", SHARED),
                "read_verilog -formal -defer block.sv",
                "chparam " + values + " " + block.stem(),
                "prep -nordff -top " + block.stem(),
                "flatten"));
    script.addAll(selection);
    // Memories stay memories, everything else becomes gates: so z3 needs seconds instead of hours.
    script.addAll(
        List.of(
            "async2sync",
            "opt -full",
            "techmap",
            "opt",
            "abc -g AND,XOR,MUX",
            "dffunmap",
            "opt_clean",
            "write_smt2 -wires block.smt2"));
    tools.yosys(folder, script);
  }

  private Outcome solve(ProofTools tools, Path folder, List<String> options) {
    // Unrolled: z3 is quick and steady with plain bits, and now and then lost in functions.
    List<String> command =
        new ArrayList<>(List.of(tools.smtbmc().toString(), "--noprogress", "--unroll", "-s", "z3"));
    command.addAll(List.of("-t", String.valueOf(depth)));
    command.addAll(options);
    command.add("block.smt2");
    return tools.run(folder, command);
  }

  private static boolean passed(Outcome outcome) {
    return outcome.exitCode() == 0 && outcome.text().contains("Status: PASSED");
  }

  /** The rules that failed, else all that was printed. */
  private static String reason(Outcome outcome) {
    String failed =
        FAILED
            .matcher(outcome.text())
            .results()
            .map(m -> m.group(1))
            .distinct()
            .collect(Collectors.joining(", "));
    return failed.isEmpty() ? outcome.text().strip() : failed + " not proved";
  }

  private interface InFolder<T> {
    T run(Path folder) throws IOException;
  }

  private static <T> T inFolder(InFolder<T> work) throws IOException {
    try (ScratchFolder scratch = ScratchFolder.make("rules")) {
      return work.run(scratch.path());
    }
  }

  private static String resource(String name) {
    try (InputStream in = RuleProof.class.getResourceAsStream("rules/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return block.stem() + " " + new TreeMap<>(parameters);
  }
}
