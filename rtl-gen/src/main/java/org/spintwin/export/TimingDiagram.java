// SPDX-License-Identifier: Apache-2.0
package org.spintwin.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spintwin.export.WaveDiagram.Wave;
import org.spintwin.rtl.TestVectors;
import org.spintwin.spec.Design;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

/**
 * The handshake of a chip as a timing diagram in the form of WaveDrom, read off a run of the golden
 * model. Clocks on which nothing happens are left out.
 */
final class TimingDiagram {
  /** Steps or samples whose results are shown. */
  private static final int RESULTS = 2;

  /** With more columns, clocks on which only numbers change are left out too. */
  private static final int MOST_COLUMNS = 36;

  /** Fewer clocks on which nothing happens are shown. */
  private static final int FEWEST_LEFT_OUT = 4;

  private static final int MOST_DIGITS = 6;
  private static final String UNKNOWN = "x";

  private final Design design;
  private final TestVectors run;
  private final List<Trace> inputs;
  private final List<Trace> outputs;
  private final List<Integer> results;
  private final int end;

  /**
   * A port as the run has it.
   *
   * @param values as hexadecimal digits, clock by clock; x where it is not known
   */
  private record Trace(String name, boolean bit, List<String> values) {
    /** Whether it is not the same on a clock as on the one before, where both are known. */
    boolean changes(int clock) {
      String before = values.get(clock - 1);
      return !before.equals(UNKNOWN) && !values.get(clock).equals(before);
    }

    boolean isOne(int clock) {
      return values.get(clock).equals("1");
    }
  }

  /**
   * @param run ports of the chip, clock by clock from its reset, in which two steps or samples come
   *     to their results
   */
  TimingDiagram(Design design, TestVectors run) {
    this.design = design;
    this.run = run;
    results = results();
    end = Math.min(run.clocks(), results.get(results.size() - 1) + 4);
    inputs = changing(run.inputs().signals().stream().map(s -> input(s)));
    RecordLayout ports = design.top().outputs(design.values());
    outputs = changing(ports.signals().stream().map(s -> output(s.name())));
  }

  /** The first clocks whose edges complete a step. */
  private List<Integer> results() {
    Signal step = run.compared().signal(design.top().step());
    return IntStream.range(0, run.clocks())
        .filter(c -> step.get(run.expected(), c * run.compared().words(), 0) != 0)
        .limit(RESULTS)
        .boxed()
        .toList();
  }

  private List<Trace> changing(Stream<Trace> traces) {
    return traces.filter(t -> IntStream.range(1, end).anyMatch(t::changes)).toList();
  }

  private Trace input(Signal signal) {
    int words = run.inputs().words();
    List<String> values =
        IntStream.range(0, end).mapToObj(c -> digits(signal, run.stimulus(), c * words)).toList();
    return new Trace(signal.name(), signal.bits() == 1, values);
  }

  /** What an edge leaves is seen on the clock after it. */
  private Trace output(String name) {
    Signal signal = run.compared().signal(name);
    int words = run.compared().words();
    List<String> values = new ArrayList<>(List.of(UNKNOWN));
    for (int c = 1; c < end; c++) {
      values.add(digits(signal, run.expected(), (c - 1) * words));
    }
    return new Trace(name, signal.bits() == 1, values);
  }

  private static String digits(Signal signal, long[] record, int base) {
    var text = new StringBuilder();
    for (int word = signal.words() - 1; word >= 0; word--) {
      int bits = Math.min(64, signal.bits() - 64 * word);
      long value = record[base + signal.offset() + word];
      String hex = String.format("%016x", value);
      text.append(hex.substring(16 - (bits + 3) / 4));
    }
    return text.toString();
  }

  /** What lies between two moments: the beginnings of two clocks. */
  private record Span(String from, int begins, String to, int ends) {
    String label() {
      int clocks = ends - begins;
      return clocks == 0 ? "same edge" : clocks + (clocks == 1 ? " clock" : " clocks");
    }
  }

  /** From the edge that takes a sample, or the end of a step, to its result. */
  private Optional<Span> latency() {
    Optional<Trace> valid = trace(inputs, "valid_i");
    Optional<Trace> result = trace(outputs, design.top().step());
    Optional<Trace> last = trace(inputs, "s_axis_tlast");
    Optional<Trace> answer = trace(outputs, "m_axis_tvalid");
    if (last.isPresent() && answer.isPresent()) {
      Optional<Trace> ready = trace(outputs, "s_axis_tready");
      int taken = first(0, c -> last.get().isOne(c) && ready.map(r -> r.isOne(c)).orElse(true)) + 1;
      return Optional.of(
          new Span("s_axis_tlast", taken, "m_axis_tvalid", first(taken, answer.get()::isOne)));
    }
    if (result.isEmpty()) {
      return Optional.empty();
    }
    int ends = results.get(0) + 1;
    int begins = ends - Math.toIntExact(design.top().latency().eval(design.values()));
    String from = valid.isPresent() ? "valid_i" : inputs.get(inputs.size() - 1).name();
    return Optional.of(new Span(from, begins, result.get().name(), ends));
  }

