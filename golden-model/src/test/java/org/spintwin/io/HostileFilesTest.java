// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;

/** Files that once cost too much, or were told as a defect. */
final class HostileFilesTest {
  @TempDir private Path folder;

  private Path chip(String sections) throws IOException {
    String head = "spintwin: 1\nchip: mram-lif\nname: x\n";
    return Files.writeString(folder.resolve("chip.yaml"), head + sections);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(0, 99999999999)", "(2147483647, 2147483647, 0)", "(0, 0, 3000000000)"})
  void rowsOfNothingAreCountedAsRows(String shape) throws IOException {
    String header = "{'descr': '|u1', 'fortran_order': False, 'shape': " + shape + ", }";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.writeBytes(new byte[] {(byte) header.length(), 0});
    bytes.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
    Path file = Files.write(folder.resolve("a.npy"), bytes.toByteArray());
    assertThatThrownBy(() -> NpyFile.read(file))
        .hasMessage(
            "%Error-SHAPE: "
                + file
                + ": found shape "
                + shape
                + "; allowed one to three dimensions, up to 2147483647 elements");
  }

  @Test
  void aNameThatNoFileCanHaveIsToldWhereItStands() throws IOException {
    Path chip = chip("array: {weights: \"a\\ud800b\"}\n");
    assertThatThrownBy(() -> ChipInputs.load(chip))
        .hasMessageStartingWith(
            "%Error-VALUE: "
                + chip
                + ":4:18: array.weights: found a\ud800b; allowed the name of an existing .csv or"
                + " .npy file\n");
  }

  @Test
  void cellsOfThermometersAreLimited() throws IOException {
    Path chip =
        chip(
            "array: {inputs: 4096, neurons: 4096, bits: 8, encoding: thermometer}\n"
                + "architecture: {kind: folded, lanes: 1}\n");
    assertThatThrownBy(() -> ChipInputs.load(chip))
        .hasMessageStartingWith(
            "%Error-COMBINATION: "
                + chip
                + ":4:57: array.encoding: found 4096 * 4096 synapses of 255 cells; allowed at most"
                + " 134217728 cells in all\n");
  }

  @Test
  void aLineOfAMillionCellsIsRefusedBeforeItIsCut() throws IOException {
    Path file = Files.writeString(folder.resolve("m.csv"), "1\n" + ",".repeat(1 << 20) + "\n");
    assertThatThrownBy(() -> MatrixFile.readIntegers(file, 2, 1, 0, 1))
        .hasMessageStartingWith(
            "%Error-SHAPE: "
                + file
                + ":2:1: found more than 1048576 values in a line; allowed up to that many\n");
  }

  @Test
  void nothingThatATerminalObeysIsShown() {
    InputException error =
        new InputException(
            Code.VALUE,
            new Location("a\u001b[31m", 1, 1, "x\u009b2J\u202Ey"),
            "k\u200B",
            "f\u0007",
            "g");
    assertThat(error)
        .hasMessage(
            "%Error-VALUE: a\uFFFD[31m:1:1: k\uFFFD: found f\uFFFD; allowed g\n"
                + "  x\uFFFD2J\uFFFDy\n  ^");
  }

  /** Were places counted from the start of the line, this would take minutes. */
  @Test
  void aLineOfManyValuesIsReadOnce() throws IOException {
    Path chip = chip("timing: {divider: [" + "\uD83D\uDE00, ".repeat(150_000) + "1]}\n");
    assertThatThrownBy(() -> ChipInputs.load(chip))
        .hasMessageStartingWith(
            "%Error-TYPE: " + chip + ":4:19: timing.divider: found a list; allowed a whole number");
  }
}
