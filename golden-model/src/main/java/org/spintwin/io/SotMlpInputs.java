// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.nio.file.Path;
import java.util.List;
import org.spintwin.spec.SotMlpChip;

/**
 * A chip file of kind {@code sot-mlp} with the files it names.
 *
 * @param weights [layer][row][neuron], 1 or -1, the last row of a layer its bias; null where the
 *     chip draws them at random
 */
public record SotMlpInputs(SotMlpChip chip, int[][][] weights) {

  /**
   * Reads a chip file and what it refers to; paths in it are relative to its folder.
   *
   * @param options go before what the file says
   * @throws InputException when anything in one of the files, or an option, is not acceptable
   */
  public static SotMlpInputs load(Path chipFile, List<ChipOption> options) {
    YamlNode.Mapping root = YamlReader.read(chipFile);
    for (ChipOption option : options) {
      root = option.in(root);
    }
    SotMlpReader reader = new SotMlpReader(root);
    SotMlpChip chip = reader.read();
    if (!reader.hasWeights()) {
      return new SotMlpInputs(chip, null);
    }
    int[][][] weights = new int[chip.layers()][][];
    for (int layer = 0; layer < weights.length; layer++) {
      int neurons = chip.neurons(layer);
      int inputs = chip.rows(layer) - 1;
      weights[layer] = new int[inputs + 1][neurons];
      int[] listed =
          WeightList.read(
              reader.file("layer", layer, chipFile),
              inputs * neurons,
              inputs + " inputs times " + neurons + " neurons, line input * neurons + neuron");
      for (int input = 0; input < inputs; input++) {
        System.arraycopy(listed, input * neurons, weights[layer][input], 0, neurons);
      }
      weights[layer][inputs] =
          WeightList.read(reader.file("bias", layer, chipFile), neurons, "one a neuron");
    }
    return new SotMlpInputs(chip, weights);
  }
}
