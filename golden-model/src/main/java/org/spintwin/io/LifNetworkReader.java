// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.YamlNode.Mapping;
import org.spintwin.io.YamlNode.Scalar;
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
  private final List<Section> layers;
  private final List<String> names = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();

  LifNetworkReader(Mapping root, Path chipFile) {
    this.chipFile = chipFile;
    top =
        Section.of(
            "", root, "spintwin", "chip", "name", "inputs", "layers", "outputs", "timing", "graph");
    inputs = top.section("inputs", "count", "bits", "unit");
    timing = top.section("timing", "clock_hz", "step");
    graph = top.section("graph", "file", "time_unit");
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
    List<Source> sources = sources(layer, number);
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
        (int) layer.integer("lanes", 1, 1, neurons),
        fires,
        layer.word("reset", "set", "set", "subtract").equals("subtract"),
        synapse,
        sources,
        codeBits,
        (int) layer.integer("current_shift", 0, 0, LifNetworkChip.MOST_SHIFT),
        membraneBits,
        currentBits,
        coefficientBits,
        codes(layer, neurons, columns(layer, sources), levels(layer, codeBits)),
        settings(layer, neurons, fires, membraneBits, currentBits, coefficientBits));
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

  private List<Source> sources(Section layer, int number) {
    List<Section> all = layer.sections("sources", "from", "delay", "shift", "elements");
    if (all.isEmpty()) {
      throw layer.error(
          Code.MISSINGKEY, "sources", "no sources", "a list of what drives the layer");
    }
    return all.stream().map(source -> source(source, number)).toList();
  }

  private Source source(Section source, int number) {
    source.require("from", String.join(", ", names));
    int from = names.indexOf(source.word("from", "", names.toArray(String[]::new)));
    int least = from < number ? 0 : 1;
    long delay = source.integer("delay", least, 0, LifNetworkChip.MOST_DELAY);
    if (delay < least) {
      throw source.error(
          Code.VALUE,
          "delay",
          "0, from " + (from == number ? "the layer itself" : "a later layer"),
          "1 to " + LifNetworkChip.MOST_DELAY + ": its answers are not there yet");
    }
    int shift = (int) source.integer("shift", 0, 0, LifNetworkChip.MOST_SHIFT);
    return new Source(from, (int) delay, shift, elements(source, sizes.get(from)));
  }

  /** Numbers and ranges, as {@code [0, 4-7]}; none where all elements are meant in their order. */
  private static List<Integer> elements(Section source, int answers) {
    YamlNode node = source.node("elements");
    if (node == null) {
      return List.of();
    }
    String allowed = "numbers and ranges from 0 to " + (answers - 1) + ", for example [0, 2-3]";
    Stream<YamlNode> all =
        node instanceof Sequence list ? list.elements().stream() : Stream.of(node);
    List<Integer> elements = new ArrayList<>();
    for (YamlNode element : all.toList()) {
      String text = element instanceof Scalar scalar ? scalar.text() : "";
      int[] ends =
          text.matches("\\d{1,4}(-\\d{1,4})?")
              ? Arrays.stream(text.split("-")).mapToInt(Integer::parseInt).toArray()
              : new int[] {answers};
      int last = ends[ends.length - 1];
      if (ends[0] > last || last >= answers) {
        throw source
            .with("elements", element)
            .error(Code.VALUE, "elements", element.described(), allowed);
      }
      IntStream.rangeClosed(ends[0], last).forEach(elements::add);
    }
    if (elements.isEmpty()) {
      throw source.error(Code.EMPTY, "elements", "an empty list", allowed);
    }
    return elements;
  }

  private int columns(Section layer, List<Source> sources) {
    int columns =
        sources.stream()
            .mapToInt(s -> s.elements().isEmpty() ? sizes.get(s.layer()) : s.elements().size())
            .sum();
    if (columns > LifNetworkChip.MOST_NUMBERS) {
      throw layer.error(
          Code.RANGE,
          "sources",
          columns + " columns",
          "1 to " + LifNetworkChip.MOST_NUMBERS + " from all sources together");
    }
    return columns;
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
