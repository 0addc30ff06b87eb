// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.YamlNode.Mapping;
import org.spintwin.io.YamlNode.Sequence;
import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.LifNetworkChip.Settings;
import org.spintwin.spec.LifNetworkChip.Source;
import org.spintwin.spec.LifNetworkChip.Synapse;
import org.spintwin.spec.LifNetworkScale;

/** Turns the mapping of a chip file into a {@link LifNetworkFile} whose every value fits. */
final class LifNetworkReader {
  private static final double LARGEST = 1e300;

  private final Path chipFile;
  private final Section top;
  private final Section inputs;
  private final Section timing;
  private final Section graph;
  private final Section architecture;
  private final List<Section> layers;
  private final List<String> names = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();
  private final LifNetworkSources sources = new LifNetworkSources(names, sizes);

  LifNetworkReader(Mapping root, Path chipFile) {
    this.chipFile = chipFile;
    top =
        Section.of(
            "",
            root,
            "spintwin",
            "chip",
            "name",
            "inputs",
            "layers",
            "outputs",
            "timing",
            "graph",
            ArchitectureReader.SECTION);
    inputs = top.section("inputs", "count", "bits", "unit");
    timing = top.section("timing", "clock_hz", "step");
    graph = top.section("graph", "file", "time_unit");
    architecture = top.section(ArchitectureReader.SECTION, ArchitectureReader.LANES);
    layers =
        top.sections(
            "layers",
            "name",
            "neurons",
            "lanes",
            "answers",
            "reset",
            "synapse",
            "sources",
            "weights",
            "levels",
            "code_bits",
            "current_shift",
            "membrane_bits",
            "current_bits",
            "coefficient_bits",
            "unit",
            "settings");
  }

  LifNetworkFile read() {
    String name = ChipHead.name(top, LifNetworkFile.CHIP);
    if (layers.isEmpty()) {
      throw top.error(Code.MISSINGKEY, "layers", "no layers", "a list of layers");
    }
    names.add(LifNetworkFile.INPUTS);
    inputs.require("count", "the number of inputs, 1 to " + LifNetworkChip.MOST_NUMBERS);
    sizes.add((int) inputs.integer("count", 1, 1, LifNetworkChip.MOST_NUMBERS));
    layers.forEach(this::head);
    List<Layer> read = layers.stream().map(this::layer).toList();
    var scale =
        new LifNetworkScale(
            timing.real("step", 0.001, 1e-15, 1e6),
            inputs.real("unit", 1, 0, LARGEST),
            IntStream.range(0, layers.size()).mapToObj(k -> scale(k, read.get(k))).toList());
    try {
      var chip =
          new LifNetworkChip(
              name,
              timing.real("clock_hz", 12e6, 1, 1e10),
              sizes.get(0),
              (int) inputs.integer("bits", 1, 1, LifNetworkChip.MOST_INPUT_BITS),
              read,
              outputs());
      return new LifNetworkFile(chip, scale, graph());
    } catch (IllegalArgumentException e) {
      throw top.error(Code.COMBINATION, "layers", e.getMessage(), "sizes within their limits");
    }
  }

  private void head(Section layer) {
    String legal = "a letter, then letters, digits or _, and no other layer's name";
    layer.require("name", legal);
    String name = layer.text("name", null);
    if (!name.matches("[A-Za-z]\\w*") || names.contains(name)) {
      throw layer.error(Code.VALUE, "name", name.isEmpty() ? "nothing" : name, legal);
    }
    layer.require("neurons", "the number of neurons, 1 to " + LifNetworkChip.MOST_NUMBERS);
    names.add(name);
    sizes.add((int) layer.integer("neurons", 1, 1, LifNetworkChip.MOST_NUMBERS));
  }

  private Layer layer(Section layer) {
    int number = layers.indexOf(layer) + 1;
    int neurons = sizes.get(number);
    boolean fires = layer.word("answers", "spikes", "spikes", "membranes").equals("spikes");
    Synapse synapse = layer.choice("synapse", Synapse.NONE);
    List<Source> sources = this.sources.of(layer, number);
    int codeBits = (int) layer.integer("code_bits", 8, 2, 16);
    int membraneBits = (int) layer.integer("membrane_bits", 16, 4, 40);
    int currentBits = (int) layer.integer("current_bits", membraneBits, 4, 40);
    int coefficientBits = (int) layer.integer("coefficient_bits", 12, 4, 24);
    int widest = synapse == Synapse.NONE ? membraneBits : Math.max(membraneBits, currentBits);
    if (widest + coefficientBits > LifNetworkChip.MOST_PRODUCT_BITS) {
      throw layer.error(
          Code.COMBINATION,
          "coefficient_bits",
          coefficientBits + " beside membranes or currents of " + widest + " bits",
          "together at most " + LifNetworkChip.MOST_PRODUCT_BITS);
    }
    return new Layer(
        names.get(number),
        neurons,
        lanes(layer, neurons),
        fires,
        layer.word("reset", "set", "set", "subtract").equals("subtract"),
        synapse,
        sources,
        codeBits,
        (int) layer.integer("current_shift", 0, 0, LifNetworkChip.MOST_SHIFT),
        membraneBits,
        currentBits,
        coefficientBits,
        codes(layer, neurons, this.sources.columns(layer, sources), levels(layer, codeBits)),
        settings(layer, neurons, fires, membraneBits, currentBits, coefficientBits));
  }

