// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.spintwin.export.SpiceStimulus;
import org.spintwin.harness.Ngspice;
import org.spintwin.io.SpikeTrain;

/**
 * One neuron, three ways, on the same input: ngspice, the step in real numbers, and the twin. What
 * separates the first two is the circuit and its solution; what separates the last two is rounding,
 * of currents to codes and of states to fraction bits.
 *
 * @param total ngspice against the twin: what the targets are about
 * @param circuit ngspice against real numbers
 * @param rounding real numbers against the twin
 * @param currents static currents against codes
 * @param saturatedSteps steps in which the twin's membrane or traces were at an end of their format
 */
public record SpiceComparison(
    Agreement total,
    Agreement circuit,
    Agreement rounding,
    StaticCurrents currents,
    int saturatedSteps) {

  /** What runs decks. */
  @FunctionalInterface
  interface Simulator {
    /**
     * @param files deck and stimulus, text by name
     */
    SpiceRun run(Map<String, String> files, int steps) throws IOException;
  }

  /**
   * Runs ngspice twice: with the input, and with each synapse alone.
   *
   * @param steps of the train, 1 or more; without spikes after its end
   * @throws org.spintwin.harness.HarnessException when ngspice fails or takes too long
   */
  public static SpiceComparison of(
      NeuronCircuit neuron, SpikeTrain train, int steps, Ngspice ngspice) throws IOException {
    return of(neuron, train, steps, (files, count) -> SpiceRun.of(ngspice, files, count));
  }

  static SpiceComparison of(NeuronCircuit neuron, SpikeTrain train, int steps, Simulator simulator)
      throws IOException {
    boolean[][] active = NeuronInput.table(train, steps);
    GoldenNeuron golden = GoldenNeuron.run(neuron.image(), neuron.neuron(), active);
    SpiceStimulus stimulus = new SpiceStimulus(active, golden.inhibitors());
    NeuronTrace real =
        RealNeuron.run(neuron.step(), neuron.currents(false), neuron.currents(true), stimulus);
    SpiceRun run = simulator.run(neuron.deck().files(stimulus), steps);
    double unit = neuron.deck().voltsPerLevel();
    NeuronTrace spice =
        new NeuronTrace(Arrays.stream(run.volts()).map(v -> v / unit).toArray(), run.spiked());
    double threshold = neuron.step().threshold();
    int refractory = neuron.step().refractory();
    return new SpiceComparison(
        Agreement.of(spice, golden.trace(), threshold, refractory),
        Agreement.of(spice, real, threshold, refractory),
        Agreement.of(real, golden.trace(), threshold, refractory),
        StaticCurrents.of(neuron, simulator),
        golden.saturated());
  }

  /** Whether everything is within the targets. */
  public boolean withinTargets() {
    return total.withinTargets() && currents.withinTargets();
  }

  /** Which part is responsible for what is outside the targets, and what to change. */
  public List<String> causes() {
    List<String> causes = new ArrayList<>();
    if (withinTargets()) {
      return causes;
    }
    if (saturatedSteps > 0) {
      causes.add(
          "saturation: membrane or traces of the twin are at an end of their format in "
              + saturatedSteps
              + " steps, which a circuit does not have; raise neuron.membrane_bits and"
              + " neuron.trace_bits, or lower neuron.fraction_bits");
    }
    if (currents.clipped()) {
      causes.add(
          "clipping: the current of input "
              + currents.input()
              + " lies outside the code format; raise array.code_bits or lower"
              + " array.code_fraction_bits");
    } else if (saturatedSteps == 0 && !rounding.withinTargets()) {
      causes.add(
          "quantization: rounding moves the twin away from real numbers; raise"
              + " array.code_fraction_bits (currents) or neuron.fraction_bits (membrane and"
              + " traces)");
    }
    if (!circuit.withinTargets() || currents.circuit() > StaticCurrents.MAX_CODES / 2) {
      causes.add(
          "circuit: what ngspice computes departs from the step in real numbers, as a free"
              + " comparator, a decision very near the threshold or a changed deck make it");
    }
    if (causes.isEmpty()) {
      causes.add(
          "circuit and quantization together, each within the targets; raise"
              + " array.code_fraction_bits or neuron.fraction_bits");
    }
    return causes;
  }
}
