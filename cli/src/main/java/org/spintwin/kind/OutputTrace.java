// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.GoldenChip;
import org.spintwin.harness.Stimulus;
import org.spintwin.report.Section;
import org.spintwin.spec.Design;
import org.spintwin.spec.Port;
import org.spintwin.spec.RecordLayout.Signal;
import org.spintwin.spec.TopSpec;

/** The outputs of a chip after each step that the golden model completes. */
public final class OutputTrace {
  /** Rows of a report. */
  private static final int FEW = 20;

  /** Columns that a page has room for. */
  private static final int MOST_COLUMNS = 16;

  /** A stimulus that hardly completes a step is followed for so many clocks. */
  private static final long MOST_CLOCKS = 1_000_000;

  /** An output as numbers in the record. */
  private record Numbers(Signal signal, int elements, int width, boolean signed) {
    long get(long[] record, int element) {
      return new Signal(signal.name(), elements, width, signed, signal.offset())
          .get(record, 0, element);
    }
  }

  private final ClockedModel golden;
  private final Stimulus stimulus;
  private final Signal step;
  private final List<Numbers> outputs = new ArrayList<>();
  private final List<String> columns;
  private final long[] input;
  private final long[] record;
  private long clock;

  /** Of the golden model at clock 0; restarts the stimulus. */
  public OutputTrace(GoldenChip chip, Stimulus stimulus) {
    this.stimulus = stimulus;
    golden = chip.golden();
    TopSpec top = chip.design().top();
    step = golden.compared().signal(top.step());
    input = new long[golden.inputs().words()];
    record = new long[golden.compared().words()];
    columns = columns(chip.design());
    Map<String, Long> values = chip.design().values();
    shown(top).forEach(port -> add(port, values));
    stimulus.restart();
  }

  private static Stream<Port> shown(TopSpec top) {
    return top.block().comparedOutputs().stream()
        .filter(port -> !port.name().equals(top.step()) && !port.name().equals("ready_o"));
  }

  private void add(Port port, Map<String, Long> values) {
    int elements = Math.toIntExact(port.elements().eval(values));
    int width = Math.toIntExact(port.width().eval(values));
    Signal signal = golden.compared().signal(port.name());
    outputs.add(new Numbers(signal, elements, width, port.signed()));
  }

  /** Names of the outputs of a chip of samples, {@code _o} left out; those of a vector counted. */
  public static List<String> columns(Design chip) {
    List<String> columns = new ArrayList<>();
    shown(chip.top())
        .forEach(
            port -> {
              String name = port.name().replaceAll("_o$", "");
              long elements = port.elements().eval(chip.values());
              for (int i = 0; i < elements; i++) {
                columns.add(elements == 1 ? name : name + "_" + i);
              }
            });
    return List.copyOf(columns);
  }

  /** Names of the numbers. */
  public List<String> columns() {
    return columns;
  }

  /** Clocks so far. */
  public long clock() {
    return clock;
  }

  /**
   * Runs until a step is completed.
   *
   * @param limit clocks from the start after which it gives up
   * @return the outputs after it, in the order of {@link #columns}; null where it gave up
   */
  public long[] next(long limit) {
    while (clock < limit) {
      stimulus.fill(input, 1);
      golden.clock(input, 0, record, 0);
      clock++;
      if (record[step.offset()] != 0) {
        return outputs.stream()
            .flatMapToLong(
                n ->
                    java.util.stream.LongStream.range(0, n.elements)
                        .map(i -> n.get(record, (int) i)))
            .toArray();
      }
    }
    return null;
  }

  /** The first steps as a part of a report. */
  static Section section(GoldenChip chip, Stimulus stimulus, long clocks) {
    var trace = new OutputTrace(chip, stimulus);
    List<List<String>> rows = new ArrayList<>();
    int shown = Math.min(MOST_COLUMNS, trace.columns.size());
    long limit = Math.min(clocks, MOST_CLOCKS);
    for (long[] found = trace.next(limit); found != null; found = trace.next(limit)) {
      List<String> row = new ArrayList<>(List.of("" + rows.size(), "" + (trace.clock - 1)));
      Arrays.stream(found).limit(shown).mapToObj(Long::toString).forEach(row::add);
      rows.add(row);
      if (rows.size() == FEW) {
        break;
      }
    }
    Section section = Section.of("Golden model");
    if (rows.isEmpty()) {
      return section.paragraph("No step was completed.");
    }
    List<String> heads = new ArrayList<>(List.of("Step", "Clock"));
    heads.addAll(trace.columns.subList(0, shown));
    return section.paragraph("Outputs after the first steps.").table(heads, rows);
  }
}
