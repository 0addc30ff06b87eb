// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.MramLifSpec;
import org.spintwin.spec.TwinImage;

/**
 * Step-exact golden model: the same arithmetic as {@link MramLifGolden} without clocks, registers
 * at their values after reset. For simulation and training, where only steps matter.
 */
public final class MramLifSteps {
  private final Synapses synapses;
  private final InhibitionMask mask;
  private final LifPopulation population;
  private final LifSettings settings;
  private final boolean inhibitionBuiltIn;
  private final long[] inhibitions;
  private final long[] spikes;
  private boolean saturated;

  public MramLifSteps(TwinImage image) {
    Map<String, Long> values = MramLifSpec.TOP.block().resolve(image.parameters());
    int neurons = values.get("NEURONS").intValue();
    synapses = new Synapses(values);
    mask = new InhibitionMask(neurons);
    population = new LifPopulation(values, neurons);
    settings = new RegisterFileGolden(values).settings();
    inhibitionBuiltIn = values.get("INHIBITION") != 0;
    inhibitions = new long[neurons];
    spikes = new long[(neurons + 63) / 64];
    MramLifMemories.write(
        image,
        new MramLifMemories.Sink() {
          @Override
          public void synapse(int neuron, int input, int data) {
            synapses.write(neuron, input, data);
          }

          @Override
          public void mask(int neuron, int neighbour, boolean inhibits) {
            mask.set(neuron, neighbour, inhibits);
          }
        });
  }

  /** Membranes, traces, refractory counters and spikes to zero; codes stay. */
  public void reset() {
    population.clear(0, inhibitions.length);
    Arrays.fill(spikes, 0);
    saturated = false;
  }

  /**
   * One step.
   *
   * @param active presynaptic spikes, input i in bit {@code i % 64} of word {@code i / 64}
   */
  public void step(long[] active) {
    synapses.sum(active);
    if (inhibitionBuiltIn) {
      mask.sum(spikes, settings.inhibition, inhibitions);
    }
    saturated =
        population.step(
            0,
            inhibitions.length,
            synapses.currentE(),
            synapses.currentI(),
            inhibitions,
            settings,
            spikes);
  }

  public boolean spiked(int neuron) {
    return (spikes[neuron / 64] >>> neuron & 1) != 0;
  }

  /** Whether a trace or membrane was clipped in the last step. */
  public boolean saturated() {
    return saturated;
  }

  /** The live state arrays, one number per neuron; do not modify. */
  public int[] membrane() {
    return population.membrane;
  }

  public int[] traceE() {
    return population.traceE;
  }

  public int[] traceI() {
    return population.traceI;
  }

  public int[] alphaE() {
    return population.alphaE;
  }

  public int[] alphaI() {
    return population.alphaI;
  }

  public int[] refractory() {
    return population.refractory;
  }

  public int[] currentE() {
    return synapses.currentE();
  }

  public int[] currentI() {
    return synapses.currentI();
  }
}
