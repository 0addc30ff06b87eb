// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.spintwin.harness.CoveragePoints.Point;

/**
 * Which lines and branches of Verilog were reached, and which bits toggled, both ways; merged over
 * instances, and over chips that share it.
 */
final class VerilogCoverage {
  private static final Pattern BIT = Pattern.compile("(.*)\\[(\\d+)]");

  /** A clock rises and falls within what is looked at once. */
  private static final Pattern CLOCK = Pattern.compile("clk(_i)?");

  private final Map<Place, State> places = new TreeMap<>();
  private final Map<String, List<String>> texts = new TreeMap<>();

  /**
   * A line, branch or bit of a file.
   *
   * @param what as of a {@link Point}, without the index of a bit
   * @param bit of a signal; 0 for all else
   */
  private record Place(String file, boolean toggle, int line, int column, String what, int bit)
      implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return Comparator.comparing(Place::file)
          .thenComparing(Place::toggle)
          .thenComparingInt(Place::line)
          .thenComparingInt(Place::column)
          .thenComparing(Place::what)
          .thenComparingInt(Place::bit)
          .compare(this, other);
    }
  }

  private enum State {
    /** Cannot be otherwise, wherever it is. */
    EXPLAINED,
    HOLE,
    COVERED
  }

  /**
   * How much of what can be covered was.
   *
   * @param explained what was not, and cannot be
   */
  record Figures(int covered, int holes, int explained) {
    double percent() {
      return covered + holes == 0 ? 100 : 100.0 * covered / (covered + holes);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.1f %%", percent());
    }
  }

  /**
   * Adds what was counted in a chip.
   *
   * @param files Verilog by file name
   * @param still what is known of bits that did not toggle
   * @param clocks that were run
   */
  void add(List<Point> points, Map<String, String> files, StillBits still, long clocks) {
    files.forEach((name, text) -> texts.put(name, text.lines().toList()));
    for (Point point : points) {
      Matcher m = BIT.matcher(point.what());
      boolean bit = point.toggle() && m.matches();
      String what = bit ? m.group(1) : point.what();
      int index = bit ? Integer.parseInt(m.group(2)) : 0;
      var place =
          new Place(point.file(), point.toggle(), point.line(), point.column(), what, index);
      places.merge(place, state(point, what, index, still, clocks), VerilogCoverage::better);
    }
  }

  private static State better(State a, State b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static State state(Point point, String what, int bit, StillBits still, long clocks) {
    if (!point.toggle()) {
      return point.count() > 0 ? State.COVERED : point.reachable() ? State.HOLE : State.EXPLAINED;
    }
    if (point.count() > 1 || CLOCK.matcher(what).matches()) {
      return State.COVERED;
    }
    String path = point.instance().isEmpty() ? what : point.instance() + "." + what;
    boolean explained = !point.reachable() || still.explains(path, bit, clocks);
    return explained ? State.EXPLAINED : State.HOLE;
  }

  /** Of the lines and branches of all files, or of their bits. */
  Figures figures(boolean toggles) {
    return figures(places.keySet().stream().filter(p -> p.toggle == toggles).toList());
  }

  /** The same by file. */
  Map<String, Figures> byFile(boolean toggles) {
    return places.keySet().stream()
        .filter(p -> p.toggle == toggles)
        .collect(
            Collectors.groupingBy(
                Place::file,
                TreeMap::new,
                Collectors.collectingAndThen(Collectors.toList(), this::figures)));
  }

  private Figures figures(List<Place> some) {
    int[] counts = new int[State.values().length];
    some.forEach(p -> counts[places.get(p).ordinal()]++);
    return new Figures(
        counts[State.COVERED.ordinal()],
        counts[State.HOLE.ordinal()],
        counts[State.EXPLAINED.ordinal()]);
  }

  /** What was not covered and has no explanation, a line of text for each signal or branch. */
  List<String> holes(boolean toggles) {
    Map<Place, TreeSet<Integer>> bits = new TreeMap<>();
    places.forEach(
        (p, state) -> {
          if (p.toggle == toggles && state == State.HOLE) {
            var signal = new Place(p.file, p.toggle, p.line, p.column, p.what, 0);
            bits.computeIfAbsent(signal, s -> new TreeSet<>()).add(p.bit);
          }
        });
    List<String> lines = new ArrayList<>();
    bits.forEach(
        (p, indices) -> {
          String text = texts.get(p.file).get(p.line - 1).strip();
          String where = p.file + ":" + p.line + ": ";
          lines.add(
              toggles
                  ? where + p.what + ranges(indices) + " did not toggle"
                  : where + p.what + " was not reached: " + text);
        });
    return lines;
  }

  /** Bits as {@code [7:4,2]}; nothing for bit 0 alone. */
  private static String ranges(TreeSet<Integer> bits) {
    List<String> ranges = new ArrayList<>();
    int high = -1;
    int low = -1;
    for (int bit : bits.descendingSet()) {
      if (bit == low - 1) {
        low = bit;
        continue;
      }
      if (high >= 0) {
        ranges.add(range(high, low));
      }
      high = bit;
      low = bit;
    }
    ranges.add(range(high, low));
    String text = String.join(",", ranges);
    return text.equals("0") ? "" : "[" + text + "]";
  }

  private static String range(int high, int low) {
    return high == low ? String.valueOf(high) : high + ":" + low;
  }
}