  /** Those of all layers go before a layer's own; a layer has at most its neurons. */
  private int lanes(Section layer, int neurons) {
    int own = (int) layer.integer(ArchitectureReader.LANES, 1, 1, neurons);
    return architecture.has(ArchitectureReader.LANES)
        ? Math.min(
            neurons,
            (int) architecture.integer(ArchitectureReader.LANES, 1, 1, LifNetworkChip.MOST_NUMBERS))
        : own;
  }

  private static int levels(Section layer, int codeBits) {
    int most = (1 << (codeBits - 1)) - 1;
    return (int) layer.integer("levels", most, 1, most);
  }

  private LifNetworkScale.Layer scale(int place, Layer layer) {
    Section section = layers.get(place);
    return new LifNetworkScale.Layer(
        levels(section, layer.codeBits()),
        numbers(section, layer.neurons()).reals("unit", 1, 0, LARGEST));
  }

  private int[][] codes(Section layer, int neurons, int columns, int levels) {
    String rows = neurons + " rows of " + columns + " codes";
    layer.require("weights", "a list of " + rows + ", or a .csv or .npy file of them");
    if (!(layer.node("weights") instanceof Sequence list)) {
      Path file = layer.file("weights", chipFile);
      return MatrixFile.readIntegers(file, neurons, columns, -levels, levels);
    }
    int[][] codes = new int[list.elements().size()][];
    for (int n = 0; n < codes.length; n++) {
      YamlNode row = list.elements().get(n);
      if (!(row instanceof Sequence cells)) {
        throw layer
            .with("weights", row)
            .error(Code.TYPE, "weights", row.described(), "a list of rows, each a list of codes");
      }
      if (cells.elements().size() != columns) {
        throw layer
            .with("weights", row)
            .error(Code.SHAPE, "weights", cells.elements().size() + " codes in a row", rows);
      }
      codes[n] =
          cells.elements().stream()
              .mapToInt(c -> (int) layer.with("weights", c).integer("weights", 0, -levels, levels))
              .toArray();
    }
    if (codes.length != neurons) {
      throw layer.error(
          Code.SHAPE, "weights", codes.length + (codes.length == 1 ? " row" : " rows"), rows);
    }
    return codes;
  }

  private List<Settings> settings(
      Section layer,
      int neurons,
      boolean fires,
      int membraneBits,
      int currentBits,
      int coefficientBits) {
    Section section =
        layer.section("settings", LifNetworkFile.SETTINGS.keySet().toArray(String[]::new));
    if (fires) {
      section.require("threshold", "the membrane above which a neuron spikes");
    }
    NumberList numbers = numbers(section, neurons);
    long coefficient = (2L << coefficientBits) - 1;
    long membrane = (1L << (membraneBits - 1)) - 1;
    long current = (1L << (currentBits - 1)) - 1;
    List<List<Long>> read =
        LifNetworkFile.SETTINGS.keySet().stream()
            .map(
                key ->
                    switch (key) {
                      case "leak", "decay" -> numbers.integers(key, 0, 0, coefficient);
                      case "current_offset" -> numbers.integers(key, 0, -current - 1, current);
                      default -> numbers.integers(key, 0, -membrane - 1, membrane);
                    })
            .toList();
    int count = read.stream().allMatch(values -> values.size() == 1) ? 1 : neurons;
    return IntStream.range(0, count)
        .mapToObj(n -> settings(read.stream().map(v -> v.get(v.size() == 1 ? 0 : n)).toList()))
        .toList();
  }

  /** In the order of the keys. */
  private static Settings settings(List<Long> values) {
    return new Settings(
        values.get(0), values.get(1), values.get(2), values.get(3), values.get(4), values.get(5));
  }

  private NumberList numbers(Section section, int neurons) {
    return new NumberList(section, chipFile, neurons, "neuron");
  }

  private List<Integer> outputs() {
    List<String> all = names.subList(1, names.size());
    YamlNode node = top.node("outputs");
    if (node == null) {
      return List.of(all.size());
    }
    List<YamlNode> listed = node instanceof Sequence list ? list.elements() : List.of(node);
    List<Integer> outputs = new ArrayList<>();
    for (YamlNode element : listed) {
      String name = top.with("outputs", element).word("outputs", "", all.toArray(String[]::new));
      if (outputs.contains(all.indexOf(name) + 1)) {
        throw top.with("outputs", element)
            .error(Code.VALUE, "outputs", name + " again", "each layer once");
      }
      outputs.add(all.indexOf(name) + 1);
    }
    if (outputs.isEmpty()) {
      throw top.error(
          Code.EMPTY,
          "outputs",
          "an empty list",
          all.stream().collect(Collectors.joining(", ", "some of ", "")));
    }
    return outputs;
  }

  /** Null where the chip file names none. */
  private LifNetworkFile.Graph graph() {
    if (!top.has("graph")) {
      return null;
    }
    graph.require("file", "a NIR file");
    graph.file("file", chipFile, "NIR file");
    return new LifNetworkFile.Graph(
        graph.text("file", null),
        graph.word("time_unit", "s", LifNetworkFile.TIME_UNITS.toArray(String[]::new)));
  }
}
