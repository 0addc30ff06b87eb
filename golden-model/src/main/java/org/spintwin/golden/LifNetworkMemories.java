// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.LinkedHashMap;
import java.util.Map;
import org.spintwin.spec.Instance;
import org.spintwin.spec.LayerArraySpec;
import org.spintwin.spec.LayerNeuronSpec;
import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.LifNetworkSpec;

/** Codes and settings of a network as the contents of its memories. */
final class LifNetworkMemories {
  private LifNetworkMemories() {}

  /**
   * Contents by memory name, laid out as {@link ClockedModel#loadMemory} takes them.
   *
   * @param structure whose memories they are
   * @param chip whose codes and settings they hold
   */
  static Map<String, long[]> of(LifNetworkChip structure, LifNetworkChip chip) {
    Map<String, long[]> contents = new LinkedHashMap<>();
    int arrays = 0;
    int populations = 0;
    for (Instance i : LifNetworkSpec.top(structure).instances()) {
      if (i.block() == LayerArraySpec.BLOCK) {
        var array = new LayerArrayGolden(i.values(Map.of()));
        write(array, chip.layers().get(arrays++).codes());
        contents.put(i.name() + ".code_q", array.memory("code_q"));
      } else if (i.block() == LayerNeuronSpec.BLOCK) {
        var neurons = new LayerNeuronGolden(i.values(Map.of()));
        write(neurons, chip.layers().get(populations++));
        contents.put(i.name() + ".settings_q", neurons.memory("settings_q"));
      }
    }
    return contents;
  }

  private static void write(LayerArrayGolden array, int[][] codes) {
    for (int neuron = 0; neuron < codes.length; neuron++) {
      for (int column = 0; column < codes[neuron].length; column++) {
        array.code(neuron, column, codes[neuron][column]);
      }
    }
  }

  private static void write(LayerNeuronGolden neurons, Layer layer) {
    for (int n = 0; n < layer.settings().size(); n++) {
      neurons.settings(n, layer.settings().get(n));
    }
  }
}
