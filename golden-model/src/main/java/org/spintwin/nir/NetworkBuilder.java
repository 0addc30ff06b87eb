// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.spintwin.io.InputException.Code;
import org.spintwin.nir.NirNetwork.Input;
import org.spintwin.nir.NirNetwork.Model;
import org.spintwin.nir.NirNetwork.Output;
import org.spintwin.nir.NirNetwork.Population;
import org.spintwin.nir.NirNetwork.Projection;
import org.spintwin.nir.SignalPaths.Way;

/** Makes a network of a graph. */
final class NetworkBuilder {
  private static final long MAX_WEIGHTS = 1L << 26;

  private final double dt;
  private final FlatGraph graph;
  private final NodeShapes shapes;
  private final DelaySteps delays;
  private final SignalPaths paths;
  private final List<String> warnings = new ArrayList<>();

  /** Population by the node or output that holds its signal. */
  private final Map<String, Population> populations = new LinkedHashMap<>();

  /** First element of each input among those of source 0. */
  private final Map<String, Integer> inputs = new TreeMap<>();

  private long weights;

  NetworkBuilder(NirFile file, double dt) {
    this.dt = dt;
    graph = new FlatGraph(file);
    leaveOutUnconnected();
    shapes = new NodeShapes(graph);
    delays = new DelaySteps(graph, shapes, dt);
    warnings.addAll(delays.warnings());
    paths = new SignalPaths(graph, delays);
  }

  private void leaveOutUnconnected() {
    Set<String> fed = graph.reachable(graph.inputs(), true);
    Set<String> used = graph.reachable(graph.outputs(), false);
    for (String path : graph.paths()) {
      if (!fed.contains(path) && used.contains(path)) {
        throw graph
            .node(path)
            .error(
                Code.COMBINATION,
                null,
                "no way from an Input to it, but one from it to an Output",
                "nodes on ways from an Input; connect it or remove it");
      }
      if (graph.inputs().contains(path)) {
        warnIf(!used.contains(path), path, "leads to no Output: it has no effect");
      } else {
        warnIf(!fed.contains(path), path, "is left out: no way leads from an Input to it");
        boolean isDeadEnd = fed.contains(path) && !used.contains(path);
        warnIf(isDeadEnd, path, "is left out: no way leads from it to an Output");
      }
    }
    graph.removeIf(
        path -> !graph.inputs().contains(path) && !(fed.contains(path) && used.contains(path)));
  }

  private void warnIf(boolean condition, String path, String text) {
    if (condition) {
      warnings.add("node '" + path + "' " + text);
    }
  }

  NirNetwork build() {
    List<Input> ports = new ArrayList<>();
    int first = 0;
    for (String path : graph.inputs()) {
      int size = shapes.outputs(path);
      ports.add(new Input(path, first, size));
      inputs.put(path, first);
      first += size;
    }
    Map<String, List<Way>> ways = new LinkedHashMap<>();
    for (String holder : paths.holders()) {
      if (!inputs.containsKey(holder)) {
        ways.put(holder, paths.waysTo(holder));
      }
    }
    for (String output : graph.outputs()) {
      if (paths.shownBy(output) == null) {
        ways.put(output, paths.waysTo(output));
      }
    }
    List<String> order = order(ways);
    for (String holder : order) {
      populations.put(holder, population(holder, ways.get(holder), order));
    }
    List<Output> shown = new ArrayList<>();
    for (String output : graph.outputs()) {
      String holder = paths.shownBy(output);
      shown.add(new Output(output, order.indexOf(holder == null ? output : holder) + 1));
    }
    return new NirNetwork(dt, ports, List.copyOf(populations.values()), shown, warnings);
  }

  private List<String> order(Map<String, List<Way>> ways) {
    List<String> holders = List.copyOf(ways.keySet());
    ComputationOrder order = new ComputationOrder(holders);
    for (int to = 0; to < holders.size(); to++) {
      for (Way way : ways.get(holders.get(to))) {
        int from = holders.indexOf(way.source());
        if (from < 0) {
          order.addInput(to);
        } else {
          order.add(from, to, way.nodes().stream().anyMatch(delays::holds));
        }
      }
    }
    return order.order().stream().map(holders::get).toList();
  }

