// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spintwin.nir.NirNetwork.Model;
import org.spintwin.nir.NirNetwork.Population;
import org.spintwin.nir.NirNetwork.Projection;

/**
 * The network in double precision, by forward Euler; the equations are in docs/nir.md. All states
 * are 0 before the first step of a run.
 */
public final class NirSimulation {
  /** What a membrane becomes when its neuron fires. */
  public enum Reset {
    /** v_reset. */
    ZERO,
    /** v - (v_threshold - v_reset). */
    SUBTRACT
  }

  /** Which synaptic current drives the membrane of CubaLIF and CubaLI. */
  public enum Current {
    /** That of this step. */
    NOW,
    /** That of the step before. */
    BEFORE
  }

  /**
   * What one population did; each array is [step][neuron].
   *
   * @param answers spikes, 1 or 0, where its model fires, else its membranes
   * @param membranes after the step, so after a reset
   * @param beforeReset the membranes that were compared with the threshold
   * @param currents synaptic currents after the step; of models without, what they are given
   */
  public record Recording(
      double[][] answers, double[][] membranes, double[][] beforeReset, double[][] currents) {
    private static Recording of(int steps, int neurons) {
      return new Recording(
          new double[steps][neurons],
          new double[steps][neurons],
          new double[steps][neurons],
          new double[steps][neurons]);
    }
  }

  private final NirNetwork network;
  private final Reset reset;
  private final Current current;

  public NirSimulation(NirNetwork network, Reset reset, Current current) {
    this.network = network;
    this.reset = reset;
    this.current = current;
  }

  /**
   * Simulates one sequence of steps from the beginning.
   *
   * @param input [step][element of source 0]
   * @return one recording for each population
   */
  public List<Recording> run(double[][] input) {
    for (double[] step : input) {
      if (step.length != network.inputSize()) {
        throw new IllegalArgumentException(
            step.length + " inputs to a network of " + network.inputSize());
      }
    }
    List<Recording> recordings = new ArrayList<>();
    List<double[][]> sources = new ArrayList<>();
    sources.add(input);
    for (Population population : network.populations()) {
      Recording recording = Recording.of(input.length, population.size());
      recordings.add(recording);
      sources.add(recording.answers());
    }
    for (int t = 0; t < input.length; t++) {
      for (int p = 0; p < recordings.size(); p++) {
        Population population = network.populations().get(p);
        step(population, t, given(population, t, sources), recordings.get(p));
      }
    }
    return recordings;
  }

  /** The sum of what a population's projections give in a step. */
  private static double[] given(Population population, int step, List<double[][]> sources) {
    double[] sum = new double[population.size()];
    for (Projection projection : population.projections()) {
      double[][] source = sources.get(projection.source());
      int[] delays = projection.delays();
      double[] x = new double[delays.length];
      int[] active = new int[delays.length];
      int count = 0;
      for (int i = 0; i < x.length; i++) {
        int then = step - delays[i];
        x[i] = then < 0 ? 0 : source[then][projection.first() + i];
        if (x[i] != 0) {
          active[count++] = i;
        }
      }
      for (int n = 0; n < sum.length; n++) {
        double[] row = projection.weights()[n];
        double total = projection.bias()[n];
        for (int k = 0; k < count; k++) {
          total += row[active[k]] * x[active[k]];
        }
        sum[n] += total;
      }
    }
    return sum;
  }

  private void step(Population population, int t, double[] given, Recording recording) {
    double[] none = new double[given.length];
    double[] v = t == 0 ? none : recording.membranes()[t - 1];
    double[] i = t == 0 ? none : recording.currents()[t - 1];
    Model model = population.model();
    for (int n = 0; n < given.length; n++) {
      Neuron neuron = new Neuron(population.parameters(), n);
      double drive = given[n];
      recording.currents()[t][n] = drive;
      if (model == Model.CUBA_LIF || model == Model.CUBA_LI) {
        double next =
            i[n] + network.dt() / neuron.get("tau_syn") * (neuron.get("w_in") * given[n] - i[n]);
        recording.currents()[t][n] = next;
        drive = current == Current.NOW ? next : i[n];
      }
      double membrane = membrane(model, neuron, v[n], drive);
      boolean fires = model.fires() && membrane > neuron.get("v_threshold");
      recording.beforeReset()[t][n] = membrane;
      recording.membranes()[t][n] = fires ? afterSpike(neuron, membrane) : membrane;
      recording.answers()[t][n] = model.fires() ? (fires ? 1 : 0) : membrane;
    }
  }

  private double membrane(Model model, Neuron neuron, double v, double drive) {
    return switch (model) {
      case SUM -> drive;
      case I, IF -> v + network.dt() * neuron.get("r") * drive;
      case LI, LIF -> leaky(neuron, neuron.get("tau"), v, drive);
      case CUBA_LI, CUBA_LIF -> leaky(neuron, neuron.get("tau_mem"), v, drive);
    };
  }

  private double leaky(Neuron neuron, double tau, double v, double drive) {
    return v + network.dt() / tau * (neuron.get("v_leak") - v + neuron.get("r") * drive);
  }

  private double afterSpike(Neuron neuron, double membrane) {
    double back = neuron.get("v_reset");
    return reset == Reset.ZERO ? back : membrane - (neuron.get("v_threshold") - back);
  }

  /** One neuron's parameters. */
  private record Neuron(Map<String, double[]> parameters, int number) {
    double get(String parameter) {
      return parameters.get(parameter)[number];
    }
  }
}
