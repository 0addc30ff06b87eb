// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.TwinImage;

/** A twin's codes, polarities and mask as the contents of the memories that have an image. */
public final class MramLifMemories {
  private MramLifMemories() {}

  /** What takes synapses and an inhibition mask one by one. */
  interface Sink {
    /**
     * @param data {polarity, code}
     */
    void synapse(int neuron, int input, int data);

    void mask(int neuron, int neighbour, boolean inhibits);
  }

  /** Where an architecture keeps its synapses and its inhibition mask. */
  interface Layout extends Sink {
    /** Contents by memory name, laid out as {@link ClockedModel#loadMemory} takes them. */
    Map<String, long[]> contents();

    /** Takes contents by memory name. */
    void load(Map<String, long[]> memories);

    /** {polarity, code}. */
    int synapse(int neuron, int input);

    boolean inhibits(int neuron, int neighbour);
  }

  private static Layout layout(Architecture architecture, Map<String, Long> parameters) {
    Map<String, Long> values = architecture.top().block().resolve(parameters);
    return switch (architecture) {
      case PARALLEL, PARALLEL_AXI ->
          new Parallel(new SynapseArrayGolden(values), new LifNeuronGolden(values));
      case FOLDED -> new Folded(new FoldedArrayGolden(values), new FoldedInhibitionGolden(values));
    };
  }

  /**
   * What the memories of a chip hold.
   *
   * @param synapses {polarity, code} [neuron][input]
   * @param mask whether the second neuron inhibits the first [neuron][neighbour]
   */
  public record Contents(int[][] synapses, boolean[][] mask) {}

  /**
   * What is in the memories that a chip starts with.
   *
   * @throws IllegalArgumentException when it is none of this kind
   */
  public static Contents of(GoldenChip chip) {
    if (!(chip.model() instanceof MramLifModel mram)) {
      throw new IllegalArgumentException(chip.design().name() + " is no chip of kind mram-lif");
    }
    Map<String, Long> values = chip.design().values();
    Layout layout = layout(mram.architecture(), chip.design().parameters());
    layout.load(chip.design().memories());
    int neurons = values.get("NEURONS").intValue();
    int[][] synapses = new int[neurons][values.get("INPUTS").intValue()];
    boolean[][] mask = new boolean[neurons][neurons];
    for (int n = 0; n < neurons; n++) {
      for (int i = 0; i < synapses[n].length; i++) {
        synapses[n][i] = layout.synapse(n, i);
      }
      for (int m = 0; m < neurons && values.get("INHIBITION") != 0; m++) {
        mask[n][m] = layout.inhibits(n, m);
      }
    }
    return new Contents(synapses, mask);
  }

  /** Contents by memory name, laid out as {@link ClockedModel#loadMemory} takes them. */
  public static Map<String, long[]> of(TwinImage image) {
    Layout layout = layout(image.spec().architecture().kind(), image.parameters());
    write(image, layout);
    return layout.contents();
  }

  /**
   * Random codes, polarities and mask for a chip of that size.
   *
   * @param parameters values of the Verilog parameters of the architecture's top
   */
  public static Map<String, long[]> random(
      Architecture architecture, Map<String, Long> parameters, long seed) {
    Map<String, Long> values = architecture.top().block().resolve(parameters);
    Layout layout = layout(architecture, parameters);
    var random = new SplittableRandom(seed);
    for (int n = 0; n < values.get("NEURONS"); n++) {
      for (int i = 0; i < values.get("INPUTS"); i++) {
        layout.synapse(n, i, random.nextInt());
      }
      for (int m = 0; m < values.get("NEURONS"); m++) {
        layout.mask(n, m, random.nextInt(4) == 0);
      }
    }
    return layout.contents();
  }

  /** Writes every synapse and mask bit of a twin. */
  static void write(TwinImage image, Sink sink) {
    int codeBits = image.parameters().get("CODE_BITS").intValue();
    int codeMask = (1 << codeBits) - 1;
    for (int n = 0; n < image.codes().length; n++) {
      for (int i = 0; i < image.codes()[n].length; i++) {
        int polarity = image.inhibitory()[n][i] ? 1 : 0;
        sink.synapse(n, i, polarity << codeBits | image.codes()[n][i] & codeMask);
      }
      for (int m = 0; m < image.mask()[n].length; m++) {
        sink.mask(n, m, image.mask()[n][m]);
      }
    }
  }

  /** The memories of {@code synapse_array} and {@code lif_neuron}. */
  record Parallel(SynapseArrayGolden array, LifNeuronGolden neurons) implements Layout {
    @Override
    public void synapse(int neuron, int input, int data) {
      array.synapses().write(neuron, input, data);
    }

    @Override
    public void mask(int neuron, int neighbour, boolean inhibits) {
      neurons.writeMask(neuron, neighbour, inhibits);
    }

    @Override
    public Map<String, long[]> contents() {
      Map<String, long[]> memories = new LinkedHashMap<>();
      memories.put("u_synapse_array.synapse_q", array.memory("synapse_q"));
      memories.put("u_synapse_array.polarity_q", array.memory("polarity_q"));
      memories.put("u_lif_neuron.mask_q", neurons.memory("mask_q"));
      return memories;
    }

    @Override
    public void load(Map<String, long[]> memories) {
      array.loadMemory("synapse_q", memories.get("u_synapse_array.synapse_q"));
      array.loadMemory("polarity_q", memories.get("u_synapse_array.polarity_q"));
      neurons.loadMemory("mask_q", memories.get("u_lif_neuron.mask_q"));
    }

    @Override
    public int synapse(int neuron, int input) {
      return array.synapse(neuron, input);
    }

    @Override
    public boolean inhibits(int neuron, int neighbour) {
      return neurons.inhibits(neuron, neighbour);
    }
  }

  /** The memories of {@code folded_array} and {@code folded_inhibition}. */
  record Folded(FoldedArrayGolden array, FoldedInhibitionGolden inhibition) implements Layout {
    @Override
    public void synapse(int neuron, int input, int data) {
      array.writeSynapse(neuron, input, data);
    }

    @Override
    public void mask(int neuron, int neighbour, boolean inhibits) {
      inhibition.writeMask(neuron, neighbour, inhibits);
    }

    @Override
    public Map<String, long[]> contents() {
      Map<String, long[]> memories = new LinkedHashMap<>();
      memories.put("u_folded_array.code_q", array.memory("code_q"));
      memories.put("u_folded_array.polarity_q", array.memory("polarity_q"));
      memories.put("u_folded_inhibition.mask_q", inhibition.memory("mask_q"));
      return memories;
    }

    @Override
    public void load(Map<String, long[]> memories) {
      array.loadMemory("code_q", memories.get("u_folded_array.code_q"));
      array.loadMemory("polarity_q", memories.get("u_folded_array.polarity_q"));
      inhibition.loadMemory("mask_q", memories.get("u_folded_inhibition.mask_q"));
    }

    @Override
    public int synapse(int neuron, int input) {
      return array.synapse(neuron, input);
    }

    @Override
    public boolean inhibits(int neuron, int neighbour) {
      return inhibition.inhibits(neuron, neighbour);
    }
  }
}
