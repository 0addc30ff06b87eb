// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spice;

import java.io.IOException;
import org.spintwin.export.SpiceStimulus;

/**
 * Currents of the synapses, each read alone, against their codes; the synapse where they differ
 * most.
 *
 * @param input whose it is
 * @param total from the code to the current in ngspice, codes
 * @param circuit the part from the drawn current to that in ngspice
 * @param rounding the part from the code to the drawn current: half a code at most, unless the code
 *     was clipped
 */
public record StaticCurrents(int input, double total, double circuit, double rounding) {
  /** Largest difference within the targets, codes. */
  public static final double MAX_CODES = 1;

  /** What rounding alone may do, and a little for numbers of finite length. */
  private static final double HALF = 0.5001;

  static StaticCurrents of(NeuronCircuit neuron, SpiceComparison.Simulator simulator)
      throws IOException {
    int inputs = neuron.currents().length;
    SpiceStimulus oneByOne = SpiceStimulus.oneByOne(inputs);
    double[] amperes = simulator.run(neuron.deck().files(oneByOne), inputs).amperes();
    double code = neuron.image().spec().array().code().lsb();
    StaticCurrents worst = null;
    for (int input = 0; input < inputs; input++) {
      double spice = amperes[input] / neuron.deck().stepCurrent();
      double drawn = neuron.signed(input);
      double rounded = neuron.signedCode(input);
      double total = Math.abs(spice - rounded) / code;
      if (worst == null || total > worst.total) {
        double circuit = Math.abs(spice - drawn) / code;
        worst = new StaticCurrents(input, total, circuit, Math.abs(drawn - rounded) / code);
      }
    }
    return worst;
  }

  /** Whether every static current is within a code. */
  public boolean withinTargets() {
    return total <= MAX_CODES;
  }

  /** Whether the code lies at an end of its format, the current beyond it. */
  boolean clipped() {
    return rounding > HALF;
  }
}
