// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.nio.file.Path;
import java.util.List;
import org.spintwin.spec.EcramChip;

/**
 * A chip file of kind {@code ecram} with the file it names.
 *
 * @param levels of the cells, [neuron][input]; null where the chip file names none
 */
public record EcramInputs(EcramChip chip, int[][] levels) {

  /**
   * Reads a chip file and what it refers to; paths in it are relative to its folder.
   *
   * @param options go before what the file says
   * @throws InputException when anything in one of the files, or an option, is not acceptable
   */
  public static EcramInputs load(Path chipFile, List<ChipOption> options) {
    YamlNode.Mapping root = YamlReader.read(chipFile);
    for (ChipOption option : options) {
      root = option.in(root);
    }
    EcramReader reader = new EcramReader(root);
    EcramChip chip = reader.read();
    Path file = reader.weightsFile(chipFile);
    int[][] levels =
        file == null
            ? null
            : MatrixFile.readIntegers(file, chip.neurons(), chip.inputs(), 0, chip.levels() - 1);
    return new EcramInputs(chip, levels);
  }
}
