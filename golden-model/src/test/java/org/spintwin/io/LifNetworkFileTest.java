// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.LifNetworkChip.Settings;
import org.spintwin.spec.LifNetworkChip.Source;
import org.spintwin.spec.LifNetworkChip.Synapse;
import org.spintwin.spec.LifNetworkScale;

/** The chip file of lif-network with its tables, and the text of every error they can cause. */
final class LifNetworkFileTest {
  private static final String HEAD =
      "spintwin: 1\nchip: lif-network\nname: x\ninputs: {count: 2}\nlayers:\n";
  private static final String LAYER =
      "- {name: a, neurons: 1, sources: [{from: inputs}], weights: [[1, 2]]"
          + ", settings: {threshold: 5}}\n";

  @TempDir Path folder;

  private LifNetworkFile read(String text) throws IOException {
    return LifNetworkFile.read(Files.writeString(folder.resolve("chip.yaml"), text), List.of());
  }

  private String refusal(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("chip.yaml"), text);
    InputException e =
        catchThrowableOfType(InputException.class, () -> LifNetworkFile.read(file, List.of()));
    assertThat(e).as(text).isNotNull();
    return e.getMessage().lines().findFirst().orElseThrow().replace(folder + "/", "");
  }

  private static void assertSame(LifNetworkFile read, LifNetworkFile expected) {
    assertThat(read).usingRecursiveComparison().isEqualTo(expected);
  }

  private static Layer layer(
      String name, int neurons, boolean fires, List<Source> sources, int[][] codes, long leak) {
    return new Layer(
        name,
        neurons,
        1,
        fires,
        false,
        Synapse.NONE,
        sources,
        8,
        0,
        16,
        16,
        12,
        codes,
        List.of(new Settings(leak, 0, 0, 0, fires ? 100 : 0, 0)));
  }

  @Test
  void starterIsASmallNetwork() throws IOException {
    var input = new Source(LifNetworkChip.INPUT, 0, 0, List.of());
    int[][] hidden = {
      {40, 30, 0, 0, 0, -20, 0}, {0, 40, 30, 0, 0, 0, -20}, {0, 0, 40, 30, -20, 0, 0}
    };
    var recurrent = new Source(1, 1, 0, List.of(0, 1, 2));
    var forward = new Source(1, 0, 0, List.of());
    var chip =
        new LifNetworkChip(
            "lif_network_twin",
            12e6,
            4,
            1,
            List.of(
                layer("hidden", 3, true, List.of(input, recurrent), hidden, 410),
                layer(
                    "readout",
                    2,
                    false,
                    List.of(forward),
                    new int[][] {{100, 0, -100}, {-50, 100, -50}},
                    205)),
            List.of(1, 2));
    var scale = new LifNetworkScale.Layer(127, List.of(1.0));
    assertSame(
        read(LifNetworkFile.starter()),
        new LifNetworkFile(chip, new LifNetworkScale(0.001, 1, List.of(scale, scale)), null));
  }

  @Test
  void starterSpellsOutEveryKeyOfTheResolvedText() throws IOException {
    read(LifNetworkFile.starter())
        .write("chip.yaml", "")
        .get("chip.yaml")
        .lines()
        .filter(line -> line.contains(":") && !line.startsWith("      - "))
        .map(line -> line.replace("- ", "  ").strip())
        .map(line -> line.substring(0, line.indexOf(':') + 1))
        .forEach(key -> assertThat(LifNetworkFile.starter()).contains(key));
  }

  @Test
  void whatIsWrittenReadsBackAsTheSameChip() throws IOException {
    List<Settings> each =
        IntStream.range(0, 20)
            .mapToObj(n -> new Settings(100 + n, 7, n % 2, -3, 1L << 30, -n))
            .toList();
    int[][] codes = new int[20][8];
    for (int n = 0; n < 20; n++) {
      for (int c = 0; c < 8; c++) {
        codes[n][c] = n * c - 30;
      }
    }
    var first =
        new Layer(
            "deep",
            20,
            7,
            true,
            true,
            Synapse.BEFORE,
            List.of(
                new Source(0, 3, 2, List.of(2, 0)),
                new Source(1, 1, 0, List.of(4, 5, 6)),
                new Source(2, 9, 0, List.of())),
            9,
            4,
            34,
            33,
            17,
            codes,
            each);
    var last =
        new Layer(
            "b",
            3,
            1,
            false,
            false,
            Synapse.NOW,
            List.of(new Source(1, 0, 0, List.of())),
            16,
            0,
            40,
            12,
            16,
            new int[3][20],
            List.of(
                new Settings(65536, 3, 0, 0, 0, 0),
                new Settings(5, 3, 0, 0, 0, 0),
                new Settings(5, 3, 0, 0, 0, 0)));
    var chip = new LifNetworkChip("deep", 2.5e7, 3, 9, List.of(first, last), List.of(2, 1));
    List<Double> units = IntStream.range(0, 20).mapToObj(n -> 1e-7 * (n + 1) / 3).toList();
    var scale =
        new LifNetworkScale(
            1e-4,
            0.1 / 3,
            List.of(
                new LifNetworkScale.Layer(200, units),
                new LifNetworkScale.Layer(32767, List.of(2.5))));
    Files.writeString(folder.resolve("it's.nir"), "");
    var file = new LifNetworkFile(chip, scale, new LifNetworkFile.Graph("it's.nir", "ms"));
    Map<String, String> texts = file.write("chip.yaml", "w/");
    assertThat(texts.keySet())
        .containsExactlyInAnyOrder(
            "chip.yaml",
            "w/weights_1.csv",
            "w/unit_1.csv",
            "w/leak_1.csv",
            "w/offset_1.csv",
            "w/reset_1.csv",
            "w/weights_2.csv");
    Files.createDirectory(folder.resolve("w"));
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Files.writeString(folder.resolve(text.getKey()), text.getValue());
    }
    assertSame(LifNetworkFile.read(folder.resolve("chip.yaml"), List.of()), file);
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of(
            "- {nme: a}\n",
            "%Error-UNKNOWNKEY: chip.yaml:6:4: layers[0].nme: found an unknown key; allowed name,"
                + " neurons, lanes, answers, reset, synapse, sources, weights, levels, code_bits,"
                + " current_shift, membrane_bits, current_bits, coefficient_bits, unit, settings;"
                + " did you mean name?"),
        Arguments.of(
            "- {name: inputs, neurons: 1}\n",
            "%Error-VALUE: chip.yaml:6:10: layers[0].name: found inputs; allowed a letter, then"
                + " letters, digits or _, and no other layer's name"),
        Arguments.of(
            "- {name: a}\n",
            "%Error-MISSINGKEY: chip.yaml:6:3: layers[0].neurons: found no such key; allowed the"
                + " number of neurons, 1 to 4096"),
        Arguments.of(
            "- {name: a, neurons: 1}\n",
            "%Error-MISSINGKEY: chip.yaml:6:3: layers[0].sources: found no sources; allowed a list"
                + " of what drives the layer"),
        Arguments.of(
            LAYER.replace("from: inputs", "from: input"),
            "%Error-VALUE: chip.yaml:6:42: layers[0].sources[0].from: found input; allowed inputs,"
                + " a; did you mean inputs?"),
        Arguments.of(
            LAYER.replace("from: inputs", "from: a, delay: 0"),
            "%Error-VALUE: chip.yaml:6:52: layers[0].sources[0].delay: found 0, from the layer"
                + " itself; allowed 1 to 4095: its answers are not there yet"),
        Arguments.of(
            LAYER.replace("from: inputs", "from: inputs, elements: [0-2]"),
            "%Error-VALUE: chip.yaml:6:61: layers[0].sources[0].elements: found 0-2; allowed numbers"
                + " and ranges from 0 to 1, for example [0, 2-3]"),
        Arguments.of(
            LAYER.replace("[[1, 2]]", "[[1, 2, 3]]"),
            "%Error-SHAPE: chip.yaml:6:62: layers[0].weights: found 3 codes in a row; allowed 1"
                + " rows of 2 codes"),
        Arguments.of(
            LAYER.replace("[[1, 2]]", "[[1, 2], [3, 4]]"),
            "%Error-SHAPE: chip.yaml:6:61: layers[0].weights: found 2 rows; allowed 1 rows of 2"
                + " codes"),
        Arguments.of(
            LAYER.replace("[[1, 2]]", "[[1, 200]]"),
            "%Error-RANGE: chip.yaml:6:66: layers[0].weights: found 200; allowed -127 to 127"),
        Arguments.of(
            LAYER.replace("[[1, 2]]", "[[1, 2]], levels: 1"),
            "%Error-RANGE: chip.yaml:6:66: layers[0].weights: found 2; allowed -1 to 1"),
        Arguments.of(
            LAYER.replace("[[1, 2]]", "none.csv"),
            "%Error-NOTFOUND: chip.yaml:6:61: layers[0].weights: found no such file: none.csv;"
                + " allowed an existing .csv or .npy file, relative to the chip file"),
        Arguments.of(
            LAYER.replace("settings: {threshold: 5}", "settings: {leak: 5}"),
            "%Error-MISSINGKEY: chip.yaml:6:81: layers[0].settings.threshold: found no such key;"
                + " allowed the membrane above which a neuron spikes"),
        Arguments.of(
            LAYER.replace("threshold: 5", "threshold: 32768"),
            "%Error-RANGE: chip.yaml:6:93: layers[0].settings.threshold: found 32768; allowed"
                + " -32768 to 32767"),
        Arguments.of(
            LAYER.replace("threshold: 5", "threshold: [5, 6]"),
            "%Error-SHAPE: chip.yaml:6:93: layers[0].settings.threshold: found 2 numbers; allowed"
                + " 1, one a neuron"),
        Arguments.of(
            LAYER.replace("settings:", "membrane_bits: 40, coefficient_bits: 24, settings:"),
            "%Error-COMBINATION: chip.yaml:6:108: layers[0].coefficient_bits: found 24 beside"
                + " membranes or currents of 40 bits; allowed together at most 60"),
        Arguments.of(
            LAYER + "outputs: [b]\n",
            "%Error-VALUE: chip.yaml:7:11: outputs: found b; allowed a; did you mean a?"),
        Arguments.of(
            LAYER + "outputs: [a, a]\n",
            "%Error-VALUE: chip.yaml:7:14: outputs: found a again; allowed each layer once"),
        Arguments.of(
            LAYER + "graph: {file: g.nir}\n",
            "%Error-NOTFOUND: chip.yaml:7:15: graph.file: found no such file: g.nir; allowed an"
                + " existing NIR file, relative to the chip file"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void aFaultIsToldWhereItIs(String body, String message) throws IOException {
    assertThat(refusal(HEAD + body)).isEqualTo(message);
  }

  @Test
  void sizesThatNoToolTakesAreTold() throws IOException {
    String wide = HEAD.replace("count: 2", "count: 4096, bits: 32");
    String row = IntStream.range(0, 4096).mapToObj(i -> "1").collect(Collectors.joining(", "));
    assertThat(refusal(wide + LAYER.replace("1, 2", row)))
        .isEqualTo(
            "%Error-COMBINATION: chip.yaml:6:1: layers: found bits of the inputs 131072, not 1 to"
                + " 65536; allowed sizes within their limits");
  }

  @Test
  void numbersOfNeuronsComeFromFiles() throws IOException {
    Files.writeString(folder.resolve("t.csv"), "# thresholds\n10\n20\n30\n");
    String three =
        "- {name: a, neurons: 3, sources: [{from: inputs}], weights: w.csv"
            + ", settings: {threshold: t.csv}}\n";
    Files.writeString(folder.resolve("w.csv"), "1,2\n3,4\n5,6\n");
    LifNetworkFile file = read(HEAD + three);
    assertThat(file.chip().layers().get(0).settings())
        .extracting(Settings::threshold)
        .containsExactly(10L, 20L, 30L);
    assertThat(file.chip().layers().get(0).codes())
        .isDeepEqualTo(new int[][] {{1, 2}, {3, 4}, {5, 6}});
    Files.writeString(folder.resolve("t.csv"), "10\n20\n");
    assertThat(refusal(HEAD + three))
        .isEqualTo("%Error-SHAPE: t.csv: found 2 numbers; allowed 3, one a neuron");
    Files.writeString(folder.resolve("t.csv"), "10\n20\n1.5\n");
    assertThat(refusal(HEAD + three))
        .isEqualTo(
            "%Error-TYPE: t.csv:3:1: neuron 2: found 1.5; allowed whole numbers -32768 to 32767");
    Files.writeString(folder.resolve("t.csv"), "10,20\n20\n15\n");
    assertThat(refusal(HEAD + three))
        .isEqualTo("%Error-SHAPE: t.csv:1:1: neuron 0: found 2 numbers; allowed one a line");
  }
}
