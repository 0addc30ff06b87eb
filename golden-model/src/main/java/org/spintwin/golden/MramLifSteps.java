// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.MramLifSpec;
import org.spintwin.spec.TwinImage;

/**
 * Step-exact golden model: the same arithmetic as {@link MramLifGolden} without clocks, registers
 * at their values after reset. For simulation and training, where only steps matter.
 */
public final class MramLifSteps {
  private final SynapseArrayGolden array;
  private final LifNeuronGolden neurons;
  private final LifSettings settings;

  public MramLifSteps(TwinImage image) {
    Map<String, Long> values = MramLifSpec.BLOCK.resolve(image.parameters());
    array = new SynapseArrayGolden(values);
    neurons = new LifNeuronGolden(values);
    settings = new RegisterFileGolden(values).settings();
    MramLifMemories.of(image)
        .forEach(
            (name, contents) ->
                (name.startsWith("u_synapse_array.") ? array : neurons)
                    .loadMemory(name.substring(name.indexOf('.') + 1), contents));
  }

  /** Membranes, traces, refractory counters and spikes to zero; codes stay. */
  public void reset() {
    neurons.clock(true, false, array.currentE(), array.currentI(), settings);
  }

  /**
   * One step.
   *
   * @param spikes presynaptic spikes, input i in bit {@code i % 64} of word {@code i / 64}
   */
  public void step(long[] spikes) {
    array.sum(spikes);
    neurons.step(array.currentE(), array.currentI(), settings);
  }

  public boolean spiked(int neuron) {
    return (neurons.spikes()[neuron / 64] >>> neuron & 1) != 0;
  }

  /** Whether a trace or membrane was clipped in the last step. */
  public boolean saturated() {
    return neurons.saturated();
  }

  /** The live state arrays, one number per neuron; do not modify. */
  public int[] membrane() {
    return neurons.membrane();
  }

  public int[] traceE() {
    return neurons.traceE();
  }

  public int[] traceI() {
    return neurons.traceI();
  }

  public int[] alphaE() {
    return neurons.alphaE();
  }

  public int[] alphaI() {
    return neurons.alphaI();
  }

  public int[] refractory() {
    return neurons.refractory();
  }

  public int[] currentE() {
    return array.currentE();
  }

  public int[] currentI() {
    return array.currentI();
  }
}
