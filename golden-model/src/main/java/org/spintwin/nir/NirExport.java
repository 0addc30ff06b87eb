// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.LifNetworkFile;
import org.spintwin.nir.LayerColumns.Column;
import org.spintwin.nir.NirNetwork.Model;
import org.spintwin.nir.NirNetwork.Population;
import org.spintwin.nir.NirNetwork.Projection;
import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.LifNetworkChip.Settings;
import org.spintwin.spec.LifNetworkChip.Synapse;
import org.spintwin.spec.LifNetworkScale;

/**
 * Writes what a chip computes into the graph that it has the form of: nodes and edges stay, weights
 * and parameters become those that its integers stand for, and its formats are noted.
 */
public final class NirExport {
  /** Of NIR, whose nodes these are. */
  private static final String VERSION = "1.0";

  private final LifNetworkChip chip;
  private final LifNetworkScale scale;
  private final NirGraph graph;
  private final NirNetwork network;
  private final Map<String, NirPrimitive> changed = new TreeMap<>();

  private NirExport(
      LifNetworkChip chip, LifNetworkScale scale, NirGraph graph, NirNetwork network) {
    this.chip = chip;
    this.scale = scale;
    this.graph = graph;
    this.network = network;
  }

  /**
   * What a chip computes, as a graph: the one that it was imported from, or where there is none,
   * one of its layers.
   *
   * @param chipFile where the chip was read
   * @throws InputException when the graph is not of the form of the chip, or none can be
   */
  public static NirFile of(Path chipFile, LifNetworkFile file) {
    if (file.graph() == null) {
      return ofLayers(chipFile, file);
    }
    NirFile given = NirFile.read(chipFile.resolveSibling(file.graph().file()));
    double dt = TimeUnit.named(file.graph().timeUnit()).of(file.scale().step());
    var export = new NirExport(file.chip(), file.scale(), given.graph(), NirNetwork.of(given, dt));
    if (!export.suits()) {
      throw new InputException(
          Code.COMBINATION,
          Location.of(chipFile),
          "graph",
          "a graph of other layers than the chip has",
          "the graph that the chip was imported from; without graph: one is made of the layers");
    }
    return given.with(export.graph());
  }

  private static NirFile ofLayers(Path chipFile, LifNetworkFile file) {
    try {
      ChipGraph.Made made = ChipGraph.of(file.chip(), file.scale());
      return file(new NirExport(made.chip(), made.scale(), made.graph(), made.network()).graph());
    } catch (IllegalArgumentException e) {
      throw new InputException(
          Code.COMBINATION,
          Location.of(chipFile),
          "layers",
          e.getMessage(),
          "layers that a NIR graph can have");
    }
  }

  /** A graph as a file of its own. */
  static NirFile file(NirGraph graph) {
    return new NirFile(Path.of("graph.nir"), graph, Map.of("version", NirArray.text(VERSION)));
  }

  /** Whether the chip has the form of the network: could be what an import made of it. */
  private boolean suits() {
    return chip.inputs() == network.inputSize()
        && chip.layers().size() == network.populations().size()
        && IntStream.range(0, chip.layers().size())
            .allMatch(k -> suits(chip.layers().get(k), network.populations().get(k)));
  }

  private boolean suits(Layer layer, Population population) {
    List<LifNetworkChip.Source> plain =
        layer.sources().stream()
            .map(s -> new LifNetworkChip.Source(s.layer(), s.delay(), 0, s.elements()))
            .toList();
    return layer.neurons() == population.size()
        && layer.fires() == population.model().fires()
        && (layer.synapse() != Synapse.NONE) == StepEquation.hasSynapse(population)
        && LayerColumns.of(network, population).sources().equals(plain);
  }

  private NirGraph graph() {
    for (int k = 0; k < chip.layers().size(); k++) {
      layer(k);
    }
    return FormatNotes.of(chip, scale).in(graph.with(changed));
  }

  private void layer(int k) {
    Layer layer = chip.layers().get(k);
    Population was = network.populations().get(k);
    Map<String, double[]> parameters = new TreeMap<>(was.parameters());
    timeConstants(layer, was, parameters);
    var population =
        new Population(was.name(), was.model(), was.size(), parameters, was.projections());
    StepEquation equation = StepEquation.of(population, network.dt());
    offsets(k, was, equation, parameters);
    if (was.model().fires()) {
      thresholds(k, parameters);
    }
    weights(k, was, equation);
    if (was.model() != Model.SUM) {
      parameters.forEach((name, values) -> replace(was.name(), name, values));
    }
  }

  /** What drives a neuron without input goes into a bias where there is one, else into v_leak. */
  private void offsets(
      int k, Population was, StepEquation equation, Map<String, double[]> parameters) {
    Layer layer = chip.layers().get(k);
    double[] offset = each(layer, n -> unit(k, n) * layer.settings(n).offset());
    int biased = biased(was);
    if (StepEquation.hasSynapse(was)) {
      parameters.put("v_leak", each(layer, n -> offset[n] / equation.leak()[n]));
      if (biased >= 0) {
        double[] driven = each(layer, n -> unit(k, n) * layer.settings(n).currentOffset());
        bias(was, biased, each(layer, n -> divided(driven[n], equation.gain()[n])));
      }
    } else if (biased >= 0) {
      bias(
          was,
          biased,
          each(layer, n -> divided(offset[n] - equation.rest()[n], equation.gain()[n])));
    } else if (parameters.containsKey("v_leak")) {
      parameters.put("v_leak", each(layer, n -> offset[n] / equation.leak()[n]));
    }
  }

  private double unit(int k, int neuron) {
    return scale.layers().get(k).membrane(neuron);
  }

