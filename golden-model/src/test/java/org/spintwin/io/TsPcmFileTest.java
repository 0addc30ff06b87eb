// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.TsPcmChip;
import org.spintwin.spec.TsPcmSpec;

/** The chip file of ts-pcm, and the text of every error that it can cause. */
final class TsPcmFileTest {
  private static final String HEAD = "spintwin: 1\nchip: ts-pcm\nname: x\n";

  private static final TsPcmChip STARTER =
      new TsPcmChip(
          "ts_pcm_twin",
          5,
          5,
          4,
          new TsPcmChip.Cell(new QFormat(false, 20, 8), 8, 4, 1, 1300, 100, 1400, 8, 3, 8, 0, 1),
          new TsPcmChip.Device(2800, 0.03, 64, 0.03, 1),
          12e6,
          new TsPcmChip.Training("F", 4, 1, 200, 10_000));

  @TempDir Path folder;

  private TsPcmFile read(String text) throws IOException {
    return TsPcmFile.read(Files.writeString(folder.resolve("chip.yaml"), text), List.of());
  }

  @Test
  void starterIsTheDefaultChip() throws IOException {
    assertThat(read(TsPcmFile.starter()).chip()).isEqualTo(STARTER);
    assertThat(read("spintwin: 1\nchip: ts-pcm\nname: ts_pcm_twin\n").chip()).isEqualTo(STARTER);
  }

  @Test
  void starterSpellsOutEveryKeyOfTheResolvedText() {
    TsPcmFile.write(STARTER)
        .lines()
        .map(line -> line.substring(0, line.indexOf(':') + 1))
        .forEach(key -> assertThat(TsPcmFile.starter()).contains("\n" + key));
  }

  @Test
  void theDefaultChipHasTheDefaultParameters() {
    assertThat(TsPcmSpec.TOP.resolve(STARTER.parameters()))
        .isEqualTo(TsPcmSpec.TOP.resolve(Map.of()));
  }

  @Test
  void aChipThatIsWrittenIsReadAgain() throws IOException {
    Files.writeString(folder.resolve("a b.csv"), "1,0,1\n0,1,0\n");
    TsPcmChip chip =
        new TsPcmChip(
            "other",
            2,
            3,
            16,
            new TsPcmChip.Cell(
                new QFormat(false, 29, 13), 16, 31, 0, 0.125, 2.5, 7, 300, 30, 24, 8, 77),
            new TsPcmChip.Device(1000.5, 0.25, 12.5, 0, 99),
            48e6,
            new TsPcmChip.Training("a b.csv", 40_000, 39_999, 65_535, 1_000_000));
    TsPcmFile read = read(TsPcmFile.write(chip));
    assertThat(read.chip()).isEqualTo(chip);
    assertThat(read.pattern()).containsExactly(true, false, true, false, true, false);
    assertThat(TsPcmFile.write(read.chip())).isEqualTo(TsPcmFile.write(chip));
  }

  @Test
  void theLetterIsAnF() throws IOException {
    boolean[] pattern = read(HEAD).pattern();
    StringBuilder drawn = new StringBuilder();
    for (int n = 0; n < pattern.length; n++) {
      drawn.append(pattern[n] ? '#' : '.').append(n % 5 == 4 ? "\n" : "");
    }
    assertThat(drawn).hasToString("#####\n#....\n####.\n#....\n#....\n");
  }

