// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChipInputsTest {
  private static final String HEAD = "spintwin: 1\nchip: mram-lif\nname: x\n";

  @TempDir Path folder;

  @Test
  void leavesRandomLevelsAndOtherTopologiesToTheDevice() throws IOException {
    ChipInputs inputs = ChipInputs.load(chip("inhibition: {topology: all}\n"));
    assertThat(inputs.spec().array().inputs()).isEqualTo(64);
    assertThat(inputs.levels()).isNull();
    assertThat(inputs.mask()).isNull();
  }

  @Test
  void readsFilesBesideTheChipFile() throws IOException {
    Files.createDirectory(folder.resolve("data"));
    Files.writeString(folder.resolve("data/w.csv"), "1,-2,3\n0,15,-15\n");
    Files.writeString(folder.resolve("m.csv"), "0,1\n0,0\n");
    ChipInputs inputs =
        ChipInputs.load(
            chip(
                "array: {inputs: 3, neurons: 2, weights: data/w.csv}\n"
                    + "inhibition: {topology: mask, mask: m.csv}\n"));
    assertThat(inputs.levels()).isDeepEqualTo(new int[][] {{1, -2, 3}, {0, 15, -15}});
    assertThat(inputs.mask()).isDeepEqualTo(new boolean[][] {{false, true}, {false, false}});
  }

  @Test
  void pointsAtTheKeyOfAFileThatIsNotThere() throws IOException {
    Files.writeString(folder.resolve("weights.csv"), "1\n");
    Path chip = chip("array:\n  weights: weight.csv\n");
    assertThatThrownBy(() -> ChipInputs.load(chip))
        .hasMessage(
            "%Error-NOTFOUND: "
                + chip
                + ":5:12: array.weights: found no such file: "
                + folder.resolve("weight.csv")
                + "; allowed an existing .csv or .npy file,"
                + " relative to the chip file; did you mean "
                + folder.resolve("weights.csv")
                + "?\n    weights: weight.csv\n             ^");
    Path mask = chip("inhibition: {topology: mask, mask: .}\n");
    assertThatThrownBy(() -> ChipInputs.load(mask))
        .hasMessageStartingWith(
            "%Error-DIRECTORY: "
                + mask
                + ":4:36: inhibition.mask: found a directory: "
                + folder.resolve(".")
                + "; allowed an existing .csv or .npy file,"
                + " relative to the chip file\n");
  }

  @Test
  void refusesLevelsBeyondTheBits() throws IOException {
    Path weights = Files.writeString(folder.resolve("w.csv"), "3,-4\n");
    Path chip = chip("array: {inputs: 2, neurons: 1, bits: 2, weights: w.csv}\n");
    assertThatThrownBy(() -> ChipInputs.load(chip))
        .hasMessage(
            "%Error-RANGE: " + weights + ":1:3: [0,1]: found -4; allowed -3 to 3\n  3,-4\n    ^");
  }

  @Test
  void refusesTwoSignsOfAnInputWithPolarityPerRow() throws IOException {
    Path weights = Files.writeString(folder.resolve("w.csv"), "1,0\n2,-3\n0,4\n");
    Path chip = chip("array: {inputs: 2, neurons: 3, polarity: row, weights: w.csv}\n");
    assertThatThrownBy(() -> ChipInputs.load(chip))
        .hasMessage(
            "%Error-COMBINATION: "
                + weights
                + ": [2,1]: found level 4 below a level -3 in the"
                + " same column; allowed one sign in a column, with polarity: row");
  }

  @Test
  void readsTheCodesOfEverySynapseAtEveryLevel() throws IOException {
    Files.writeString(folder.resolve("c.csv"), "0,4\n-1,5\n");
    String array = "array: {inputs: 2, neurons: 1, bits: 1, code_bits: 4, code_fraction_bits: 2, ";
    ChipInputs inputs = ChipInputs.load(chip(array + "codes: c.csv}\n"));
    assertThat(inputs.codes()).isDeepEqualTo(new int[][] {{0, 4}, {-1, 5}});
    assertThat(inputs.spec().codes()).isEqualTo("c.csv");
    assertThat(ChipInputs.load(chip("")).codes()).isNull();
  }

  @Test
  void refusesCodesThatDoNotSuitTheArray() throws IOException {
    String array = "array: {inputs: 2, neurons: 1, bits: 1, code_bits: 4, codes: c.csv}\n";
    Path chip = chip(array);
    assertThatThrownBy(() -> ChipInputs.load(chip))
        .hasMessageStartingWith(
            "%Error-NOTFOUND: " + chip + ":4:62: array.codes: found no such file: ");
    Path codes = Files.writeString(folder.resolve("c.csv"), "0,4\n0,8\n");
    assertThatThrownBy(() -> ChipInputs.load(chip))
        .hasMessage(
            "%Error-RANGE: " + codes + ":2:3: [1,1]: found 8; allowed -8 to 7\n  0,8\n    ^");
    Files.writeString(codes, "0,4,5\n");
    assertThatThrownBy(() -> ChipInputs.load(chip))
        .hasMessage(
            "%Error-SHAPE: " + codes + ": found 1 rows of 3 values; allowed 2 rows of 2 values");
  }

  private Path chip(String body) throws IOException {
    return Files.writeString(folder.resolve("chip.yaml"), HEAD + body);
  }
}
