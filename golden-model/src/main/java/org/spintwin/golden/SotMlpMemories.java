// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.spintwin.spec.Instance;
import org.spintwin.spec.RowArraySpec;
import org.spintwin.spec.SigmoidSpec;
import org.spintwin.spec.SotMlpImage;
import org.spintwin.spec.SynapseArraySpec;
import org.spintwin.spec.TopSpec;

/** Codes and table of a perceptron as the contents of its memories. */
final class SotMlpMemories {
  private SotMlpMemories() {}

  /** Contents by memory name, laid out as {@link ClockedModel#loadMemory} takes them. */
  static Map<String, long[]> of(SotMlpImage image) {
    TopSpec top = image.chip().top();
    Map<String, Long> values = top.resolve(image.parameters());
    Map<String, long[]> contents = new LinkedHashMap<>();
    int layer = 0;
    for (Instance i : top.instances()) {
      if (i.block() == SynapseArraySpec.BLOCK) {
        var array = new SynapseArrayGolden(i.values(values));
        write(array.synapses(), image.codes()[layer++]);
        contents.put(i.name() + ".synapse_q", array.memory("synapse_q"));
        contents.put(i.name() + ".polarity_q", array.memory("polarity_q"));
      } else if (i.block() == RowArraySpec.BLOCK) {
        var array = new RowArrayGolden(i.values(values));
        write(array, image.codes()[layer++]);
        contents.put(i.name() + ".code_q", array.memory("code_q"));
      } else if (i.block() == SigmoidSpec.BLOCK) {
        contents.put(i.name() + ".table_q", table(image.table()));
      }
    }
    return contents;
  }

  static void write(Synapses synapses, int[][] codes) {
    for (int row = 0; row < codes.length; row++) {
      for (int neuron = 0; neuron < codes[row].length; neuron++) {
        synapses.setCode(neuron, row, codes[row][neuron]);
      }
    }
  }

  private static void write(RowArrayGolden array, int[][] codes) {
    for (int row = 0; row < codes.length; row++) {
      for (int neuron = 0; neuron < codes[row].length; neuron++) {
        // In one bit, -1 is 1 and 1 is 0: its sign.
        int code = array.signs() ? codes[row][neuron] >>> 31 : codes[row][neuron];
        array.write(row, neuron, code);
      }
    }
  }

  /** A chip without a table has a memory of one word for it. */
  private static long[] table(int[] table) {
    return table.length == 0 ? new long[1] : Arrays.stream(table).asLongStream().toArray();
  }
}
