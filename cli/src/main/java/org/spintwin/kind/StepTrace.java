// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.GoldenChip;
import org.spintwin.harness.Stimulus;
import org.spintwin.report.Mark.Points;
import org.spintwin.report.Plot;
import org.spintwin.report.Plots;
import org.spintwin.report.Section;
import org.spintwin.report.Series;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

/**
 * What the golden model did in the first steps of a comparison. Membranes are seen only where the
 * architecture shows them all at once.
 */
final class StepTrace {
  /** Membranes that are shown. */
  private static final int MEMBRANES = 3;

  private static final int MOST_STEPS = 1000;

  /** A stimulus that hardly completes a step is followed for so many clocks. */
  private static final long MOST_CLOCKS = 1_000_000;

  private static final String NEURON = "u_lif_neuron.";
  private static final String FOLDED = "u_folded_neuron.";

  private final int neurons;
  private final double unit;
  private final boolean folded;
  private final List<BitSet> spikes = new ArrayList<>();

  /** By step, then neuron: membranes and refractory times, raw; threshold. */
  private final List<long[]> membranes = new ArrayList<>();

  private final List<long[]> refractory = new ArrayList<>();
  private final List<Long> thresholds = new ArrayList<>();

  private StepTrace(Architecture architecture, Map<String, Long> parameters) {
    neurons = parameters.get("NEURONS").intValue();
    unit = 1.0 / (1L << parameters.get("FRACTION_BITS"));
    folded = architecture == Architecture.FOLDED;
  }

  /**
   * @param clocks how many there are
   */
  static StepTrace of(Architecture architecture, GoldenChip chip, Stimulus stimulus, long clocks) {
    StepTrace trace = new StepTrace(architecture, chip.design().parameters());
    stimulus.restart();
    String step = chip.design().top().step();
    trace.follow(chip.golden(), stimulus, step, Math.min(clocks, MOST_CLOCKS));
    return trace;
  }

  /**
   * Spikes and some membranes.
   *
   * @param neuron to show in any case; -1 for none
   */
  Section section(int neuron) {
    Section section = Section.of("Golden model");
    if (steps() == 0) {
      return section.paragraph("No step was completed.");
    }
    section = section.plot(raster());
    List<Plot> plots = membranes(neuron, MEMBRANES);
    for (Plot membrane : plots) {
      section = section.plot(membrane);
    }
    return plots.isEmpty()
        ? section.paragraph(
            "A folded chip keeps its membranes in a memory, so that no clock shows them all;"
                + " spintwin simulate --trace writes them.")
        : section;
  }

  private void follow(ClockedModel golden, Stimulus stimulus, String step, long clocks) {
    RecordLayout layout = golden.compared();
    Signal done = layout.signal(step);
    Signal push = folded ? layout.signal(FOLDED + "push_o") : null;
    long[] input = new long[golden.inputs().words()];
    long[] record = new long[layout.words()];
    BitSet fired = new BitSet();
    for (long clock = 0; clock < clocks && spikes.size() < MOST_STEPS; clock++) {
      stimulus.fill(input, 1);
      golden.clock(input, 0, record, 0);
      if (folded && push.get(record, 0, 0) != 0) {
        addGroup(layout, record, fired);
      }
      if (done.get(record, 0, 0) != 0) {
        if (!folded) {
          addState(layout, record, fired);
        }
        spikes.add(fired);
        fired = new BitSet();
      }
    }
  }

  private static void addGroup(RecordLayout layout, long[] record, BitSet fired) {
    Signal word = layout.signal(FOLDED + "word_o");
    int group = (int) layout.signal(FOLDED + "group_o").get(record, 0, 0);
    for (int lane = 0; lane < word.bits(); lane++) {
      long bits = record[word.offset() + lane / 64];
      fired.set(group * word.bits() + lane, (bits >>> lane & 1) != 0);
    }
  }

  private void addState(RecordLayout layout, long[] record, BitSet fired) {
    Signal spiked = layout.signal(NEURON + "spikes_o");
    for (int neuron = 0; neuron < neurons; neuron++) {
      fired.set(neuron, spiked.get(record, 0, neuron) != 0);
    }
    membranes.add(values(layout.signal(NEURON + "membrane_q"), record));
    refractory.add(values(layout.signal(NEURON + "refractory_q"), record));
    Signal threshold =
        layout.signals().stream()
            .filter(s -> s.name().endsWith(".threshold_o"))
            .findFirst()
            .orElseThrow();
    thresholds.add(threshold.get(record, 0, 0));
  }

  private static long[] values(Signal signal, long[] record) {
    return IntStream.range(0, signal.elements()).mapToLong(i -> signal.get(record, 0, i)).toArray();
  }

  /** Steps seen. */
  int steps() {
    return spikes.size();
  }

  Plot raster() {
    return Plots.raster("Spikes of the golden model", spikes, neurons, "neuron")
        .captioned(
            String.format(
                Locale.ROOT,
                "Steps shown: %,d, counted on over resets of the stimulus. Each tick is a spike.",
                steps()));
  }

  /**
   * Membranes of the neurons that spike most; none where they are not seen.
   *
   * @param also a neuron to show in any case; -1 for none
   */
  List<Plot> membranes(int also, int count) {
    if (membranes.isEmpty()) {
      return List.of();
    }
    Comparator<Integer> fewest =
        Comparator.comparingLong(n -> spikes.stream().filter(s -> s.get(n)).count());
    List<Integer> busiest =
        IntStream.range(0, neurons).boxed().sorted(fewest.reversed()).limit(count).toList();
    List<Integer> shown = new ArrayList<>(busiest);
    if (also >= 0 && !shown.contains(also)) {
      shown.set(shown.size() - 1, also);
    }
    return shown.stream().sorted().map(this::membrane).toList();
  }

  private Plot membrane(int neuron) {
    double[] membrane = membranes.stream().mapToDouble(m -> m[neuron] * unit).toArray();
    double[] threshold = thresholds.stream().mapToDouble(t -> t * unit).toArray();
    boolean[] rests = new boolean[steps()];
    for (int step = 0; step < rests.length; step++) {
      rests[step] = refractory.get(step)[neuron] != 0;
    }
    int[] spiked = IntStream.range(0, steps()).filter(s -> spikes.get(s).get(neuron)).toArray();
    Series at =
        Series.of(
            IntStream.of(spiked).asDoubleStream().toArray(),
            IntStream.of(spiked).mapToDouble(s -> threshold[s]).toArray());
    return Plots.membrane("Membrane of neuron " + neuron, membrane, threshold, rests, "level steps")
        .with(new Points("spike", at));
  }
}
