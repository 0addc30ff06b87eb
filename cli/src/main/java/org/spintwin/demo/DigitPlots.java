// SPDX-License-Identifier: Apache-2.0
package org.spintwin.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spintwin.report.Axis;
import org.spintwin.report.Mark.HeatMap;
import org.spintwin.report.Mark.Points;
import org.spintwin.report.Plot;
import org.spintwin.report.Plots;
import org.spintwin.report.Series;
import org.spintwin.spec.TwinImage;

/** Pictures of the demo for its report. */
public final class DigitPlots {
  private DigitPlots() {}

  /** Accuracy on the held-out images of every split, in software and on each chip. */
  public static Plot accuracy(List<SplitOutcome> outcomes) {
    Map<String, double[]> shares = new LinkedHashMap<>();
    shares.put("float", outcomes.stream().mapToDouble(SplitOutcome::floatAccuracy).toArray());
    for (DigitChip kind : DigitChip.values()) {
      shares.put(kind.words(), outcomes.stream().mapToDouble(o -> o.accuracy(kind)).toArray());
    }
    double[] splits = outcomes.stream().mapToDouble(o -> o.number() + 1).toArray();
    Plot plot =
        Plot.of("Accuracy on held-out digits", Axis.whole("split"), Axis.linear("accuracy", "%"));
    for (Map.Entry<String, double[]> entry : shares.entrySet()) {
      double[] percent = Arrays.stream(entry.getValue()).map(share -> 100 * share).toArray();
      plot = plot.with(new Points(entry.getKey(), Series.of(splits, percent)));
    }
    return plot;
  }

  /** The first held-out image of a split, its spikes, and what the ideal twin makes of them. */
  public static List<Plot> image(SplitOutcome outcome) {
    DigitSet heldOut = outcome.split().heldOut();
    long[] fired = outcome.fired(DigitChip.IDEAL)[0];
    double[][] pixels = new double[DigitSet.SIDE][DigitSet.SIDE];
    for (int pixel = 0; pixel < DigitSet.PIXELS; pixel++) {
      pixels[pixel / DigitSet.SIDE][pixel % DigitSet.SIDE] = heldOut.pixels()[0][pixel];
    }
    int label = heldOut.labels()[0];
    int decision = Classifier.decide(Presentation.count(fired));
    return List.of(
        Plot.of(
            "A handwritten " + label,
            Axis.whole("column"),
            Axis.whole("row").downwards(),
            new HeatMap("ink", pixels)),
        Plots.raster(
            "Its spikes, into the chip",
            steps(Presentation.DEMO.spikes(outcome.counts()[0])),
            DigitSet.PIXELS,
            "input"),
        Plots.raster("Spikes of the neurons", steps(fired), DigitSet.CLASSES, "neuron (digit)")
            .captioned("Taken for a " + decision + ", whose neuron fires most."));
  }

  /** The levels that a split was trained to, and the codes that mismatched cells make of them. */
  public static List<Plot> weights(SplitOutcome outcome) {
    List<Plot> plots = new ArrayList<>();
    plots.add(Plots.weightMap("Levels as trained", outcome.weights().levels(), "level"));
    for (DigitChip kind : DigitChip.values()) {
      TwinImage twin = outcome.twin(kind);
      plots.add(
          Plots.weightMap(
              "Codes: " + kind.words(), Plots.signed(twin.codes(), twin.inhibitory()), "code"));
    }
    return plots;
  }

  private static List<BitSet> steps(long[] words) {
    return Arrays.stream(words).mapToObj(word -> BitSet.valueOf(new long[] {word})).toList();
  }
}
