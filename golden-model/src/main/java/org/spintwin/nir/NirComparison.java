// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spintwin.golden.LifNetworkSteps;
import org.spintwin.nir.NirMapping.Mapped;
import org.spintwin.nir.NirNetwork.Population;
import org.spintwin.nir.NirSimulation.Recording;
import org.spintwin.spec.LifNetworkChip.Layer;

/**
 * A chip beside the double-precision network it was made from, over the samples of a calibration.
 *
 * @param inputsClipped inputs beyond the largest or smallest integer that stands for one
 * @param strongest for each sample the element of the chip's results that is the strongest: has the
 *     most spikes, or the largest last membrane, the first of equals
 * @param sameAnswers samples in which it is that of the network too
 */
public record NirComparison(
    List<LayerComparison> layers, long inputsClipped, List<Integer> strongest, int sameAnswers) {

  /**
   * A layer beside its population.
   *
   * @param peak largest membrane of the network, before resets too, without its sign
   * @param used the same of the chip, of what its membranes can hold
   * @param clippedSteps steps in which the chip clipped a number of the layer
   * @param rmsError of the membranes, up to where a neuron's spikes first differ
   * @param largestError likewise
   * @param scale what errors are told against: the smallest threshold; the peak where there is none
   * @param spikesInBoth of the same neuron in the same step
   * @param missing spikes of the network that the chip does not have
   * @param extra spikes of the chip that the network does not have
   * @param largestShift steps between the i-th spike of a neuron here and there, at most, of
   *     neurons with as many spikes in both
   */
  public record LayerComparison(
      double peak,
      double used,
      long clippedSteps,
      double rmsError,
      double largestError,
      double scale,
      long spikesInBoth,
      long missing,
      long extra,
      int largestShift) {
    /** Spikes in both, of those in either; 1 where there are none. */
    public double agreement() {
      long all = spikesInBoth + missing + extra;
      return all == 0 ? 1 : (double) spikesInBoth / all;
    }
  }

  /** Samples that were compared. */
  public int samples() {
    return strongest.size();
  }

  /** Runs the chip. */
  public static NirComparison of(NirNetwork network, Mapped mapped, Calibration calibration) {
    return new Run(network, mapped, calibration).compare();
  }

  private static final class Run {
    private final NirNetwork network;
    private final Mapped mapped;
    private final Calibration calibration;
    private final LifNetworkSteps chip;
    private final List<Tally> tallies = new ArrayList<>();
    private long inputsClipped;
    private final List<Integer> strongest = new ArrayList<>();
    private int same;

    Run(NirNetwork network, Mapped mapped, Calibration calibration) {
      this.network = network;
      this.mapped = mapped;
      this.calibration = calibration;
      chip = new LifNetworkSteps(mapped.chip());
      for (int k = 0; k < network.populations().size(); k++) {
        tallies.add(new Tally(network.populations().get(k), mapped, k));
      }
    }

    NirComparison compare() {
      for (int s = 0; s < calibration.samples().length; s++) {
        sample(calibration.samples()[s], calibration.runs().get(s));
      }
      List<LayerComparison> layers = new ArrayList<>();
      for (int k = 0; k < tallies.size(); k++) {
        double[] peaks = calibration.membranePeak(k);
        layers.add(tallies.get(k).result(Arrays.stream(peaks).max().orElse(0)));
      }
      return new NirComparison(layers, inputsClipped, strongest, same);
    }

    private void sample(double[][] inputs, List<Recording> run) {
      tallies.forEach(Tally::begin);
      double[][] strength = new double[2][results()];
      for (int t = 0; t < inputs.length; t++) {
        chip.step(raw(inputs[t]), t == 0);
        for (int k = 0; k < tallies.size(); k++) {
          tallies.get(k).step(chip, run.get(k), t);
        }
        strengthen(strength, run, t);
      }
      tallies.forEach(Tally::end);
      strongest.add(strongest(strength[1]));
      same += strongest(strength[0]) == strongest(strength[1]) ? 1 : 0;
    }

    private long[] raw(double[] inputs) {
      long[] raw = new long[inputs.length];
      for (int i = 0; i < raw.length; i++) {
        raw[i] = mapped.input().raw(inputs[i]);
        inputsClipped += mapped.input().clips(inputs[i]) ? 1 : 0;
      }
      return raw;
    }

    private int results() {
      return mapped.chip().outputs().stream().mapToInt(k -> mapped.chip().sizes().answers(k)).sum();
    }

    /** Adds spikes up; keeps the last of membranes. */
    private void strengthen(double[][] strength, List<Recording> run, int t) {
      int at = 0;
      for (int k : mapped.chip().outputs()) {
        Layer layer = mapped.chip().layers().get(k - 1);
        for (int n = 0; n < layer.neurons(); n++, at++) {
          double before = layer.fires() ? 1 : 0;
          double unit = layer.fires() ? 1 : mapped.scale().layers().get(k - 1).membrane(n);
          strength[0][at] = before * strength[0][at] + run.get(k - 1).answers()[t][n];
          strength[1][at] = before * strength[1][at] + unit * chip.answers(k)[n];
        }
      }
    }

    private static int strongest(double[] strength) {
      int strongest = 0;
      for (int i = 1; i < strength.length; i++) {
        strongest = strength[i] > strength[strongest] ? i : strongest;
      }
      return strongest;
    }
  }

  /** What is counted of one layer. */
  private static final class Tally {
    private final Population population;
    private final Mapped mapped;
    private final int place;
    private final boolean[] differs;
    private final List<List<Integer>> expected = new ArrayList<>();
    private final List<List<Integer>> found = new ArrayList<>();
    private double used;
    private long clippedSteps;
    private double squares;
    private long compared;
    private double largestError;
    private long both;
    private long missing;
    private long extra;
    private int largestShift;

    Tally(Population population, Mapped mapped, int place) {
      this.population = population;
      this.mapped = mapped;
      this.place = place;
      differs = new boolean[population.size()];
    }

    void begin() {
      Arrays.fill(differs, false);
      expected.clear();
      found.clear();
      for (int n = 0; n < differs.length; n++) {
        expected.add(new ArrayList<>());
        found.add(new ArrayList<>());
      }
    }

    void step(LifNetworkSteps chip, Recording run, int t) {
      int number = place + 1;
      boolean fires = population.model().fires();
      clippedSteps += chip.clips(number) > 0 ? 1 : 0;
      double most = StrictMath.pow(2, mapped.chip().layers().get(place).membraneBits() - 1);
      for (int n = 0; n < differs.length; n++) {
        used = Math.max(used, Math.abs(chip.compared(number)[n]) / most);
        if (fires) {
          spike(n, t, run.answers()[t][n] != 0, chip.answers(number)[n] != 0);
        }
        if (!differs[n]) {
          double unit = mapped.scale().layers().get(place).membrane(n);
          double error = Math.abs(chip.membranes(number)[n] * unit - run.membranes()[t][n]);
          largestError = Math.max(largestError, error);
          squares += error * error;
          compared++;
        }
      }
    }

    private void spike(int n, int t, boolean wanted, boolean spiked) {
      both += wanted && spiked ? 1 : 0;
      missing += wanted && !spiked ? 1 : 0;
      extra += !wanted && spiked ? 1 : 0;
      differs[n] |= wanted != spiked;
      if (wanted) {
        expected.get(n).add(t);
      }
      if (spiked) {
        found.get(n).add(t);
      }
    }

    void end() {
      for (int n = 0; n < differs.length; n++) {
        if (expected.get(n).size() == found.get(n).size()) {
          for (int i = 0; i < found.get(n).size(); i++) {
            int shift = Math.abs(expected.get(n).get(i) - found.get(n).get(i));
            largestShift = Math.max(largestShift, shift);
          }
        }
      }
    }

    LayerComparison result(double peak) {
      double scale =
          population.model().fires()
              ? Arrays.stream(population.parameter("v_threshold")).map(Math::abs).min().orElse(0)
              : peak;
      return new LayerComparison(
          peak,
          used,
          clippedSteps,
          compared == 0 ? 0 : StrictMath.sqrt(squares / compared),
          largestError,
          scale,
          both,
          missing,
          extra,
          largestShift);
    }
  }
}
