// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.LifNeuronSpec;
import org.spintwin.spec.MramLifParameters;

/** Golden model of {@code lif_neuron}: {@code docs/semantics.md}, "Neurons". */
public final class LifNeuronGolden extends BlockGolden {
  private final int neurons;
  private final int currentBits;
  private final int traceWidth;
  private final int membraneBits;
  private final int refractoryWidth;
  private final int pspShape;
  private final boolean inhibitionBuiltIn;

  private final LifPopulation population;
  private final InhibitionMask mask;
  private final long[] inhibitions;
  private final long[] spikes;

  private boolean valid;
  private boolean saturated;

  public LifNeuronGolden(Map<String, Long> values) {
    super(LifNeuronSpec.BLOCK, LifNeuronSpec.BLOCK.resolve(values));
    Map<String, Long> all = LifNeuronSpec.BLOCK.resolve(values);
    neurons = all.get("NEURONS").intValue();
    currentBits = all.get("CURRENT_BITS").intValue();
    traceWidth = all.get("TRACE_WIDTH").intValue();
    membraneBits = all.get("MEMBRANE_BITS").intValue();
    refractoryWidth = all.get("REFRACTORY_WIDTH").intValue();
    pspShape = all.get("PSP_SHAPE").intValue();
    inhibitionBuiltIn = all.get("INHIBITION") != 0;
    population = new LifPopulation(all, neurons);
    inhibitions = new long[neurons];
    mask = new InhibitionMask(neurons);
    spikes = new long[(neurons + 63) / 64];
  }

  /** One step of all neurons. */
  void step(int[] currentE, int[] currentI, LifSettings set) {
    if (inhibitionBuiltIn) {
      mask.sum(spikes, set.inhibition, inhibitions);
    }
    saturated = population.step(0, neurons, currentE, currentI, inhibitions, set, spikes);
  }

  /** One rising edge. */
  void clock(boolean reset, boolean step, int[] currentE, int[] currentI, LifSettings set) {
    valid = !reset && step;
    if (reset) {
      population.clear(0, neurons);
      Arrays.fill(spikes, 0);
      saturated = false;
    } else if (step) {
      step(currentE, currentI, set);
    } else {
      saturated = false;
    }
  }

  /** Numbers beyond the population are not written. */
  void writeMask(int neuron, int neighbour, boolean inhibits) {
    if (neuron < neurons && neighbour < neurons) {
      mask.set(neuron, neighbour, inhibits);
    }
  }

  boolean inhibits(int neuron, int neighbour) {
    return mask.get(neuron, neighbour);
  }

  /** State of one neuron, by the name of the register that reads it back. */
  int state(String register, int neuron) {
    return population.read(register, neuron);
  }

  boolean valid() {
    return valid;
  }

  boolean saturated() {
    return saturated;
  }

  long[] spikes() {
    return spikes;
  }

  @Override
  void clock(InputReader in) {
    LifSettings set = LifSettings.of(in, membraneBits);
    set.inhibition = (int) in.get("inhibition_i");
    clock(
        !in.flag("rst_ni"),
        in.flag("valid_i"),
        in.numbers("current_e_i", neurons, currentBits),
        in.numbers("current_i_i", neurons, currentBits),
        set);
    if (in.flag("mask_write_i")) {
      writeMask(
          (int) in.get("mask_neuron_i"), (int) in.get("mask_neighbour_i"), in.flag("mask_data_i"));
    }
  }

  @Override
  void write(RecordWriter out) {
    out.putBits(spikes);
    out.put(valid);
    out.put(saturated);
    out.putAll(population.membrane, membraneBits);
    writeTraces(out, population.traceE, population.traceI, pspShape != MramLifParameters.PULSE);
    writeTraces(out, population.alphaE, population.alphaI, pspShape == MramLifParameters.ALPHA);
    out.putAll(population.refractory, refractoryWidth);
  }

  private void writeTraces(RecordWriter out, int[] e, int[] i, boolean builtIn) {
    if (builtIn) {
      out.putAll(e, traceWidth);
      out.putAll(i, traceWidth);
    } else {
      out.putZeros(neurons, traceWidth);
      out.putZeros(neurons, traceWidth);
    }
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    if (!name.equals("mask_q")) {
      super.loadMemory(name, contents);
    }
    mask.load(contents);
  }

  @Override
  public long[] memory(String name) {
    return name.equals("mask_q") ? mask.contents() : super.memory(name);
  }
}
