// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.spintwin.nir.NirSimulation.Recording;

/**
 * Samples, and what the network does with them in double precision.
 *
 * @param samples [sample][step][input]
 * @param given whether they are the user's; else they are random spikes
 * @param runs [sample][population]
 */
public record Calibration(double[][][] samples, boolean given, List<List<Recording>> runs) {
  private static final long SEED = 1;
  private static final int RANDOM_STEPS = 250;

  /** Probability that an input spikes in a step, one a sample. */
  private static final double[] RANDOM_RATES = {0.05, 0.1, 0.2, 0.4};

  /** Of the user's samples. */
  public static Calibration of(NirNetwork network, ImportOptions options, double[][][] samples) {
    return of(network, options, samples, true);
  }

  /** Of seeded random spikes. */
  public static Calibration random(NirNetwork network, ImportOptions options) {
    var random = new SplittableRandom(SEED);
    double[][][] samples = new double[RANDOM_RATES.length][RANDOM_STEPS][network.inputSize()];
    for (int sample = 0; sample < samples.length; sample++) {
      double rate = RANDOM_RATES[sample];
      for (double[] step : samples[sample]) {
        Arrays.setAll(step, input -> random.nextDouble() < rate ? 1 : 0);
      }
    }
    return of(network, options, samples, false);
  }

  private static Calibration of(
      NirNetwork network, ImportOptions options, double[][][] samples, boolean given) {
    var simulation = new NirSimulation(network, options.reset(), options.current());
    List<List<Recording>> runs = Arrays.stream(samples).map(simulation::run).toList();
    return new Calibration(samples, given, runs);
  }

  /** Steps of all samples. */
  public int steps() {
    return Arrays.stream(samples).mapToInt(sample -> sample.length).sum();
  }

  /** The largest membrane of each neuron, before resets too, without its sign. */
  double[] membranePeak(int population) {
    return peak(runs.stream().map(run -> run.get(population).beforeReset()).toList());
  }

  /** The largest synaptic current of each neuron, without its sign; empty where there is none. */
  double[] currentPeak(int population) {
    return peak(runs.stream().map(run -> run.get(population).currents()).toList());
  }

  private static double[] peak(List<double[][]> runs) {
    double[] peak = {};
    for (double[][] run : runs) {
      for (double[] step : run) {
        peak = peak.length == 0 ? new double[step.length] : peak;
        for (int n = 0; n < step.length; n++) {
          peak[n] = Math.max(peak[n], Math.abs(step[n]));
        }
      }
    }
    return peak;
  }

  /**
   * What a source of the network answered.
   *
   * @param source 0 for the inputs, else the number of a population
   * @return [step][element]
   */
  double[][] answers(int sample, int source) {
    return source == NirNetwork.INPUT
        ? samples[sample]
        : runs.get(sample).get(source - 1).answers();
  }
}
