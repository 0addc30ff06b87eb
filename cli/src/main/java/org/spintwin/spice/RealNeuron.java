// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spice;

import org.spintwin.export.RealStep;
import org.spintwin.export.SpiceStimulus;

/**
 * The step of {@code docs/semantics.md} in double precision, with currents that were not rounded to
 * codes: what golden model and circuit both approximate.
 */
final class RealNeuron {
  private final RealStep step;
  private double sE;
  private double sI;
  private double aE;
  private double aI;
  private double v;
  private int refractory;
  private boolean spiked;

  private RealNeuron(RealStep step) {
    this.step = step;
  }

  /**
   * @param currents of each synapse, level steps; what is not 0 in {@code inhibitory} feeds the
   *     other branch
   * @param stimulus what reaches the neuron
   */
  static NeuronTrace run(
      RealStep step, double[] excitatory, double[] inhibitory, SpiceStimulus stimulus) {
    RealNeuron neuron = new RealNeuron(step);
    int steps = stimulus.steps();
    double[] membrane = new double[steps];
    boolean[] spiked = new boolean[steps];
    for (int n = 0; n < steps; n++) {
      neuron.step(
          sum(excitatory, stimulus.active()[n]),
          sum(inhibitory, stimulus.active()[n]),
          step.inhibition() * stimulus.inhibitors()[n]);
      membrane[n] = neuron.v;
      spiked[n] = neuron.spiked;
    }
    return new NeuronTrace(membrane, spiked);
  }

  private static double sum(double[] currents, boolean[] active) {
    double sum = 0;
    for (int input = 0; input < currents.length; input++) {
      sum += active[input] ? currents[input] : 0;
    }
    return sum;
  }

  private void step(double currentE, double currentI, double inhibition) {
    sE = step.keepE() * sE + currentE;
    sI = step.keepI() * sI + currentI;
    aE = step.keepE() * aE + sE;
    aI = step.keepI() * aI + sI;
    double drive =
        switch (step.psp()) {
          case PULSE -> currentE - currentI;
          case EXPONENTIAL -> sE - sI;
          case ALPHA -> aE - aI;
        };
    spiked = false;
    if (refractory > 0) {
      refractory--;
      v = step.resetValue();
      return;
    }
    v = step.keepV() * v + drive - inhibition;
    spiked = step.strict() ? v > step.threshold() : v >= step.threshold();
    if (spiked) {
      v = step.resetSubtract() ? v - step.threshold() : step.resetValue();
      refractory = step.refractory();
    }
  }
}
