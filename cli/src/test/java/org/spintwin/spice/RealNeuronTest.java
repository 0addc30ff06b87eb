// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spintwin.export.RealStep;
import org.spintwin.export.SpiceDeck.Comparator;
import org.spintwin.export.SpiceStimulus;
import org.spintwin.spec.LifSpec.PspShape;

final class RealNeuronTest {
  /** Interspike steps of a constant input, threshold 4096, leak 2^-6, refractory 8: closed form. */
  @ParameterizedTest
  @CsvSource({"65, 274", "80, 111", "128, 53", "256, 27", "512, 17", "1024, 13"})
  void firesAsTheClosedFormSays(double input, int interval) {
    NeuronTrace trace = run(step(PspShape.PULSE, 0, 1 - 1.0 / 64, 4096, 8), input, 600, 600);
    int[] spikes = trace.spikes();
    assertThat(spikes[1] - spikes[0]).isEqualTo(interval);
  }

  @Test
  void anEpspIsAnExponential() {
    // Leak 1 (the membrane keeps nothing): what is left is the trace.
    NeuronTrace trace = run(step(PspShape.EXPONENTIAL, 15.0 / 16, 0, 1e9, 0), 1000, 1, 100);
    assertThat(trace.membrane()[15]).isCloseTo(379.81, within(0.01));
    assertThat(trace.membrane()[64]).isCloseTo(16.08, within(0.01));
  }

  @Test
  void roundingIsAllThatSeparatesItFromTheTwin() {
    RandomCircuits.Case drawn = RandomCircuits.draw(5, Comparator.LATCHED);
    NeuronCircuit neuron = drawn.circuit();
    boolean[][] active = NeuronInput.table(drawn.train(), RandomCircuits.STEPS);
    GoldenNeuron golden = GoldenNeuron.run(neuron.image(), 0, active);
    double[] codes = new double[active[0].length];
    double[] excitatory = codes.clone();
    double[] inhibitory = codes.clone();
    for (int input = 0; input < codes.length; input++) {
      double code = neuron.signedCode(input);
      boolean inhibits = neuron.image().inhibitory()[0][input];
      excitatory[input] = inhibits ? 0 : code;
      inhibitory[input] = inhibits ? -code : 0;
    }
    NeuronTrace real =
        RealNeuron.run(
            neuron.step(), excitatory, inhibitory, new SpiceStimulus(active, golden.inhibitors()));
    double threshold = neuron.step().threshold();
    Agreement found = Agreement.of(real, golden.trace(), threshold, neuron.step().refractory());
    assertThat(found.rmsPercent()).isLessThan(0.01);
    assertThat(found.spikes()).isEqualTo(found.otherSpikes()).isPositive();
  }

  private static RealStep step(
      PspShape psp, double keepTrace, double keepV, double threshold, int refractory) {
    return new RealStep(
        psp, keepTrace, keepTrace, keepV, false, threshold, false, false, 0, refractory, 0);
  }

  /** One synapse, active in the first steps. */
  private static NeuronTrace run(RealStep step, double current, int activeSteps, int steps) {
    boolean[][] active = new boolean[steps][1];
    for (int n = 0; n < activeSteps; n++) {
      active[n][0] = true;
    }
    SpiceStimulus stimulus = SpiceStimulus.uninhibited(active);
    return RealNeuron.run(step, new double[] {current}, new double[1], stimulus);
  }
}
