// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.spintwin.nir.NirGraph.Edge;
import org.spintwin.nir.NirNetwork.Population;
import org.spintwin.nir.NirNetwork.Projection;
import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.LifNetworkChip.Settings;
import org.spintwin.spec.LifNetworkChip.Source;
import org.spintwin.spec.LifNetworkChip.Synapse;
import org.spintwin.spec.LifNetworkScale;

/**
 * The graph that a chip has the form of: a node of neurons for each layer, a matrix for each of its
 * sources, behind a Delay where the source is older than the step. Neurons multiply what they are
 * given by 1; weights are still 0.
 */
final class ChipGraph {
  private final LifNetworkChip chip;
  private final LifNetworkScale scale;
  private final double dt;
  private final Map<String, NirNode> nodes = new TreeMap<>();
  private final List<Edge> edges = new ArrayList<>();

  /** Names of the nodes of inputs and layers. */
  private final List<String> names = new ArrayList<>();

  /** Names of the matrices, [layer][source]. */
  private final List<List<String>> matrices = new ArrayList<>();

  /**
   * A graph and the chip whose layers and sources stand as in the network of the graph.
   *
   * @param chip takes whole layers as sources
   */
  record Made(NirGraph graph, NirNetwork network, LifNetworkChip chip, LifNetworkScale scale) {}

  private ChipGraph(LifNetworkChip chip, LifNetworkScale scale) {
    this.chip = chip;
    this.scale = scale;
    dt = scale.step();
  }

  /**
   * Makes the graph.
   *
   * @throws IllegalArgumentException where no graph has the form of the chip; the message says why
   */
  static Made of(LifNetworkChip chip, LifNetworkScale scale) {
    return new ChipGraph(whole(chip), scale).make();
  }

  /** The chip with sources that are whole layers: codes of 0 for elements that are not taken. */
  private static LifNetworkChip whole(LifNetworkChip chip) {
    List<Layer> layers = chip.layers().stream().map(layer -> whole(chip, layer)).toList();
    return new LifNetworkChip(
        chip.name(), chip.clockHz(), chip.inputs(), chip.inputBits(), layers, chip.outputs());
  }

  private static Layer whole(LifNetworkChip chip, Layer layer) {
    List<Source> sources = new ArrayList<>();
    int[][] codes = new int[layer.neurons()][0];
    int from = 0;
    for (Source source : layer.sources()) {
      List<Integer> elements = chip.sizes().elements(source);
      int answers = chip.sizes().answers(source.layer());
      for (int n = 0; n < codes.length; n++) {
        int at = codes[n].length;
        codes[n] = Arrays.copyOf(codes[n], at + answers);
        for (int i = 0; i < elements.size(); i++) {
          codes[n][at + elements.get(i)] += layer.codes()[n][from + i];
        }
      }
      from += elements.size();
      sources.add(new Source(source.layer(), source.delay(), source.shift(), List.of()));
    }
    return with(layer, sources, codes);
  }

  private static Layer with(Layer layer, List<Source> sources, int[][] codes) {
    return new Layer(
        layer.name(),
        layer.neurons(),
        layer.lanes(),
        layer.fires(),
        layer.subtracts(),
        layer.synapse(),
        sources,
        layer.codeBits(),
        layer.currentShift(),
        layer.membraneBits(),
        layer.currentBits(),
        layer.coefficientBits(),
        codes,
        layer.settings());
  }

  private Made make() {
    requireAlike(
        "resets, subtract and set",
        chip.layers().stream().filter(Layer::fires).map(Layer::subtracts).distinct().count());
    requireAlike(
        "currents, now and before",
        chip.layers().stream()
            .map(Layer::synapse)
            .filter(s -> s != Synapse.NONE)
            .distinct()
            .count());
    names.add(add("input", "Input", Map.of("shape", shape(chip.inputs()))));
    for (Layer layer : chip.layers()) {
      names.add(add(layer.name(), model(layer), parameters(layer)));
    }
    for (int k = 1; k < names.size(); k++) {
      sources(k);
    }
    int digits = Integer.toString(chip.outputs().size()).length();
    for (int i = 0; i < chip.outputs().size(); i++) {
      int layer = chip.outputs().get(i);
      // By name they must stand in their order.
      String name = "output_" + ("%0" + digits + "d").formatted(i + 1);
      NirArray shape = shape(chip.sizes().answers(layer));
      edges.add(new Edge(names.get(layer), add(name, "Output", Map.of("shape", shape))));
    }
    NirGraph graph = new NirGraph(nodes, edges, Map.of());
    NirNetwork network = NirNetwork.of(NirExport.file(graph), dt);
    if (network.populations().size() != chip.layers().size()) {
      throw new IllegalArgumentException(
          "layers that no input reaches, or from which no result comes");
    }
    return arranged(graph, network);
  }

  private static void requireAlike(String what, long kinds) {
    if (kinds > 1) {
      throw new IllegalArgumentException(
          "both kinds of " + what + ", between which NIR cannot tell");
    }
  }

  private String add(String wanted, String type, Map<String, NirValue> values) {
    String name = wanted;
    while (nodes.containsKey(name)) {
      name += "_";
    }
    nodes.put(name, new NirPrimitive(type, values));
    return name;
  }

  private static NirArray shape(int... sizes) {
    long[] numbers = Arrays.stream(sizes).asLongStream().toArray();
    return NirArray.integers(NirArray.Element.INT64, numbers, numbers.length);
  }

