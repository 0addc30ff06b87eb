// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One change of one bit at a pin of a cell, as Yosys lists it.
 *
 * @param number that the input {@link MutatedVerilog#SELECT} chooses it by, from 1 on
 * @param mode {@code inv}, {@code const0}, {@code const1}, {@code cnot0} or {@code cnot1}: the bit
 *     inverted, constant, or inverted where another bit of the pin is 0 or 1
 * @param module instance path of the module, the top first
 * @param cell of that module: an operator, a register or an instance
 * @param bit of the pin
 * @param sources where it is from, as {@code lif_neuron.v:41}
 * @param options of Yosys' command {@code mutate}
 */
record Mutant(
    int number,
    String mode,
    String module,
    String cell,
    String pin,
    int bit,
    List<String> sources,
    String options) {
  /** A model that is clocked once a clock has no notion of a clock that misses an edge. */
  private static final List<String> CLOCKS = List.of("CLK", "clk_i", "clk");

  private static final Pattern OPTION = Pattern.compile("-(\\w+) (\\S+)");
  private static final Pattern SOURCE = Pattern.compile("-src ([^\\s:]+:\\d+)\\S*");
  private static final Map<String, String> MODES =
      Map.of(
          "inv", "inverted",
          "const0", "always 0",
          "const1", "always 1",
          "cnot0", "inverted where another bit is 0",
          "cnot1", "inverted where another bit is 1");

  /**
   * Those of a list that {@code mutate -list} wrote, without changes of clocks, and without bits
   * that a higher one decides over, as two such mutants of one pin are a loop.
   */
  static List<Mutant> listed(String text, int most) {
    List<String> lines =
        text.lines()
            .filter(line -> !CLOCKS.contains(option(line, "port")))
            .filter(
                line ->
                    !line.contains("-ctrlbit") || number(line, "ctrlbit") < number(line, "portbit"))
            .limit(most)
            .toList();
    Mutant[] mutants = new Mutant[lines.size()];
    Arrays.setAll(mutants, i -> of(i + 1, lines.get(i)));
    return List.of(mutants);
  }

  private static Mutant of(int number, String line) {
    return new Mutant(
        number,
        option(line, "mode"),
        option(line, "module"),
        option(line, "cell"),
        option(line, "port"),
        number(line, "portbit"),
        List.copyOf(
            new LinkedHashSet<>(SOURCE.matcher(line).results().map(m -> m.group(1)).toList())),
        line.replaceFirst("^mutate ", "").replaceFirst(" -wire .*| -src .*", ""));
  }

  private static int number(String line, String name) {
    return Integer.parseInt(option(line, name));
  }

  private static String option(String line, String name) {
    Matcher matcher = OPTION.matcher(line);
    return matcher
        .results()
        .filter(m -> m.group(1).equals(name))
        .map((MatchResult m) -> m.group(2))
        .findFirst()
        .orElse("");
  }

  /** What it does, for people. */
  String text() {
    return module + " " + cell + ", " + pin + "[" + bit + "] " + MODES.get(mode);
  }
}
