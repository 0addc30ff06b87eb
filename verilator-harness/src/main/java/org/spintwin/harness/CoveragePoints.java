// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Points at which a model built as {@link Variant#COVERAGE} counts: lines and branches that are
 * reached, bits that toggle. Verilator declares a point for what is written; then it propagates
 * constants, parameters among them, and drops the code that cannot run. A point that no code is
 * left to count can not be reached with these parameters.
 */
public final class CoveragePoints {
  private static final Pattern DECLARED =
      Pattern.compile(
          "(__vlCoverInsert\\(&\\(vlSymsp->__Vcoverage\\[(\\d+)]\\)[^\\n]*\")v_(\\w+)/");
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?:\\+\\+\\(vlSymsp->__Vcoverage\\[(\\d+)]\\)|__Vcoverage\\[(\\d+)]\\.fetch_add)");
  private static final String UNREACHABLE = "unreachable_";
  private static final String TOGGLE = "toggle";

  /** In Verilator's data: a key, what separates it from its value, the value. */
  private static final Pattern ENTRY =
      Pattern.compile("\u0001([^\u0001\u0002]*)\u0002([^\u0001]*)");

  private CoveragePoints() {}

  /**
   * A point and its count.
   *
   * @param file of the Verilog
   * @param line from 1
   * @param instance path, without the top
   * @param what {@code block}, {@code if}, {@code else}, {@code case}; or the bit that toggles, as
   *     {@code signal[3]} or {@code signal}
   * @param toggle whether it is of a bit
   * @param reachable whether any code counts it
   * @param count how often the line was reached, or the bit changed
   */
  public record Point(
      String file,
      int line,
      int column,
      String instance,
      String what,
      boolean toggle,
      boolean reachable,
      long count) {}

  /** Marks, in generated C++, the points that nothing counts. */
  static void markUncounted(List<Path> units) throws IOException {
    List<String> texts = new ArrayList<>();
    Set<String> counted = new HashSet<>();
    for (Path unit : units) {
      String text = Files.readString(unit);
      texts.add(text);
      for (Matcher m = COUNTED.matcher(text); m.find(); ) {
        counted.add(m.group(1) == null ? m.group(2) : m.group(1));
      }
    }
    for (int u = 0; u < texts.size(); u++) {
      String marked =
          DECLARED
              .matcher(texts.get(u))
              .replaceAll(
                  m ->
                      Matcher.quoteReplacement(
                          m.group(1)
                              + "v_"
                              + (counted.contains(m.group(2)) ? "" : UNREACHABLE)
                              + m.group(3)
                              + "/"));
      if (!marked.equals(texts.get(u))) {
        Files.writeString(units.get(u), marked);
      }
    }
  }

  /** Reads what {@link VerilatedModel#coverage} wrote. */
  public static List<Point> read(Path file) throws IOException {
    List<Point> points = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("C '")) {
        int end = line.lastIndexOf("' ");
        points.add(point(line.substring(3, end), Long.parseLong(line.substring(end + 2))));
      }
    }
    return points;
  }

  private static Point point(String text, long count) {
    Map<String, String> values = new HashMap<>();
    ENTRY.matcher(text).results().forEach(m -> values.put(m.group(1), m.group(2)));
    String page = values.get("page");
    String kind = page.substring("v_".length(), page.indexOf('/'));
    boolean reachable = !kind.startsWith(UNREACHABLE);
    // TOP.chip.u_block
    String[] path = values.get("h").split("\\.", 3);
    return new Point(
        values.get("f"),
        Integer.parseInt(values.get("l")),
        Integer.parseInt(values.get("n")),
        path.length == 3 ? path[2] : "",
        values.get("o"),
        kind.endsWith(TOGGLE),
        reachable,
        count);
  }
}
