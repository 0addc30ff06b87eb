// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spintwin.golden.ClockedModel.MemoryShape;
import org.spintwin.harness.HarnessException.Kind;
import org.spintwin.spec.RecordLayout.Signal;

/**
 * The C++ header in which Verilator declares a design's state: where each signal lies, and whether
 * one evaluation per clock will do.
 */
final class RootHeader {
  private static final String TYPE = "(?:[CSIQ]Data|VlWide<\\d+>)/\\*(\\d+):(\\d+)\\*/";
  private static final Pattern PORT =
      Pattern.compile("VL_(?:IN|OUT)(?:8|16|64|W)?\\((\\w+),(\\d+),(\\d+)(?:,\\d+)?\\);");
  private static final Pattern VARIABLE = Pattern.compile(TYPE + " (\\w+);");
  private static final Pattern ARRAY = Pattern.compile("VlUnpacked<" + TYPE + ", (\\d+)> (\\w+);");
  private static final Pattern PREVIOUS =
      Pattern.compile(" (__Vtrig\\w*prev\\w*_TOP__(\\w+?)(?:__\\d+)?);");
  private static final Pattern TRIGGER =
      Pattern.compile("'act' region trigger index \\d+ is active: (.*?)\\\\n");

  private final String top;
  private final String text;
  private final Map<String, Shape> members = new HashMap<>();

  /** Bits of an element; 0 words when it is not an array. */
  private record Shape(int bits, int words) {}

  RootHeader(String top, String text) {
    this.top = top;
    this.text = text;
    matches(PORT).forEach(m -> members.put(m.group(1), new Shape(span(m, 2), 0)));
    matches(VARIABLE).forEach(m -> members.put(m.group(3), new Shape(span(m, 1), 0)));
    matches(ARRAY)
        .forEach(m -> members.put(m.group(4), new Shape(span(m, 1), Integer.parseInt(m.group(3)))));
  }

  /**
   * C++ member that holds a signal.
   *
   * @throws HarnessException of kind LAYOUT_DIFFERS
   */
  String member(Signal signal) {
    return member(signal.name(), new Shape(signal.bits(), 0));
  }

  /** C++ member that holds a memory. */
  String member(MemoryShape memory) {
    return member(memory.name(), new Shape(memory.width(), memory.words()));
  }

  /** The clock: {@code clk_i}, or {@code clk} on the pins of some chips. */
  String clock() {
    return members.containsKey(ModelSource.CLOCK) ? ModelSource.CLOCK : ModelSource.PIN_CLOCK;
  }

  /**
   * The member that remembers the clock's last level, if the rising clock is all that triggers.
   *
   * @param sources the generated C++, which names the triggers
   */
  Optional<String> previousClock(String sources) {
    List<MatchResult> fields = matches(PREVIOUS);
    boolean onlyClock = fields.size() == 1 && fields.get(0).group(2).equals(clock());
    List<String> triggers =
        TRIGGER.matcher(sources).results().map(m -> m.group(1)).distinct().toList();
    return onlyClock && triggers.equals(List.of("@(posedge " + clock() + ")"))
        ? Optional.of(fields.get(0).group(1))
        : Optional.empty();
  }

  private String member(String name, Shape wanted) {
    // A port of the top stands by itself, everything else has its path.
    String path = top + "__DOT__" + name.replace(".", "__DOT__");
    String member = members.containsKey(name) ? name : path;
    Shape found = members.get(member);
    if (found == null) {
      throw new HarnessException(
          Kind.LAYOUT_DIFFERS, "the Verilog of " + top + " has no signal '" + name + "'");
    }
    if (!found.equals(wanted)) {
      throw new HarnessException(
          Kind.LAYOUT_DIFFERS,
          "'"
              + name
              + "' is "
              + text(found)
              + " in the Verilog of "
              + top
              + ", but "
              + text(wanted)
              + " in the layout");
    }
    return member;
  }

  private List<MatchResult> matches(Pattern pattern) {
    Matcher matcher = pattern.matcher(text);
    return matcher.results().toList();
  }

  private static int span(MatchResult match, int group) {
    return Integer.parseInt(match.group(group)) - Integer.parseInt(match.group(group + 1)) + 1;
  }

  private static String text(Shape shape) {
    String bits = shape.bits() + (shape.bits() == 1 ? " bit" : " bits");
    return shape.words() == 0 ? bits : shape.words() + " words of " + bits;
  }
}
