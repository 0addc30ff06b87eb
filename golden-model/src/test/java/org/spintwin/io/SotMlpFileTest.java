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
import org.spintwin.spec.SigmoidSpec;
import org.spintwin.spec.SotDeviceSpec;
import org.spintwin.spec.SotMlpChip;

/** The chip file of sot-mlp with its weights, and the text of every error that they can cause. */
final class SotMlpFileTest {
  private static final String HEAD = "spintwin: 1\nchip: sot-mlp\nname: x\n";
  private static final String SMALL = HEAD + "network: {layers: 3-2}\n";
  private static final SotMlpChip STARTER =
      SotMlpChip.of("sot_twin", List.of(784, 16, 10), List.of(10));
  private static final String LAYERS =
      "numbers of inputs and of the neurons of 1 to 8 layers, each 1 to 4095, for example 784-16-10";

  @TempDir Path folder;

  private SotMlpInputs read(String text) throws IOException {
    return SotMlpInputs.load(Files.writeString(folder.resolve("chip.yaml"), text), List.of());
  }

  private String refusal(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("chip.yaml"), text);
    InputException e =
        catchThrowableOfType(InputException.class, () -> SotMlpInputs.load(file, List.of()));
    assertThat(e).as(text).isNotNull();
    return e.getMessage().lines().findFirst().orElseThrow().replace(folder + "/", "");
  }

  @Test
  void starterIsTheDefaultChip() throws IOException {
    assertThat(read(SotMlpFile.starter()).chip()).isEqualTo(STARTER);
    assertThat(read("spintwin: 1\nchip: sot-mlp\nname: sot_twin\n").chip()).isEqualTo(STARTER);
    assertThat(read(SotMlpFile.starter()).weights()).isNull();
  }

  @Test
  void starterSpellsOutEveryKeyOfTheResolvedText() {
    SotMlpFile.write(STARTER, null)
        .get("chip.yaml")
        .lines()
        .map(line -> line.substring(0, line.indexOf(':') + 1))
        .forEach(key -> assertThat(SotMlpFile.starter()).contains("\n" + key));
  }

  @Test
  void whatIsWrittenReadsBackAsTheSameChipAndWeights() throws IOException {
    var chip =
        new SotMlpChip(
            "deep",
            List.of(3, 2, 4, 2),
            6,
            SigmoidSpec.TABLE,
            5,
            List.of(7, 6),
            new QFormat(true, 9, 4),
            new SotDeviceSpec(60, 40, 5.5, 1.25, 0.5, 0.1, 0.02, 0.01, -7),
            true,
            2.5e7);
    int[][][] weights = {
      {{1, -1}, {-1, -1}, {1, 1}, {-1, 1}},
      {{1, 1, -1, 1}, {-1, 1, 1, -1}, {1, -1, 1, 1}},
      {{1, -1}, {1, 1}, {-1, -1}, {-1, 1}, {1, 1}}
    };
    for (Map.Entry<String, String> file : SotMlpFile.write(chip, weights).entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    SotMlpInputs back = SotMlpInputs.load(folder.resolve("chip.yaml"), List.of());
    assertThat(back.chip()).isEqualTo(chip);
    assertThat(back.weights()).isDeepEqualTo(weights);
    // Line input * neurons + neuron.
    assertThat(Files.readString(folder.resolve("layer_1.txt"))).isEqualTo("1\n-1\n-1\n-1\n1\n1\n");
    assertThat(Files.readString(folder.resolve("bias_1.txt"))).isEqualTo("-1\n1\n");
  }

  @Test
  void oneSigmoidShiftStandsForAllLayers() throws IOException {
    assertThat(
            read(HEAD + "network: {layers: 9-8-7-6, sigmoid_shift: 11}\n").chip().sigmoidShifts())
        .containsExactly(11, 11);
    assertThat(
            read(HEAD + "network: {layers: 9-8-7-6, sigmoid_shift: 11-9}\n").chip().sigmoidShifts())
        .containsExactly(11, 9);
    assertThat(read(SMALL).chip().sigmoidShifts()).isEmpty();
  }

  @Test
  void anOptionGoesBeforeTheArchitectureOfTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("chip.yaml"), HEAD);
    assertThat(SotMlpInputs.load(file, List.of(ChipOption.arch("folded"))).chip().folded())
        .isTrue();
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of(
            "netwrk: {layers: 3-2}\n",
            "%Error-UNKNOWNKEY: chip.yaml:4:1: netwrk: found an unknown key; allowed spintwin, chip,"
                + " name, network, weights, array, device, timing, architecture; did you mean"
                + " network?"),
        Arguments.of(
            "network: {layers: 784}\n",
            "%Error-VALUE: chip.yaml:4:19: network.layers: found 784; allowed " + LAYERS),
        Arguments.of(
            "network: {layers: 784-0-10}\n",
            "%Error-VALUE: chip.yaml:4:19: network.layers: found 784-0-10; allowed " + LAYERS),
        Arguments.of(
            "network: {layers: 784x16}\n",
            "%Error-VALUE: chip.yaml:4:19: network.layers: found 784x16; allowed " + LAYERS),
        Arguments.of(
            "network: {layers: 9-8-7-6, sigmoid_shift: 9-9-9}\n",
            "%Error-VALUE: chip.yaml:4:43: network.sigmoid_shift: found 9-9-9; allowed one number,"
                + " or 2 joined by -, each 0 to 24"),
        Arguments.of(
            "network: {sigmoid_shift: 25}\n",
            "%Error-VALUE: chip.yaml:4:26: network.sigmoid_shift: found 25; allowed a number, each"
                + " 0 to 24"),
        Arguments.of(
            "network: {activation: tanh}\n",
            "%Error-VALUE: chip.yaml:4:23: network.activation: found tanh; allowed clip, segments,"
                + " table"),
        Arguments.of(
            "network: {value_bits: 4, activation: segments}\n",
            "%Error-COMBINATION: chip.yaml:4:10: network: found what cannot be built; allowed"
                + " sigmoid: VALUE_BITS must be at least 5 where ACTIVATION is 1; found VALUE_BITS ="
                + " 4, ACTIVATION = 1"),
        Arguments.of(
            "array: {code_bits: 1}\n",
            "%Error-RANGE: chip.yaml:4:20: array.code_bits: found 1; allowed 2 to 16"),
        Arguments.of(
            "array: {code_bits: 4, code_fraction_bits: 5}\n",
            "%Error-RANGE: chip.yaml:4:43: array.code_fraction_bits: found 5; allowed 0 to 4"),
        Arguments.of(
            "device: {write_error: 1.5}\n",
            "%Error-RANGE: chip.yaml:4:23: device.write_error: found 1.5; allowed 0 to 1"),
        Arguments.of(
            "architecture: {kind: parallel}\n",
            "%Error-VALUE: chip.yaml:4:22: architecture.kind: found parallel; allowed pipelined,"
                + " folded"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void aFaultIsToldWhereItIs(String body, String message) throws IOException {
    assertThat(refusal(HEAD + body)).isEqualTo(message);
  }

  /** Text of the file of weights of a layer 3-2, and what is told. */
  static Stream<Arguments> lists() {
    return Stream.of(
        Arguments.of(
            "1\n-1\n1\n1\n-1\n",
            "%Error-SHAPE: w.txt: found 5 weights; allowed 6, one a line: 3 inputs times 2 neurons,"
                + " line input * neurons + neuron"),
        Arguments.of(
            "1\n-1\n1\n1\n-1\n1\n1\n",
            "%Error-SHAPE: w.txt: found 7 weights; allowed 6, one a line: 3 inputs times 2 neurons,"
                + " line input * neurons + neuron"),
        Arguments.of("1\n-1\n0\n1\n-1\n1\n", "%Error-VALUE: w.txt:3:1: found 0; allowed 1 or -1"),
        Arguments.of("1\n-1\n1\n2\n-1\n1\n", "%Error-VALUE: w.txt:4:1: found 2; allowed 1 or -1"),
        Arguments.of(
            "1\n-1\n1\n1,-1\n-1\n1\n", "%Error-VALUE: w.txt:4:1: found 1,-1; allowed 1 or -1"),
        Arguments.of(
            "1\n-1\none\n1\n-1\n1\n", "%Error-VALUE: w.txt:3:1: found one; allowed 1 or -1"));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void aWrongListOfWeightsIsToldByLine(String list, String message) throws IOException {
    Files.writeString(folder.resolve("w.txt"), list);
    Files.writeString(folder.resolve("b.txt"), "1\n1\n");
    assertThat(refusal(SMALL + "weights: {layer_1: w.txt, bias_1: b.txt}\n")).isEqualTo(message);
  }

  @Test
  void weightsOfOtherProgramsAreRead() throws IOException {
    Files.writeString(folder.resolve("w.txt"), "# w\n1.0\n-1e0\n+1\n\n-1.00\n1\n-1\n");
    Files.writeString(folder.resolve("b.txt"), "1\r\n-1\r\n");
    int[][][] expected = {{{1, -1}, {1, -1}, {1, -1}, {1, -1}}};
    assertThat(read(SMALL + "weights: {layer_1: w.txt, bias_1: b.txt}\n").weights())
        .isDeepEqualTo(expected);
  }

  @Test
  void everyFileOfWeightsMustBeThere() throws IOException {
    Files.writeString(folder.resolve("w.txt"), "1\n".repeat(6));
    assertThat(refusal(SMALL + "weights: {layer_1: w.txt}\n"))
        .isEqualTo(
            "%Error-MISSINGKEY: chip.yaml:5:10: weights.bias_1: found no such key; allowed a text"
                + " file of weights 1 and -1, one a line");
    assertThat(refusal(SMALL + "weights: {layer_1: w.txt, bias_1: a.txt}\n"))
        .startsWith(
            "%Error-NOTFOUND: chip.yaml:5:35: weights.bias_1: found no such file: a.txt; allowed an"
                + " existing text file of weights, relative to the chip file");
    assertThat(refusal(SMALL + "weights: {layer_2: w.txt}\n"))
        .startsWith(
            "%Error-UNKNOWNKEY: chip.yaml:5:11: weights.layer_2: found an unknown key; allowed"
                + " layer_1, bias_1");
  }
}
