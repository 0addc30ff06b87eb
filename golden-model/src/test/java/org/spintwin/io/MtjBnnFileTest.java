// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spintwin.spec.MtjBnnChip;
import org.spintwin.spec.MtjDeviceSpec;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.WireSpec;

final class MtjBnnFileTest {
  private static final String HEAD = "spintwin: 1\nchip: mtj-bnn\nname: x\n";
  private static final String SMALL =
      HEAD
          + "array: {rows: 3, columns: 4, states: states.csv}\n"
          + "network: {features: 2, bias_rows: 1, hidden: 1, classes: 1}\n";

  @TempDir Path folder;

  private Path chip(String text) throws IOException {
    return Files.writeString(folder.resolve("chip.yaml"), text);
  }

  private MtjBnnChip read(String text) throws IOException {
    return MtjBnnInputs.load(chip(text), List.of()).chip();
  }

  private String error(String text) throws IOException {
    Path file = chip(text);
    InputException e =
        catchThrowableOfType(() -> MtjBnnInputs.load(file, List.of()), InputException.class);
    assertThat(e).as("an error about%n%s", text).isNotNull();
    return e.getMessage().lines().findFirst().orElseThrow().replace(folder + "/", "");
  }

  @Test
  void theStarterSpellsOutTheDefaults() throws IOException {
    MtjBnnChip starter = read(MtjBnnFile.starter());
    assertThat(starter).isEqualTo(read(HEAD.replace("name: x", "name: mtj_twin")));
    assertThat(starter).isEqualTo(MtjBnnChip.standard("mtj_twin"));
  }

  @Test
  void whatIsWrittenReadsAsTheSameChip() throws IOException {
    MtjBnnChip chip =
        new MtjBnnChip(
            "other",
            20,
            17,
            11,
            3,
            5,
            2,
            6,
            new QFormat(true, 9, 4),
            "some states.csv",
            new MtjDeviceSpec(12345.5, 0.75, 0.125, 0.0625, new WireSpec(7.5, 0.25), 1e-7, 77, -9),
            1.5e6);
    String text = MtjBnnFile.write(chip);
    assertThat(new MtjBnnReader(YamlReader.read(chip(text))).read()).isEqualTo(chip);
    assertThat(text).isEqualTo(MtjBnnFile.write(chip));
  }

  @Test
  void statesAreReadRowByRow() throws IOException {
    Files.writeString(folder.resolve("states.csv"), "1,0,0,1\n0,0,0,0\n1,1,1,0\n");
    MtjBnnInputs inputs = MtjBnnInputs.load(chip(SMALL), List.of());
    assertThat(inputs.states())
        .isDeepEqualTo(
            new boolean[][] {
              {true, false, false, true}, {false, false, false, false}, {true, true, true, false}
            });
    assertThat(MtjBnnInputs.load(chip(HEAD), List.of()).states()).isNull();
  }

  @Test
  void statesOtherThanNoughtAndOneAreRefused() throws IOException {
    Files.writeString(folder.resolve("states.csv"), "1,0,0,1\n0,-1,0,0\n1,1,1,0\n");
    assertThat(error(SMALL))
        .isEqualTo("%Error-RANGE: states.csv:2:3: [1,1]: found -1; allowed 0 to 1");
  }

  @Test
  void aWrongNumberOfStatesIsRefused() throws IOException {
    Files.writeString(folder.resolve("states.csv"), "1,0,0,1\n0,1,0,0\n");
    assertThat(error(SMALL))
        .isEqualTo(
            "%Error-SHAPE: states.csv: found 2 rows of 4 values; allowed 3 rows of 4 values");
  }

  @Test
  void aMissingFileOfStatesIsToldAtItsKey() throws IOException {
    assertThat(error(SMALL))
        .startsWith(
            "%Error-NOTFOUND: chip.yaml:4:38: array.states: found no such file: states.csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "network: {hiden: 3} | %Error-UNKNOWNKEY: chip.yaml:4:11: network.hiden: found an unknown"
            + " key; allowed features, bias_rows, hidden, classes, value_bits; did you mean hidden?",
        "array: {rows: 0} | %Error-RANGE: chip.yaml:4:15: array.rows: found 0; allowed 1 to 1024",
        "array: {rows: 14} | %Error-COMBINATION: chip.yaml:1:1: network.features: found features"
            + " 13, bias_rows 2, array.rows 14; allowed features + bias_rows at most array.rows",
        "network: {features: 14} | %Error-COMBINATION: chip.yaml:4:21: network.features: found"
            + " features 14, bias_rows 2, array.rows 15; allowed features + bias_rows at most"
            + " array.rows",
        "network: {hidden: 7} | %Error-COMBINATION: chip.yaml:4:19: network.hidden: found hidden"
            + " 7, bias_rows 2, array.rows 15; allowed 2 * hidden + bias_rows at most array.rows",
        "network: {hidden: 5} | %Error-COMBINATION: chip.yaml:4:19: network.hidden: found 5 hidden"
            + " neurons, 3 classes, 15 columns; allowed 2 * (hidden + classes) at most"
            + " array.columns",
        "network: {classes: 4} | %Error-COMBINATION: chip.yaml:4:20: network.classes: found 4"
            + " hidden neurons, 4 classes, 15 columns; allowed 2 * (hidden + classes) at most"
            + " array.columns",
        "network: {value_bits: 17} | %Error-RANGE: chip.yaml:4:23: network.value_bits: found 17;"
            + " allowed 1 to 16",
        "device: {write_error: 1.5} | %Error-RANGE: chip.yaml:4:23: device.write_error: found 1.5;"
            + " allowed 0 to 1",
        "device: {tmr: 0} | %Error-RANGE: chip.yaml:4:15: device.tmr: found 0; allowed 0.01 to 100",
        "array: {code_fraction_bits: 12} | %Error-RANGE: chip.yaml:4:29: array.code_fraction_bits:"
            + " found 12; allowed 0 to 11",
      })
  void everyErrorSaysWhereWhatAndWhatIsAllowed(String body, String message) throws IOException {
    assertThat(error(HEAD + body + "\n")).isEqualTo(message);
  }

  @Test
  void currentsThatTheHardwareCannotHoldAreRefused() throws IOException {
    assertThat(error(HEAD + "array: {code_bits: 16, rows: 20}\n" + "network: {value_bits: 16}\n"))
        .isEqualTo(
            "%Error-COMBINATION: chip.yaml:4:20: array.code_bits: found 37 bits in the current of"
                + " a column; allowed code_bits + bits of rows * (2^value_bits - 1) at most 31");
  }

  @Test
  void wiresOfVeryLargeArraysAreRefused() throws IOException {
    assertThat(error(HEAD + "array: {rows: 1024, columns: 65}\n"))
        .isEqualTo(
            "%Error-COMBINATION: chip.yaml:1:1: device.wires.segment_resistance: found 66560 cells"
                + " whose wires resist; allowed at most 65536 cells, or segment_resistance: 0");
  }
}
