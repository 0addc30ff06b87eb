// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spintwin.kind.ChipKind;

/** Small chips of each kind and architecture, as files, and what runs tools on their cores. */
enum SmallCores {
  PARALLEL("mram-lif", "parallel", Texts.MRAM, Map.of()),
  PARALLEL_AXI("mram-lif", "parallel-axi", Texts.MRAM, Map.of()),
  FOLDED("mram-lif", "folded", Texts.MRAM, Map.of()),
  SOT("sot-mlp", "pipelined", "network: {layers: 2-2-2}\n" + Texts.WEIGHTS, Texts.LAYERS),
  SOT_FOLDED("sot-mlp", "folded", "network: {layers: 2-2-2}\n" + Texts.WEIGHTS, Texts.LAYERS),
  MTJ(
      "mtj-bnn",
      null,
      "array: {rows: 3, columns: 6, states: states.csv}\n"
          + "network: {features: 2, bias_rows: 1, hidden: 1, classes: 2, value_bits: 4}\n"
          + "device: {sigma_r: 0, write_error: 0, wires: {segment_resistance: 0}}\n",
      Map.of("states.csv", "1,0,1,0,1,0\n0,1,0,1,0,1\n1,1,0,0,1,1\n")),
  ECRAM(
      "ecram",
      null,
      "array: {inputs: 2, neurons: 2, tile_rows: 2, value_bits: 4, levels: 11, weights:"
          + " levels.csv}\nreadout: {converter_bits: 10, scale: 1, column_error: 0}\n",
      Map.of("levels.csv", "1,2\n3,4\n")),
  TS_PCM("ts-pcm", null, "", Map.of()),
  LIF_NETWORK("lif-network", null, Texts.STARTER, Map.of());

  /** Texts, which constants of an enum cannot have before them. */
  private static final class Texts {
    static final String MRAM =
        "array: {inputs: 4, neurons: 2, bits: 2, code_bits: 8, code_fraction_bits: 3}\n"
            + "neuron: {threshold: 30}\n";
    static final String STARTER =
        ChipKind.named("lif-network")
            .orElseThrow()
            .starter()
            .replaceAll("(?m)^(spintwin|chip|name):.*\\n", "");
    static final String WEIGHTS =
        "weights: {layer_1: w1.txt, bias_1: b1.txt, layer_2: w2.txt, bias_2: b2.txt}\n";
    static final Map<String, String> LAYERS =
        Map.of(
            "w1.txt", "1\n-1\n1\n1\n",
            "b1.txt", "1\n-1\n",
            "w2.txt", "1\n-1\n-1\n1\n",
            "b2.txt", "-1\n1\n");
  }

  private final String kind;
  private final String architecture;
  private final String sections;
  private final Map<String, String> files;

  SmallCores(String kind, String architecture, String sections, Map<String, String> files) {
    this.kind = kind;
    this.architecture = architecture;
    this.sections = sections;
    this.files = files;
  }

  /** Verilog name of the chip where no other is given. */
  String chipName() {
    return name().toLowerCase(Locale.ROOT) + "_core";
  }

  /** Writes the chip file and what it names. */
  Path write(Path folder, String name) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    String arch = architecture == null ? "" : "architecture: {kind: " + architecture + "}\n";
    String head = "spintwin: 1\nchip: " + kind + "\nname: " + name + "\n";
    return Files.writeString(folder.resolve(name + ".yaml"), head + arch + sections);
  }

  /** Exports all formats into a folder called like the chip; gives the folder. */
  Path export(Path folder, String name) throws IOException {
    Path core = folder.resolve(name);
    CommandLineRun run =
        CommandLineRun.of("export", write(folder, name), "--format", "all", "-o", core, "--quiet");
    assertThat(run.exit()).as(run.err()).isZero();
    return core;
  }

  Path export(Path folder) throws IOException {
    return export(folder, chipName());
  }

  /** Runs a program in a folder; gives what it printed, of a run that must end well. */
  static String run(Path folder, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as("%s: %s", List.of(command), output).isZero();
    return output;
  }

  /** The lines of a list of files, as paths. */
  static List<String> list(Path core, String file) throws IOException {
    return Files.readAllLines(core.resolve(file)).stream()
        .map(line -> core.resolve(line).toString())
        .toList();
  }
}