  private int first(int from, IntPredicate which) {
    return IntStream.range(from, end).filter(which).findFirst().orElseThrow();
  }

  private static Optional<Trace> trace(List<Trace> among, String name) {
    return among.stream().filter(t -> t.name().equals(name)).findFirst();
  }

  /** The clocks that are shown; where some are left out, -1 stands for them. */
  private List<Integer> columns(Optional<Span> latency) {
    TreeSet<Integer> shown = new TreeSet<>(List.of(0, end - 1));
    latency.ifPresent(
        l -> shown.addAll(List.of(l.begins() - 1, l.begins(), l.ends() - 1, l.ends())));
    List<Trace> all = Stream.concat(inputs.stream(), outputs.stream()).toList();
    around(shown, all.stream().filter(Trace::bit).toList());
    TreeSet<Integer> more = new TreeSet<>(shown);
    around(more, all);
    List<Integer> columns = withGaps(more);
    return columns.size() <= MOST_COLUMNS ? columns : withGaps(shown);
  }

  /** Adds the clocks before and after each change. */
  private void around(TreeSet<Integer> shown, List<Trace> traces) {
    for (int c = 1; c < end; c++) {
      int clock = c;
      if (traces.stream().anyMatch(t -> t.changes(clock))) {
        shown.addAll(List.of(c - 1, c));
      }
    }
  }

  private static List<Integer> withGaps(TreeSet<Integer> shown) {
    List<Integer> columns = new ArrayList<>();
    int before = -1;
    for (int c : shown) {
      if (c - before > FEWEST_LEFT_OUT) {
        columns.add(-1);
      } else {
        IntStream.range(before + 1, c).forEach(columns::add);
      }
      columns.add(c);
      before = c;
    }
    return columns;
  }

  WaveDiagram diagram() {
    Optional<Span> latency = latency();
    List<Integer> columns = columns(latency);
    List<Wave> waves = new ArrayList<>();
    waves.add(new Wave(clock(), clockWave(columns), List.of(), ""));
    inputs.forEach(t -> waves.add(wave(t, columns, latency)));
    waves.add(Wave.SPACE);
    outputs.forEach(t -> waves.add(wave(t, columns, latency)));
    return new WaveDiagram(
        design.name() + ", from a run of its golden model",
        waves,
        latency.map(Span::label).orElse(""),
        "numbers in hexadecimal; ports at rest are not shown, and a break leaves clocks out");
  }

  private String clock() {
    return design.top().block().inputs().get(0).name();
  }

  private static String clockWave(List<Integer> columns) {
    var wave = new StringBuilder("p");
    columns.stream().skip(1).forEach(c -> wave.append(c < 0 ? '|' : '.'));
    return wave.toString();
  }

  private static Wave wave(Trace trace, List<Integer> columns, Optional<Span> latency) {
    var wave = new StringBuilder();
    var nodes = new StringBuilder();
    List<String> data = new ArrayList<>();
    String before = "";
    for (int c : columns) {
      String value = c < 0 ? before : trace.values().get(c);
      boolean same = value.equals(before);
      wave.append(c < 0 ? '|' : same ? '.' : value.equals(UNKNOWN) || trace.bit() ? value : "=");
      if (!same && !trace.bit() && !value.equals(UNKNOWN)) {
        data.add(label(value));
      }
      nodes.append(node(trace, c, latency));
      before = value;
    }
    return new Wave(trace.name(), wave.toString(), data, nodes.toString().replaceAll("\\.+$", ""));
  }

  private static char node(Trace trace, int clock, Optional<Span> latency) {
    boolean begins = latency.filter(l -> l.from().equals(trace.name())).isPresent();
    if (begins && latency.get().begins() == clock) {
      return 'a';
    }
    boolean ends = latency.filter(l -> l.to().equals(trace.name())).isPresent();
    return ends && latency.get().ends() == clock ? 'b' : '.';
  }

  /** As many of the highest digits as there is room for. */
  private static String label(String digits) {
    String number = digits.replaceFirst("^0+(?=.)", "");
    return number.length() <= MOST_DIGITS ? number : number.substring(0, MOST_DIGITS - 2) + "…";
  }
}
