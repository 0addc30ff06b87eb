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
import org.spintwin.spec.EcramChip;

final class EcramFileTest {
  private static final String HEAD = "spintwin: 1\nchip: ecram\nname: x\n";
  private static final String SMALL =
      HEAD + "array: {inputs: 3, neurons: 2, levels: 4, weights: levels.csv}\n";

  @TempDir Path folder;

  private Path chip(String text) throws IOException {
    return Files.writeString(folder.resolve("chip.yaml"), text);
  }

  private EcramChip read(String text) throws IOException {
    return EcramInputs.load(chip(text), List.of()).chip();
  }

  private String error(String text) throws IOException {
    Path file = chip(text);
    InputException e =
        catchThrowableOfType(() -> EcramInputs.load(file, List.of()), InputException.class);
    assertThat(e).as("an error about%n%s", text).isNotNull();
    return e.getMessage().lines().findFirst().orElseThrow().replace(folder + "/", "");
  }

  @Test
  void theStarterSpellsOutTheDefaults() throws IOException {
    EcramChip starter = read(EcramFile.starter());
    assertThat(starter).isEqualTo(read(HEAD.replace("name: x", "name: ecram_twin")));
    assertThat(starter).isEqualTo(EcramChip.standard("ecram_twin"));
  }

  @Test
  void whatIsWrittenReadsAsTheSameChip() throws IOException {
    EcramChip chip =
        new EcramChip(
            "other",
            70,
            12,
            16,
            7,
            33,
            "some levels.csv",
            new EcramChip.Device(2.5e-7, 3e-5, 0.25, 0.125, 0.0625, 0.5, -9),
            new EcramChip.Readout(10, 2.5, 0.125),
            new EcramChip.Training(99, 3, 4, 5, 6),
            1.5e6);
    String text = EcramFile.write(chip);
    assertThat(new EcramReader(YamlReader.read(chip(text))).read()).isEqualTo(chip);
  }

  @Test
  void levelsAreReadNeuronByNeuron() throws IOException {
    Files.writeString(folder.resolve("levels.csv"), "0,1,2\n3,0,1\n");
    EcramInputs inputs = EcramInputs.load(chip(SMALL), List.of());
    assertThat(inputs.levels()).isDeepEqualTo(new int[][] {{0, 1, 2}, {3, 0, 1}});
    assertThat(EcramInputs.load(chip(HEAD), List.of()).levels()).isNull();
    String random = HEAD + "array: {weights: random}\n";
    assertThat(EcramInputs.load(chip(random), List.of()).levels()).isNull();
  }

  @Test
  void levelsBeyondThoseOfACellAreRefused() throws IOException {
    Files.writeString(folder.resolve("levels.csv"), "0,1,2\n3,4,1\n");
    assertThat(error(SMALL))
        .isEqualTo("%Error-RANGE: levels.csv:2:3: [1,1]: found 4; allowed 0 to 3");
  }

  @Test
  void aWrongNumberOfLevelsIsRefused() throws IOException {
    Files.writeString(folder.resolve("levels.csv"), "0,1,2\n");
    assertThat(error(SMALL))
        .isEqualTo(
            "%Error-SHAPE: levels.csv: found 1 rows of 3 values; allowed 2 rows of 3 values");
  }

  @Test
  void aMissingFileOfLevelsIsToldAtItsKey() throws IOException {
    assertThat(error(SMALL))
        .startsWith(
            "%Error-NOTFOUND: chip.yaml:4:52: array.weights: found no such file: levels.csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "readout: {gain: 3} | %Error-UNKNOWNKEY: chip.yaml:4:11: readout.gain: found an unknown"
            + " key; allowed converter_bits, scale, column_error",
        "array: {levels: 1} | %Error-RANGE: chip.yaml:4:17: array.levels: found 1; allowed 2 to"
            + " 256",
        "array: {inputs: 5000} | %Error-RANGE: chip.yaml:4:17: array.inputs: found 5000; allowed 1"
            + " to 4096",
        "training: {verify: 8} | %Error-RANGE: chip.yaml:4:20: training.verify: found 8; allowed 0"
            + " to 7",
        "device: {noise: 1} | %Error-RANGE: chip.yaml:4:17: device.noise: found 1; allowed 0 to"
            + " 0.99",
        "device: {g_max: 0.0000001} | %Error-RANGE: chip.yaml:4:17: device.g_max: found g_min"
            + " 0.000001, g_max 0.0000001; allowed g_max above g_min",
        "readout: {column_error: 0.6} | %Error-RANGE: chip.yaml:4:25: readout.column_error: found"
            + " 0.6; allowed 0 to 0.5",
      })
  void everyErrorSaysWhereWhatAndWhatIsAllowed(String body, String message) throws IOException {
    assertThat(error(HEAD + body + "\n")).isEqualTo(message);
  }

  @Test
  void aConverterThatCannotSeeTheSumsIsRefused() throws IOException {
    String chip =
        HEAD
            + "array: {inputs: 4096, tile_rows: 4096, value_bits: 11, levels: 200}\n"
            + "readout: {converter_bits: 2, scale: 1}\n";
    assertThat(error(chip))
        .startsWith("%Error-RANGE: chip.yaml:5:37: readout.scale: found 0.0000000017")
        .endsWith("allowed more converter_bits or a higher scale");
  }

  @Test
  void aChipTooLargeForItsVectorsIsRefused() throws IOException {
    assertThat(error(HEAD + "array: {neurons: 1024, inputs: 4096, levels: 256, value_bits: 12}\n"))
        .startsWith("%Error-COMBINATION: chip.yaml:4:32: array.inputs: found 33 bits in a sum");
  }
}
