// SPDX-License-Identifier: Apache-2.0
package org.spintwin.report;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.spintwin.report.Mark.Bars;
import org.spintwin.report.Mark.Lane;

/** Plots of every kind, and a report that has them all. */
final class Samples {
  static final int STEPS = 400;
  static final int NEURONS = 16;

  private Samples() {}

  static Plot raster() {
    Random random = new Random(1);
    List<BitSet> steps = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      BitSet spikes = new BitSet();
      for (int neuron = 0; neuron < NEURONS; neuron++) {
        spikes.set(neuron, random.nextInt(20) == 0);
      }
      steps.add(spikes);
    }
    return Plots.raster("Spikes of the neurons", steps, NEURONS, "neuron")
        .captioned("Each tick is a spike.");
  }

  static Plot membrane(int steps) {
    double[] membrane = new double[steps];
    boolean[] refractory = new boolean[steps];
    int rest = 0;
    for (int step = 1; step < steps; step++) {
      refractory[step] = rest > 0;
      membrane[step] = rest-- > 0 ? 0 : membrane[step - 1] + 20 - membrane[step - 1] / 64;
      if (membrane[step] >= 1000) {
        rest = 12;
      }
    }
    return Plots.membrane("Membrane of neuron 3", membrane, 1000, refractory, "")
        .captioned("It rises to the threshold, fires, and rests.");
  }

  static Plot weights(int neurons, int inputs) {
    Random random = new Random(2);
    int[][] codes = new int[neurons][inputs];
    for (int[] row : codes) {
      for (int i = 0; i < inputs; i++) {
        row[i] = random.nextInt(63) - 31;
      }
    }
    return Plots.weightMap("Codes of the synapses", codes, "code");
  }

  static Plot levels() {
    List<Plots.Spread> spreads = new ArrayList<>();
    Map<String, Double> offsets = new LinkedHashMap<>();
    offsets.put("with subtraction", 0.0);
    offsets.put("without", 4.2e-6);
    offsets.forEach(
        (name, offset) ->
            spreads.add(
                new Plots.Spread(
                    name,
                    series(16, 0, 15, x -> offset + 0.9e-6 * x),
                    series(16, 0, 15, x -> offset + 1e-6 * x),
                    series(16, 0, 15, x -> offset + 1.1e-6 * x))));
    return Plots.spread(
            "Current of a level over 1,000 chips",
            Axis.whole("level"),
            Axis.linear("current", "A"),
            spreads)
        .captioned("Lines are means, bands from the least to the greatest.");
  }

  static Plot firing() {
    return Plots.againstExpectation(
        "f–I curve",
        Axis.linear("input current", "codes per step"),
        Axis.linear("firing rate", "spikes per step"),
        series(60, 5, 60, x -> 1 / (4 + 300 / x)),
        Map.of("golden model", series(12, 5, 60, x -> 1 / (4 + StrictMath.ceil(300 / x)))));
  }

  static Plot sweep() {
    Map<String, Series> shares = new LinkedHashMap<>();
    shares.put("with subtraction", series(6, 0, 25, x -> 0.95 - x * x / 4000));
    shares.put("without subtraction", series(6, 0, 25, x -> 0.9 - x * x / 900));
    return Plots.sweep("Accuracy", Axis.linear("σ of R_P", "%"), "accuracy", shares);
  }

  static Plot waves() {
    List<String> clock = IntStream.range(0, 12).mapToObj(c -> "" + c % 2).toList();
    List<String> value = IntStream.range(0, 12).mapToObj(c -> "" + (100 + c / 3)).toList();
    List<String> wrong = new ArrayList<>(value);
    wrong.set(8, "97");
    return Plots.waves(
            "The first mismatch",
            1204,
            List.of(
                new Lane("step_i", true, clock, clock),
                new Lane("u_synapse_array.current_e_o", false, value, value),
                new Lane("u_lif_neuron.membrane_q[3]", false, value, wrong)))
        .captioned("Golden model and Verilog differ at clock 1212.");
  }

  static Plot bars() {
    return Plot.of(
        "Spikes of a presentation",
        Axis.whole("neuron"),
        Axis.linear("spikes", ""),
        new Bars("spikes", series(10, 0, 9, x -> 30 - x * 3)));
  }

  static Plot costs() {
    double[] sizes = {1e1, 1e2, 1e3, 1e4, 1e5};
    Series cost = Series.of(sizes, new double[] {0.004, 0.02, 0.3, 2.5, 40});
    return Plot.of(
        "Cost against size",
        Axis.log("synapses", ""),
        Axis.log("time", "s"),
        new Mark.Line("build", cost),
        new Mark.Points("build", cost));
  }

  static List<Plot> all() {
    return List.of(
        raster(),
        membrane(STEPS),
        weights(10, 64),
        levels(),
        firing(),
        sweep(),
        waves(),
        bars(),
        costs());
  }

  static Report report(List<Plot> plots) {
    Section pictures = Section.of("Pictures");
    for (Plot plot : plots) {
      pictures = pictures.plot(plot);
    }
    return new Report(
        "Verification of mram_lif_64x16",
        "Golden model and Verilog were compared at every clock.",
        List.of(
            Verdict.of("equality", true, "100000 clocks, 3420 steps, 38 signals"),
            Verdict.of("accuracy", false, "91.2 % of 1797 images; at least 93 % were expected"),
            Verdict.notApplicable("circuit simulator", "not asked for")),
        List.of(
            Section.of("Chip")
                .paragraph("What the chip file says, with what it leaves out filled in.")
                .table(
                    List.of("parameter", "value", "meaning"),
                    List.of(
                        List.of("inputs", "64", "rows of the array"),
                        List.of("threshold", "1,000", "of every membrane, in units of it"),
                        List.of("a_very_long_name_that_does_not_break_anywhere", "−3.5", "x"))),
            pictures),
        new Provenance(
            "9c1185a5c5e9fc54612808977ee8f548b2258d31",
            Map.of("stimulus", 1L),
            Map.of("spintwin", "0.1.0"),
            List.of("spintwin verify chip.yaml --cycles 100000 --seed 1 --report report.html")));
  }

  static Series series(int count, double low, double high, DoubleUnaryOperator f) {
    double[] x = new double[count];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] = count == 1 ? low : low + (high - low) * i / (count - 1);
      y[i] = f.applyAsDouble(x[i]);
    }
    return Series.of(x, y);
  }
}
