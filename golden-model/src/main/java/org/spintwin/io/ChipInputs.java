// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.nio.file.Path;
import java.util.List;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ArraySpec.Polarity;
import org.spintwin.spec.ChipSpec;

/**
 * A chip file with the files it names.
 *
 * @param levels signed levels [neuron][input]; null where the chip draws them at random
 * @param mask [neuron][neighbour], true where the neighbour inhibits the neuron; null unless the
 *     chip names a mask file
 * @param codes raw code of synapse neuron * inputs + input at each level, [synapse][level]; null
 *     where codes follow from the device
 */
public record ChipInputs(ChipSpec spec, int[][] levels, boolean[][] mask, int[][] codes) {

  /**
   * Reads a chip file and what it refers to; paths in it are relative to its folder.
   *
   * @throws InputException when anything in one of the files is not acceptable
   */
  public static ChipInputs load(Path chipFile) {
    return load(chipFile, List.of());
  }

  /**
   * Reads a chip file and what it refers to, some keys of it replaced.
   *
   * @param options go before what the file says
   * @throws InputException when anything in one of the files, or an option, is not acceptable
   */
  public static ChipInputs load(Path chipFile, List<ChipOption> options) {
    YamlNode.Mapping root = YamlReader.read(chipFile);
    for (ChipOption option : options) {
      root = option.in(root);
    }
    ChipReader reader = new ChipReader(root);
    ChipSpec spec = reader.read();
    Path weights = reader.weightsFile(chipFile);
    Path mask = reader.maskFile(chipFile);
    Path codes = reader.codesFile(chipFile);
    return new ChipInputs(
        spec,
        weights == null ? null : levels(spec.array(), weights),
        mask == null ? null : mask(spec.array().neurons(), mask),
        codes == null ? null : codes(spec.array(), codes));
  }

  private static int[][] levels(ArraySpec array, Path file) {
    int max = array.maxLevel();
    int[][] levels = MatrixFile.readIntegers(file, array.neurons(), array.inputs(), -max, max);
    if (array.polarity() == Polarity.ROW) {
      for (int input = 0; input < array.inputs(); input++) {
        checkOneSign(file, levels, input);
      }
    }
    return levels;
  }

  private static int[][] codes(ArraySpec array, Path file) {
    int lowest = (int) array.code().minRaw();
    int highest = (int) array.code().maxRaw();
    int synapses = array.neurons() * array.inputs();
    return MatrixFile.readIntegers(file, synapses, array.maxLevel() + 1, lowest, highest);
  }

  private static void checkOneSign(Path file, int[][] levels, int input) {
    int first = 0;
    for (int neuron = 0; neuron < levels.length; neuron++) {
      int level = levels[neuron][input];
      if (first == 0) {
        first = level;
      } else if (Integer.signum(level) == -Integer.signum(first)) {
        throw new InputException(
            Code.COMBINATION,
            Location.of(file),
            "[" + neuron + "," + input + "]",
            "level " + level + " below a level " + first + " in the same column",
            "one sign in a column, with polarity: row");
      }
    }
  }

  private static boolean[][] mask(int neurons, Path file) {
    int[][] cells = MatrixFile.readIntegers(file, neurons, neurons, 0, 1);
    boolean[][] mask = new boolean[neurons][neurons];
    for (int neuron = 0; neuron < neurons; neuron++) {
      for (int neighbour = 0; neighbour < neurons; neighbour++) {
        mask[neuron][neighbour] = cells[neuron][neighbour] == 1;
      }
    }
    return mask;
  }
}