  private static String model(Layer layer) {
    if (layer.synapse() != Synapse.NONE) {
      return layer.fires() ? "CubaLIF" : "CubaLI";
    }
    boolean leaks = layer.any(Settings::leak);
    return layer.fires() ? (leaks ? "LIF" : "IF") : leaks ? "LI" : "I";
  }

  private Map<String, NirValue> parameters(Layer layer) {
    Map<String, NirValue> values = new TreeMap<>();
    int bits = layer.coefficientBits();
    double[] leak = each(layer, s -> NirExport.timeConstant(dt, s.leak(), bits, 0));
    double[] r = Arrays.stream(leak).map(tau -> tau / dt).toArray();
    switch (model(layer)) {
      case "LIF", "LI" -> put(values, "tau", leak);
      case "CubaLIF", "CubaLI" -> {
        double[] decay = each(layer, s -> NirExport.timeConstant(dt, s.decay(), bits, 0));
        put(values, "tau_mem", leak);
        put(values, "tau_syn", decay);
        put(values, "w_in", Arrays.stream(decay).map(tau -> tau / dt).toArray());
      }
      default -> Arrays.fill(r, 1 / dt);
    }
    put(values, "r", r);
    if (values.size() > 1) { // a model with a time constant has a resting membrane too
      put(values, "v_leak", new double[layer.neurons()]);
    }
    if (layer.fires()) {
      put(values, "v_threshold", new double[layer.neurons()]);
      put(values, "v_reset", new double[layer.neurons()]);
    }
    return values;
  }

  private static double[] each(Layer layer, ToDoubleFunction<Settings> of) {
    return IntStream.range(0, layer.neurons())
        .mapToDouble(n -> of.applyAsDouble(layer.settings(n)))
        .toArray();
  }

  private static void put(Map<String, NirValue> values, String name, double[] numbers) {
    values.put(name, NirArray.reals(numbers, numbers.length));
  }

  private void sources(int k) {
    Layer layer = chip.layers().get(k - 1);
    boolean hasRest = ((NirPrimitive) nodes.get(names.get(k))).members().containsKey("v_leak");
    boolean biased = layer.any(Settings::currentOffset) || !hasRest && layer.any(Settings::offset);
    List<String> own = new ArrayList<>();
    for (Source source : layer.sources()) {
      int columns = chip.sizes().answers(source.layer());
      Map<String, NirValue> values = new TreeMap<>();
      double[] weights = new double[layer.neurons() * columns];
      values.put("weight", NirArray.reals(weights, layer.neurons(), columns));
      boolean affine = biased && own.isEmpty();
      if (affine) {
        put(values, "bias", new double[layer.neurons()]);
      }
      String wanted = layer.name() + "_source_" + (own.size() + 1);
      String matrix = add(wanted, affine ? "Affine" : "Linear", values);
      own.add(matrix);
      String before = names.get(source.layer());
      if (source.delay() > 0) {
        // One for each element: the reference implementation infers shapes from it.
        double[] delays = new double[columns];
        Arrays.fill(delays, source.delay() * dt);
        String name =
            add(matrix + "_delay", "Delay", Map.of("delay", NirArray.reals(delays, columns)));
        edges.add(new Edge(before, name));
        before = name;
      }
      edges.add(new Edge(before, matrix));
      edges.add(new Edge(matrix, names.get(k)));
    }
    matrices.add(own);
  }

  /** Layers and sources in the order of the network. */
  private Made arranged(NirGraph graph, NirNetwork network) {
    List<Integer> old = new ArrayList<>(List.of(LifNetworkChip.INPUT));
    network.populations().forEach(p -> old.add(names.indexOf(p.name())));
    List<Layer> layers = new ArrayList<>();
    List<LifNetworkScale.Layer> scales = new ArrayList<>();
    for (Population population : network.populations()) {
      int k = names.indexOf(population.name());
      layers.add(arranged(chip.layers().get(k - 1), matrices.get(k - 1), population, old));
      scales.add(scale.layers().get(k - 1));
    }
    var arranged =
        new LifNetworkChip(
            chip.name(),
            chip.clockHz(),
            chip.inputs(),
            chip.inputBits(),
            layers,
            chip.outputs().stream().map(old::indexOf).toList());
    return new Made(
        graph, network, arranged, new LifNetworkScale(scale.step(), scale.input(), scales));
  }

  private Layer arranged(Layer layer, List<String> own, Population population, List<Integer> old) {
    int[] first = new int[own.size()];
    for (int q = 1; q < first.length; q++) {
      first[q] = first[q - 1] + chip.sizes().answers(layer.sources().get(q - 1).layer());
    }
    List<Source> sources = new ArrayList<>();
    int[][] codes = new int[layer.neurons()][0];
    for (Projection projection : population.projections()) {
      int q = own.indexOf(projection.matrix());
      Source source = layer.sources().get(q);
      int columns = chip.sizes().answers(source.layer());
      sources.add(
          new Source(old.indexOf(source.layer()), source.delay(), source.shift(), List.of()));
      for (int n = 0; n < codes.length; n++) {
        int at = codes[n].length;
        codes[n] = Arrays.copyOf(codes[n], at + columns);
        System.arraycopy(layer.codes()[n], first[q], codes[n], at, columns);
      }
    }
    return with(layer, sources, codes);
  }
}