  private Population population(String holder, List<Way> ways, List<String> order) {
    NodeKind kind = graph.kind(holder);
    int size = kind.isMatrix() ? shapes.outputs(holder) : shapes.inputs(holder);
    Model model = kind.isNeuron() ? kind.model() : Model.SUM;
    NodeValues node = graph.node(holder);
    Map<String, double[]> parameters = new TreeMap<>();
    for (String name : model.parameters()) {
      parameters.put(name, node.broadcast(name, size, otherwise(name)));
      if (name.startsWith("tau")) {
        checkTimeConstant(node, name, parameters.get(name));
      }
    }
    List<Projection> projections = new ArrayList<>();
    List<String> biased = new ArrayList<>();
    Comparator<Way> bySource = Comparator.comparing(way -> order.indexOf(way.source()));
    List<Way> sorted = new ArrayList<>(ways);
    sorted.sort(bySource.thenComparing(Way::source).thenComparing(way -> way.nodes().toString()));
    for (Way way : sorted) {
      int source = order.indexOf(way.source()) + 1; // inputs are not in the order
      boolean isEarlier = source <= order.indexOf(holder);
      projections.add(projection(way, size, source, isEarlier, biased));
    }
    String matrix = projections.size() == 1 ? projections.get(0).matrix() : null;
    boolean isOutput = graph.outputs().contains(holder);
    return new Population(
        isOutput && matrix != null ? matrix : holder, model, size, parameters, projections);
  }

  private static double otherwise(String parameter) {
    return switch (parameter) {
      case "v_reset" -> 0;
      case "w_in" -> 1;
      default -> Double.NaN;
    };
  }

  private void checkTimeConstant(NodeValues node, String name, double[] values) {
    boolean warned = false;
    for (int i = 0; i < values.length; i++) {
      String key = name + " of neuron " + i;
      if (values[i] <= 0) {
        throw node.error(Code.RANGE, key, Double.toString(values[i]), "more than 0");
      }
      if (dt >= 2 * values[i]) {
        throw node.error(
            Code.RANGE,
            key,
            Double.toString(values[i]),
            "more than half a step of " + dt + ", else the steps diverge; choose a shorter step");
      }
      if (dt > values[i] && !warned) {
        warned = true;
        warnings.add(
            String.format(
                "node '%s', %s: %s is shorter than a step of %s: the neuron overshoots",
                node.path(), key, values[i], dt));
      }
    }
  }

  /**
   * @param biased matrices whose bias is in a projection already; this one's is added
   */
  private Projection projection(
      Way way, int size, int source, boolean isEarlier, List<String> biased) {
    int columns = shapes.outputs(way.source());
    int[] steps = new int[columns];
    double[] columnScale = ones(columns);
    double[] rowScale = ones(size);
    String matrix = null;
    for (String path : way.nodes()) {
      NodeKind kind = graph.kind(path);
      if (kind.isMatrix()) {
        matrix = path;
      } else if (kind == NodeKind.SCALE) {
        NodeValues node = graph.node(path);
        multiply(
            matrix == null ? columnScale : rowScale,
            node.broadcast("scale", shapes.inputs(path), Double.NaN));
      } else if (kind == NodeKind.DELAY) {
        int[] more = delays.of(path);
        boolean isUniform = matrix != null; // see SignalPaths: else it would not be on this way
        Arrays.setAll(steps, i -> steps[i] + more[isUniform ? 0 : i]);
      }
    }
    boolean stepBefore = false;
    if (source > 0 && !isEarlier) {
      stepBefore = Arrays.stream(steps).anyMatch(s -> s == 0);
      Arrays.setAll(steps, i -> Math.max(1, steps[i]));
    }
    double[] bias = new double[size];
    if (matrix != null && graph.kind(matrix) == NodeKind.AFFINE && !biased.contains(matrix)) {
      biased.add(matrix);
      bias = graph.node(matrix).broadcast("bias", size, Double.NaN);
      multiply(bias, rowScale);
    }
    double[][] scaled = scaled(matrix, columnScale, rowScale);
    int first = inputs.getOrDefault(way.source(), 0);
    return new Projection(
        source, first, steps, stepBefore, scaled, bias, matrix, columnScale, rowScale, way.nodes());
  }

  private double[][] scaled(String matrix, double[] columnScale, double[] rowScale) {
    int columns = columnScale.length;
    int rows = rowScale.length;
    weights += (long) rows * columns;
    if (weights > MAX_WEIGHTS) {
      throw graph.error(
          Code.TOOLARGE, null, "more than " + MAX_WEIGHTS + " weights", "up to that many");
    }
    NirArray weight = matrix == null ? null : graph.node(matrix).numbers("weight");
    double[][] scaled = new double[rows][columns];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        double unscaled = weight == null ? (r == c ? 1 : 0) : weight.real(r * columns + c);
        scaled[r][c] = unscaled * columnScale[c] * rowScale[r];
        if (!Double.isFinite(scaled[r][c])) {
          String key = matrix == null ? null : "node '" + matrix + "'";
          throw graph.error(
              Code.RANGE, key, "scales that make a weight infinite", "finite products");
        }
      }
    }
    return scaled;
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static void multiply(double[] values, double[] factors) {
    Arrays.setAll(values, i -> values[i] * factors[i]);
  }
}
