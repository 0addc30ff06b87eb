// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spintwin.golden.GoldenChip;
import org.spintwin.harness.HarnessException;
import org.spintwin.harness.Synthesis;

/**
 * Bits of a chip that need not toggle, and why: as Yosys finds by propagating constants, parameters
 * and images of memories among them, a bit is constant; or it is one of a register that is reset to
 * 0 and else keeps its value or adds 1 to it, so that its bit k needs 2^k clocks.
 */
final class StillBits {
  private static final Pattern CELL =
      Pattern.compile(
          "\"type\": \"\\$(add|s?dffc?e?)\",\\s+\"parameters\": \\{([^}]*)}"
              + ".*?\"connections\": \\{([^}]*)}",
          Pattern.DOTALL);
  private static final Pattern CONNECTION = Pattern.compile("\"(\\w+)\": \\[([^]]*)]");
  private static final Pattern RESET_TO_ZERO = Pattern.compile("\"SRST_VALUE\": \"0+\"");
  private static final Pattern NAME =
      Pattern.compile(
          "\"([^\"\\n]+)\": \\{\\s+\"hide_name\": 0,\\s+\"bits\": \\[([^]]*)]"
              + "(?:,\\s+\"offset\": (\\d+))?");
  private static final String ONE = "\"1\"";
  private static final String ZERO = "\"0\"";

  /** Where nothing is known. */
  static final StillBits UNKNOWN = new StillBits("");

  /** Of each wire, bit 0 first: a number, or a constant in quotes. */
  private final Map<String, List<String>> bits = new HashMap<>();

  private final Map<String, Integer> lowest = new HashMap<>();

  /** Of the numbers of bits of counters, the place in the counter. */
  private final Map<String, Integer> places = new HashMap<>();

  /**
   * @param netlist of the whole chip, as Yosys writes it as JSON
   */
  StillBits(String netlist) {
    for (Matcher m = NAME.matcher(netlist); m.find(); ) {
      bits.put(m.group(1), split(m.group(2)));
      lowest.put(m.group(1), m.group(3) == null ? 0 : Integer.parseInt(m.group(3)));
    }
    Map<List<String>, List<String>> increments = new HashMap<>();
    List<Map<String, List<String>>> registers = new ArrayList<>();
    for (Matcher m = CELL.matcher(netlist); m.find(); ) {
      Map<String, List<String>> connections = new HashMap<>();
      CONNECTION
          .matcher(m.group(3))
          .results()
          .forEach(c -> connections.put(c.group(1), split(c.group(2))));
      if (!m.group(1).equals("add")) {
        if (RESET_TO_ZERO.matcher(m.group(2)).find()) {
          registers.add(connections);
        }
      } else if (isOne(connections.get("B"))) {
        increments.put(connections.get("Y"), connections.get("A"));
      }
    }
    for (Map<String, List<String>> register : registers) {
      List<String> value = register.get("Q");
      if (value.equals(increments.get(register.get("D")))) {
        for (int i = 0; i < value.size(); i++) {
          places.put(value.get(i), i);
        }
      }
    }
  }

  /** Those of a chip; unknown where Yosys takes too long. */
  static StillBits of(GoldenChip chip, Synthesis synthesis) {
    try {
      return new StillBits(synthesis.propagated(ChipSimulators.synthesized(chip)));
    } catch (HarnessException e) {
      if (e.kind() != HarnessException.Kind.TIMEOUT) {
        throw e;
      }
      return UNKNOWN;
    }
  }

  private static List<String> split(String bits) {
    return Arrays.stream(bits.split(",")).map(String::strip).toList();
  }

  private static boolean isOne(List<String> value) {
    return value.get(0).equals(ONE)
        && new HashSet<>(value.subList(1, value.size()))
            .equals(value.size() == 1 ? Set.of() : Set.of(ZERO));
  }

  /**
   * Whether it is known why a bit did not toggle.
   *
   * @param wire instance path, without the top
   * @param bit its index, as declared
   * @param clocks that were run
   */
  boolean explains(String wire, int bit, long clocks) {
    List<String> all = bits.get(wire);
    if (all == null) {
      return false;
    }
    String is = all.get(bit - lowest.get(wire));
    Integer place = places.get(is);
    return is.startsWith("\"") || (place != null && (place > 62 || clocks >> place == 0));
  }
}
