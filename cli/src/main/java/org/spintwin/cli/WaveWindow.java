// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.spintwin.golden.ClockedModel;
import org.spintwin.harness.Mismatch;
import org.spintwin.harness.RtlStoppedException;
import org.spintwin.harness.Stimulus;
import org.spintwin.harness.VerilatedModel;
import org.spintwin.report.Mark.Lane;
import org.spintwin.report.Plot;
import org.spintwin.report.Plots;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

/** Golden model and Verilog side by side, clock by clock, around their first difference. */
final class WaveWindow {
  private static final int CLOCKS_BEFORE = 8;
  private static final int CLOCKS_AFTER = 3;

  /** Differing numbers that are shown; one wrong bit soon spreads. */
  private static final int MOST_DIFFERENCES = 6;

  /** One number of a signal. */
  private record Element(Signal signal, int index) {
    String name() {
      return signal.elements() == 1 ? signal.name() : signal.name() + "[" + index + "]";
    }
  }

  private final long first;
  private final RecordLayout inputs;
  private final RecordLayout compared;
  private final List<long[]> driven = new ArrayList<>();
  private final List<long[]> golden = new ArrayList<>();
  private final List<long[]> rtl = new ArrayList<>();

  private WaveWindow(long first, RecordLayout inputs, RecordLayout compared) {
    this.first = first;
    this.inputs = inputs;
    this.compared = compared;
  }

  /**
   * Runs both again from the start. A simulation that the Verilog itself ends is shown up to there.
   *
   * @param golden at clock 0
   * @param rtl likewise
   * @param clock at which they differ
   */
  static WaveWindow of(ClockedModel golden, VerilatedModel rtl, Stimulus stimulus, long clock) {
    long first = Math.max(0, clock - CLOCKS_BEFORE);
    var window = new WaveWindow(first, golden.inputs(), golden.compared());
    stimulus.restart();
    try {
      for (long c = 0; c <= clock + CLOCKS_AFTER; c++) {
        long[] input = new long[golden.inputs().words()];
        long[] expected = new long[golden.compared().words()];
        long[] actual = new long[expected.length];
        stimulus.fill(input, 1);
        golden.clock(input, 0, expected, 0);
        rtl.clock(input, 0, actual, 0);
        if (c >= first) {
          window.driven.add(input);
          window.golden.add(expected);
          window.rtl.add(actual);
        }
      }
    } catch (RtlStoppedException e) {
      if (e.reason() == RtlStoppedException.Reason.FATAL) {
        throw e;
      }
    }
    return window;
  }

  /**
   * Reset, steps, what the neuron takes in, and what differs.
   *
   * @param step signal that is 1 after each clock that completed a step
   * @param neuron whose inputs are shown, where the chip has them; -1 for none
   */
  Plot plot(Mismatch mismatch, String step, int neuron) {
    Set<Element> shown = new LinkedHashSet<>();
    shown.add(new Element(compared.signal(step), 0));
    if (neuron >= 0) {
      MismatchReport.neuronInputs(compared)
          .forEach(s -> shown.add(new Element(s, Math.min(neuron, s.elements() - 1))));
    }
    shown.add(new Element(mismatch.signal(), mismatch.element()));
    int most = shown.size() + MOST_DIFFERENCES - 1;
    boolean all = addDifferences(shown, most);
    List<Lane> lanes = new ArrayList<>();
    lanes.add(lane(new Element(inputs.signal("rst_ni"), 0), driven, driven));
    shown.forEach(element -> lanes.add(lane(element, golden, rtl)));
    return Plots.waves("Clocks around the first difference", first, lanes)
        .captioned(
            "After each clock; what differs is drawn twice, first as the golden model has it."
                + (all ? "" : " More signals differ than are shown."));
  }

  /** Returns whether there was room for all. */
  private boolean addDifferences(Set<Element> shown, int most) {
    for (int c = 0; c < golden.size(); c++) {
      for (Signal signal : compared.signals()) {
        for (int index = 0; index < signal.elements(); index++) {
          Element element = new Element(signal, index);
          boolean differs = signal.get(golden.get(c), 0, index) != signal.get(rtl.get(c), 0, index);
          if (differs && !shown.contains(element)) {
            if (shown.size() == most) {
              return false;
            }
            shown.add(element);
          }
        }
      }
    }
    return true;
  }

  private static Lane lane(Element element, List<long[]> golden, List<long[]> rtl) {
    Function<long[], String> value =
        record -> Long.toString(element.signal().get(record, 0, element.index()));
    return new Lane(
        element.name(),
        element.signal().width() == 1,
        golden.stream().map(value).toList(),
        rtl.stream().map(value).toList());
  }
}