  /** A body after {@link #HEAD}, and the first line of the message. */
  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of(
            "neuron: {leak: 3}\n",
            "%Error-UNKNOWNKEY: chip.yaml:4:1: neuron: found an unknown key; allowed spintwin,"
                + " chip, name, array, cell, device, timing, training"),
        Arguments.of(
            "cell: {leak_shft: 3}\n",
            "%Error-UNKNOWNKEY: chip.yaml:4:8: cell.leak_shft: found an unknown key; allowed"
                + " voltage_bits, fraction_bits, conductance_bits, leak_shift, discharge_shift,"
                + " hold, intrinsic_step, excitability_max, synaptic_step, decay_shift,"
                + " period_bits, noise_bits, lfsr_seed; did you mean leak_shift?"),
        Arguments.of(
            "array: {rows: 0}\n",
            "%Error-RANGE: chip.yaml:4:15: array.rows: found 0; allowed 1 to 4096"),
        Arguments.of(
            "array: {rows: 65, columns: 64}\n",
            "%Error-COMBINATION: chip.yaml:4:15: array.rows: found array.rows 65, array.columns 64;"
                + " allowed rows * columns at most 4096"),
        Arguments.of(
            "array: {rows: 64, columns: 64}\n",
            "%Error-COMBINATION: chip.yaml:4:15: array.rows: found array.rows 64, array.columns 64,"
                + " 20 bits a cell; allowed rows * columns * bits at most 65536: the bits are"
                + " cell.voltage_bits, and at least 32 with cell.noise_bits"),
        Arguments.of(
            "array: {rows: 64, columns: 64}\n"
                + "cell: {voltage_bits: 16, fraction_bits: 4, noise_bits: 2}\n",
            "%Error-COMBINATION: chip.yaml:4:15: array.rows: found array.rows 64, array.columns 64,"
                + " 32 bits a cell; allowed rows * columns * bits at most 65536: the bits are"
                + " cell.voltage_bits, and at least 32 with cell.noise_bits"),
        Arguments.of(
            "cell: {voltage_bits: 10}\n",
            "%Error-RANGE: chip.yaml:4:7: cell.hold: found 1300, the default; allowed 0.00390625"
                + " to 3.99609375"),
        Arguments.of(
            "cell: {synaptic_step: 256}\n",
            "%Error-RANGE: chip.yaml:4:23: cell.synaptic_step: found 256; allowed 0 to 255"),
        Arguments.of(
            "cell: {noise_bits: 5}\n",
            "%Error-COMBINATION: chip.yaml:4:20: cell.noise_bits: found noise_bits 5 with"
                + " synaptic_step 8; allowed 2^(noise_bits - 1) at most synaptic_step, or"
                + " noise_bits 0"),
        Arguments.of(
            "device: {threshold: -1}\n",
            "%Error-RANGE: chip.yaml:4:21: device.threshold: found -1; allowed 0 to 4095.99609375"),
        Arguments.of(
            "training: {on: 16}\n",
            "%Error-RANGE: chip.yaml:4:16: training.on: found 16; allowed 1 to 15"),
        Arguments.of(
            "training: {on: 3, off: 3}\n",
            "%Error-RANGE: chip.yaml:4:24: training.off: found 3; allowed 0 to 2"),
        Arguments.of(
            "training: {target: 256}\n",
            "%Error-RANGE: chip.yaml:4:20: training.target: found 256; allowed 1 to 255"),
        Arguments.of(
            "array: {rows: 6}\n",
            "%Error-COMBINATION: chip.yaml:4:15: array.rows: found training.pattern F with"
                + " 6 rows of 5 cells; allowed pattern F with 5 rows of 5 cells, or a .csv or .npy"
                + " file of 0 and 1"),
        Arguments.of(
            "array: {columns: 4}\ntraining: {pattern: F}\n",
            "%Error-COMBINATION: chip.yaml:5:21: training.pattern: found training.pattern F with"
                + " 5 rows of 4 cells; allowed pattern F with 5 rows of 5 cells, or a .csv or .npy"
                + " file of 0 and 1"),
        Arguments.of(
            "training: {pattern: none.csv}\n",
            "%Error-NOTFOUND: chip.yaml:4:21: training.pattern: found no such file:"
                + " FOLDER/none.csv; allowed an existing .csv or .npy file, relative to the chip"
                + " file"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void anUnacceptableFileIsRefusedWithPlaceFoundAndAllowed(String body, String message) {
    InputException e = catchThrowableOfType(InputException.class, () -> read(HEAD + body));
    String first = e.getMessage().lines().findFirst().orElseThrow();
    assertThat(first.replace(folder + "/chip.yaml", "chip.yaml").replace("" + folder, "FOLDER"))
        .isEqualTo(message);
  }

  /** A pattern file of an array of 2 x 3, and the message. */
  static Stream<Arguments> patterns() {
    return Stream.of(
        Arguments.of(
            "1,0\n0,1\n0,0\n",
            "%Error-SHAPE: p.csv: found 3 rows of 2 values; allowed 2 rows of 3 values; did you"
                + " mean the transpose of this matrix?"),
        Arguments.of("1,0,2\n0,0,0\n", "%Error-RANGE: p.csv:1:5: [0,2]: found 2; allowed 0 to 1"),
        Arguments.of(
            "1,0,0\n0,0\n", "%Error-SHAPE: p.csv:2:1: found 2 values in row 1; allowed 3 values"),
        Arguments.of(
            "0,0,0\n0,0,0\n",
            "%Error-VALUE: p.csv: found no cell of 1; allowed at least one cell of 1"));
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void anUnacceptablePatternIsRefused(String pattern, String message) throws IOException {
    Files.writeString(folder.resolve("p.csv"), pattern);
    InputException e =
        catchThrowableOfType(
            InputException.class,
            () -> read(HEAD + "array: {rows: 2, columns: 3}\ntraining: {pattern: p.csv}\n"));
    String first = e.getMessage().lines().findFirst().orElseThrow();
    assertThat(first.replace(folder + "/p.csv", "p.csv")).isEqualTo(message);
  }

  @Test
  void anOptionGoesBeforeTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("chip.yaml"), HEAD);
    var option = new ChipOption("--seed", "device", "seed", "7");
    assertThat(TsPcmFile.read(file, List.of(option)).chip().device().seed()).isEqualTo(7);
  }
}
