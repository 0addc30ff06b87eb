// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.nio.file.Path;
import java.util.List;
import org.spintwin.spec.MtjBnnChip;

/**
 * A chip file of kind {@code mtj-bnn} with the file it names.
 *
 * @param states that are written into the cells, [row][column], true where parallel; null where the
 *     chip draws them at random
 */
public record MtjBnnInputs(MtjBnnChip chip, boolean[][] states) {

  /**
   * Reads a chip file and what it refers to; paths in it are relative to its folder.
   *
   * @param options go before what the file says
   * @throws InputException when anything in one of the files, or an option, is not acceptable
   */
  public static MtjBnnInputs load(Path chipFile, List<ChipOption> options) {
    YamlNode.Mapping root = YamlReader.read(chipFile);
    for (ChipOption option : options) {
      root = option.in(root);
    }
    MtjBnnReader reader = new MtjBnnReader(root);
    MtjBnnChip chip = reader.read();
    Path file = reader.statesFile(chipFile);
    return new MtjBnnInputs(chip, file == null ? null : states(chip, file));
  }

  private static boolean[][] states(MtjBnnChip chip, Path file) {
    int[][] cells = MatrixFile.readIntegers(file, chip.rows(), chip.columns(), 0, 1);
    boolean[][] states = new boolean[chip.rows()][chip.columns()];
    for (int row = 0; row < chip.rows(); row++) {
      for (int column = 0; column < chip.columns(); column++) {
        states[row][column] = cells[row][column] == 1;
      }
    }
    return states;
  }
}