  private static double[] each(Layer layer, IntToDoubleFunction of) {
    return IntStream.range(0, layer.neurons()).mapToDouble(of).toArray();
  }

  private static double divided(double value, double by) {
    return by == 0 ? 0 : value / by;
  }

  private void timeConstants(Layer layer, Population was, Map<String, double[]> parameters) {
    for (String name : List.of("tau", "tau_mem", "tau_syn")) {
      if (parameters.containsKey(name)) {
        double[] given = was.parameter(name);
        parameters.put(
            name,
            each(
                layer,
                n -> {
                  Settings s = layer.settings(n);
                  long raw = name.equals("tau_syn") ? s.decay() : s.leak();
                  return timeConstant(network.dt(), raw, layer.coefficientBits(), given[n]);
                }));
      }
    }
  }

  /** A leak of 0 stands for any time constant that is long enough; the given one, if it is. */
  static double timeConstant(double dt, long coefficient, int bits, double given) {
    double one = Math.scalb(dt, bits);
    return coefficient == 0 ? Math.max(given, 4 * one) : one / coefficient;
  }

  /** The first projection whose matrix has a bias; -1 where there is none. */
  private int biased(Population population) {
    for (int p = 0; p < population.projections().size(); p++) {
      String matrix = population.projections().get(p).matrix();
      if (matrix != null && node(matrix).members().containsKey("bias")) {
        return p;
      }
    }
    return -1;
  }

  private NirPrimitive node(String path) {
    return changed.containsKey(path) ? changed.get(path) : graph.primitive(path).orElseThrow();
  }

  /** All of the bias into one matrix, but for what the others have. */
  private void bias(Population population, int into, double[] all) {
    double[] bias = all.clone();
    for (int p = 0; p < population.projections().size(); p++) {
      double[] other = population.projections().get(p).bias();
      for (int n = 0; n < bias.length; n++) {
        bias[n] -= p == into ? 0 : other[n];
      }
    }
    Projection projection = population.projections().get(into);
    Arrays.setAll(bias, n -> divided(bias[n], projection.rowScale()[n]));
    replace(projection.matrix(), "bias", bias);
  }

  private void thresholds(int k, Map<String, double[]> parameters) {
    Layer layer = chip.layers().get(k);
    // In the middle: any threshold from one whole number to the next is the same to the chip.
    double[] threshold = each(layer, n -> unit(k, n) * (layer.settings(n).threshold() + 0.5));
    parameters.put("v_threshold", threshold);
    parameters.put(
        "v_reset",
        each(
            layer,
            n -> {
              double reset = unit(k, n) * layer.settings(n).reset();
              return layer.subtracts() ? threshold[n] - reset : reset;
            }));
  }

  private void weights(int k, Population population, StepEquation equation) {
    Layer layer = chip.layers().get(k);
    LayerColumns columns = LayerColumns.of(network, population);
    double[][][] weights = new double[population.projections().size()][][];
    for (int p = 0; p < weights.length; p++) {
      double[][] given = population.projections().get(p).weights();
      weights[p] = new double[layer.neurons()][given[0].length];
    }
    for (int c = 0; c < columns.columns().size(); c++) {
      Column column = columns.columns().get(c);
      int shift = layer.currentShift() + layer.sources().get(column.source()).shift();
      double unit = answerUnit(column.layer(), column.element());
      for (int n = 0; n < layer.neurons(); n++) {
        double driven = Math.scalb(layer.codes()[n][c] * unit(k, n), shift);
        weights[column.projection()][n][column.weight()] =
            divided(driven, equation.gain()[n] * unit);
      }
    }
    for (int p = 0; p < weights.length; p++) {
      write(population.projections().get(p), weights[p]);
    }
  }

  private double answerUnit(int layer, int element) {
    if (layer == LifNetworkChip.INPUT) {
      return scale.input();
    }
    return chip.layers().get(layer - 1).fires() ? 1 : unit(layer - 1, element);
  }

  private void write(Projection projection, double[][] weights) {
    int columns = projection.columnScale().length;
    double[] flat = new double[weights.length * columns];
    if (projection.matrix() != null) {
      for (int i = 0; i < flat.length; i++) {
        int row = i / columns;
        int column = i % columns;
        double scaled = projection.rowScale()[row] * projection.columnScale()[column];
        flat[i] = divided(weights[row][column], scaled);
      }
      replace(projection.matrix(), "weight", flat);
      return;
    }
    // Without a matrix a scale, where there is one, takes what the chip makes of them all.
    projection.nodes().stream()
        .filter(path -> node(path).members().containsKey("scale"))
        .findFirst()
        .ifPresent(
            path -> {
              double[] given = broadcast((NirArray) node(path).members().get("scale"), columns);
              Arrays.setAll(
                  given, n -> given[n] * divided(weights[n][n], projection.weights()[n][n]));
              replace(path, "scale", given);
            });
  }

  private static double[] broadcast(NirArray array, int size) {
    return IntStream.range(0, size)
        .mapToDouble(i -> array.real(array.length() == 1 ? 0 : i))
        .toArray();
  }

  /** One value stays one value where it can. */
  private void replace(String path, String name, double[] values) {
    NirPrimitive node = node(path);
    boolean given = node.members().get(name) instanceof NirArray;
    NirArray array = given ? (NirArray) node.members().get(name) : null;
    boolean alike = Arrays.stream(values).distinct().count() == 1;
    NirArray written;
    if (given && array.length() == values.length) {
      written = NirArray.reals(values, array.shape());
    } else if (given && array.length() == 1 && alike) {
      written = NirArray.reals(Arrays.copyOf(values, 1), array.shape());
    } else {
      written = NirArray.reals(values, values.length);
    }
    changed.put(path, node.with(name, written));
  }
}
