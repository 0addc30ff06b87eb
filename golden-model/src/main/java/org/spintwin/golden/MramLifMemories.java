// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.spec.MramLifSpec;
import org.spintwin.spec.TwinImage;

/** A twin's codes, polarities and mask as the contents of the chip's memories. */
public final class MramLifMemories {
  private MramLifMemories() {}

  /** Contents by memory name, laid out as {@link ClockedModel#loadMemory} takes them. */
  public static Map<String, long[]> of(TwinImage image) {
    Map<String, Long> values = MramLifSpec.BLOCK.resolve(image.parameters());
    int codeBits = values.get("CODE_BITS").intValue();
    int codeMask = (1 << codeBits) - 1;
    var array = new SynapseArrayGolden(values);
    var neurons = new LifNeuronGolden(values);
    for (int n = 0; n < image.codes().length; n++) {
      for (int i = 0; i < image.codes()[n].length; i++) {
        int polarity = image.inhibitory()[n][i] ? 1 : 0;
        array.writeSynapse(n, i, polarity << codeBits | image.codes()[n][i] & codeMask);
      }
      for (int m = 0; m < image.mask()[n].length; m++) {
        neurons.writeMask(n, m, image.mask()[n][m]);
      }
    }
    return of(array, neurons);
  }

  /**
   * Random codes, polarities and mask for a chip of that size.
   *
   * @param parameters values of the chip's Verilog parameters
   */
  public static Map<String, long[]> random(Map<String, Long> parameters, long seed) {
    Map<String, Long> values = MramLifSpec.BLOCK.resolve(parameters);
    var random = new SplittableRandom(seed);
    var array = new SynapseArrayGolden(values);
    var neurons = new LifNeuronGolden(values);
    for (int n = 0; n < values.get("NEURONS"); n++) {
      for (int i = 0; i < values.get("INPUTS"); i++) {
        array.writeSynapse(n, i, random.nextInt());
      }
      for (int m = 0; m < values.get("NEURONS"); m++) {
        neurons.writeMask(n, m, random.nextInt(4) == 0);
      }
    }
    return of(array, neurons);
  }

  private static Map<String, long[]> of(SynapseArrayGolden array, LifNeuronGolden neurons) {
    Map<String, long[]> memories = new LinkedHashMap<>();
    memories.put("u_synapse_array.synapse_q", array.memory("synapse_q"));
    memories.put("u_synapse_array.polarity_q", array.memory("polarity_q"));
    memories.put("u_lif_neuron.mask_q", neurons.memory("mask_q"));
    return memories;
  }
}
