// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spintwin.nir.NirGraph.Edge;
import org.spintwin.nir.NirNetwork.Population;
import org.spintwin.nir.NirNetwork.Projection;

/** Small graphs for tests. */
final class GraphText {
  private final Map<String, NirNode> nodes = new TreeMap<>();
  private final List<Edge> edges = new ArrayList<>();

  /** Adds a primitive without values. */
  GraphText node(String name, String type) {
    nodes.put(name, new NirPrimitive(type, Map.of()));
    return this;
  }

  /** Adds an inner graph. */
  GraphText inner(String name, GraphText graph) {
    nodes.put(name, graph.graph());
    return this;
  }

  /** Sets a value of a node. */
  GraphText set(String name, String dataset, NirValue value) {
    nodes.put(name, ((NirPrimitive) nodes.get(name)).with(dataset, value));
    return this;
  }

  /** Sets a list of numbers; one number is a scalar. */
  GraphText set(String name, String dataset, double... values) {
    int[] shape = values.length == 1 ? new int[0] : new int[] {values.length};
    return set(name, dataset, NirArray.reals(values, shape));
  }

  GraphText input(String name, int... shape) {
    return node(name, "Input").set(name, "shape", sizes(shape));
  }

  GraphText output(String name, int... shape) {
    return node(name, "Output").set(name, "shape", sizes(shape));
  }

  static NirArray sizes(int... shape) {
    long[] sizes = new long[shape.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = shape[i];
    }
    return NirArray.integers(NirArray.Element.INT64, sizes, shape.length);
  }

  /** Adds a Linear; the weights row by row. */
  GraphText linear(String name, int rows, int columns, double... weights) {
    return node(name, "Linear").set(name, "weight", NirArray.reals(weights, rows, columns));
  }

  /** Adds an Affine with the same bias for all rows. */
  GraphText affine(String name, int rows, int columns, double bias, double... weights) {
    return linear(name, rows, columns, weights).retype(name, "Affine").set(name, "bias", bias);
  }

  private GraphText retype(String name, String type) {
    nodes.put(name, new NirPrimitive(type, nodes.get(name).members()));
    return this;
  }

  /** Adds a LIF with tau 1, r 1, v_leak 0 and v_threshold 1 for any number of neurons. */
  GraphText lif(String name) {
    return node(name, "LIF")
        .set(name, "tau", 1)
        .set(name, "r", 1)
        .set(name, "v_leak", 0)
        .set(name, "v_threshold", 1);
  }

  /** Adds edges along a way: {@code "a > b > c"}. */
  GraphText way(String text) {
    String[] names = text.split(" > ");
    for (int i = 1; i < names.length; i++) {
      edges.add(new Edge(names[i - 1], names[i]));
    }
    return this;
  }

  NirGraph graph() {
    return new NirGraph(nodes, edges, Map.of());
  }

  NirFile file() {
    return new NirFile(Path.of("model.nir"), graph(), Map.of("version", NirArray.text("1.0")));
  }

  /** With steps of 0.5. */
  NirNetwork network() {
    return NirNetwork.of(file(), 0.5);
  }

  /** Names of the populations, in their order. */
  static List<String> names(NirNetwork network) {
    return network.populations().stream().map(Population::name).toList();
  }

  /** The only projection of a population, which is counted from 1. */
  static Projection only(NirNetwork network, int population) {
    List<Projection> projections = network.populations().get(population - 1).projections();
    assertThat(projections).hasSize(1);
    return projections.get(0);
  }
}
