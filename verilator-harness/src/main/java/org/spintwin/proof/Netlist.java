// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spintwin.proof.Problem.Hard;

/**
 * A module as Yosys's {@code write_smt2 -wires} tells it: what each net is on a clock, and what
 * each register and memory becomes at its end.
 */
public final class Netlist {
  private static final Pattern WIRE = Pattern.compile("; yosys-smt2-wire (\\S+) (\\d+)");
  private static final Pattern MEMORY =
      Pattern.compile("; yosys-smt2-memory (\\S+) (\\d+) (\\d+) .*");
  private static final Pattern MODULE = Pattern.compile("; yosys-smt2-module (\\S+)");
  private static final Pattern DECLARED =
      Pattern.compile("\\(declare-fun \\|([^|]+)\\| \\(\\|[^|]+_s\\|\\) (.+?)\\)(?: ;.*)?");
  private static final Pattern DEFINED =
      Pattern.compile(
          "\\(define-fun \\|([^|]+)\\| \\(\\(state \\|[^|]+_s\\|\\)\\) "
              + "(Bool|\\(_ BitVec \\d+\\)|\\(Array \\(_ BitVec \\d+\\) \\(_ BitVec \\d+\\)\\)) "
              + "(.*)\\)(?: ;.*)?");
  private static final Pattern NEXT =
      Pattern.compile("  \\(= (.*) \\(\\|([^|]+)\\| next_state\\)\\)(?: ;.*)?");
  private static final Pattern USED = Pattern.compile("\\(\\|([^|]+)\\| state\\)");

  /** The sort of states, and predicates over whole states: initial values and assertions. */
  private static final Pattern WHOLE_STATE =
      Pattern.compile(
          "\\(declare-(sort|fun) \\|[^|]+_(s|is)\\|.*|\\(define-fun \\|[^|]+_[tiauh]\\|.*");

  /** The second operand of what is easy even of a hard operation. */
  private static final Pattern BY_CONSTANT = Pattern.compile(".* #b[01]+\\)");

  private static final Pattern BITS = Pattern.compile("\\(_ BitVec (\\d+)\\)");

  /**
   * A net: what it is, over the nets of the same clock, or null where nothing in the module says
   * it.
   */
  private record Net(String name, String sort, String is) {}

  private record MemorySize(int addressBits, int width) {}

  private final String module;
  private final List<Net> nets;
  private final Map<String, String> next;
  private final Map<String, Integer> widths;
  private final Map<String, MemorySize> memories;

  private Netlist(
      String module,
      List<Net> nets,
      Map<String, String> next,
      Map<String, Integer> widths,
      Map<String, MemorySize> memories) {
    this.module = module;
    this.nets = nets;
    this.next = next;
    this.widths = widths;
    this.memories = memories;
  }

  /**
   * Reads what Yosys wrote of one flat module.
   *
   * @throws IllegalArgumentException when a line is none that Yosys writes
   */
  static Netlist parse(String text) {
    String module = null;
    List<Net> nets = new ArrayList<>();
    Map<String, String> next = new HashMap<>();
    Map<String, Integer> widths = new LinkedHashMap<>();
    Map<String, MemorySize> memories = new LinkedHashMap<>();
    for (String line : text.split("\n")) {
      Matcher m;
      if ((m = MODULE.matcher(line)).matches()) {
        module = m.group(1);
      } else if ((m = WIRE.matcher(line)).matches()) {
        widths.put(m.group(1), Integer.valueOf(m.group(2)));
      } else if ((m = MEMORY.matcher(line)).matches()) {
        int addressBits = Integer.parseInt(m.group(2));
        memories.put(m.group(1), new MemorySize(addressBits, Integer.parseInt(m.group(3))));
      } else if ((m = NEXT.matcher(line)).matches()) {
        next.put(m.group(2), m.group(1));
      } else if ((m = DECLARED.matcher(line)).matches()) {
        nets.add(new Net(m.group(1), m.group(2), null));
      } else if ((m = DEFINED.matcher(line)).matches()) {
        nets.add(new Net(m.group(1), m.group(2), m.group(3)));
      } else if (line.startsWith("(") && !WHOLE_STATE.matcher(line).matches()) {
        throw new IllegalArgumentException("a line that is not understood: " + line);
      }
    }
    return new Netlist(module, nets, next, widths, memories);
  }

  /**
   * Adds clocks 0 to {@code edges} of it to a question: any state, any inputs, and what follows.
   */
  void unroll(Problem problem, int edges) {
    for (int clock = 0; clock <= edges; clock++) {
      for (Net net : nets) {
        String name = "|" + net.name() + "@" + clock + "|";
        String before = clock == 0 ? null : next.get(net.name());
        if (net.is() != null) {
          problem.define(name, net.sort(), at(clock, withFunction(problem, net)));
        } else if (before != null) {
          problem.define(name, net.sort(), at(clock - 1, before));
        } else {
          problem.declare(name, net.sort());
        }
      }
    }
  }

  private static String at(int clock, String term) {
    return USED.matcher(term).replaceAll("|$1@" + clock + "|");
  }

  /** What a net is, with the function for an operation that is hard. */
  private static String withFunction(Problem problem, Net net) {
    for (Hard hard : Hard.values()) {
      String operator = "(" + hard.operator() + " ";
      if (net.is().startsWith(operator) && !BY_CONSTANT.matcher(net.is()).matches()) {
        Matcher bits = BITS.matcher(net.sort());
        if (bits.matches()) {
          String function = problem.function(hard, Integer.parseInt(bits.group(1)));
          return "(" + function + " " + net.is().substring(operator.length());
        }
      }
    }
    return net.is();
  }

  /**
   * A port, register or wire on one clock of an unrolled module.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  Bits bits(Problem problem, String name, int clock) {
    Integer width = widths.get(name);
    if (width == null) {
      throw new IllegalArgumentException(module + " has no " + name + " among " + widths.keySet());
    }
    String net = "|" + module + "_n " + name + "@" + clock + "|";
    return width == 1
        ? new Bits(problem, problem.define("(_ BitVec 1)", "(ite " + net + " #b1 #b0)"), 1)
        : new Bits(problem, net, width);
  }

  /**
   * A memory on one clock of an unrolled module.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  Words words(Problem problem, String name, int clock) {
    MemorySize size = memories.get(name);
    String onlyWord = name + "[0]";
    if (size == null && widths.containsKey(onlyWord)) {
      Bits word = bits(problem, onlyWord, clock);
      return new Words(problem, word.term(), 0, word.width());
    }
    if (size == null) {
      throw new IllegalArgumentException(
          module + " has no memory " + name + " among " + memories.keySet());
    }
    String net = "|" + module + "_m " + name + "@" + clock + "|";
    return new Words(problem, net, size.addressBits(), size.width());
  }
}
