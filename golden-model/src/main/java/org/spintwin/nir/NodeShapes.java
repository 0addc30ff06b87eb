// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.IntStream;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;

/**
 * What shape of signal each node takes and gives. A node whose parameters are single numbers takes
 * the shape of what it is connected with.
 */
final class NodeShapes {
  private static final long MAX_SIZE = 1 << 20;

  private final FlatGraph graph;
  private final Map<String, int[]> in = new HashMap<>();
  private final Map<String, int[]> out = new HashMap<>();

  /**
   * @throws InputException when a shape is not possible, or the two ends of an edge do not agree
   */
  NodeShapes(FlatGraph graph) {
    this.graph = graph;
    for (String path : graph.paths()) {
      NodeValues node = graph.node(path);
      switch (graph.kind(path)) {
        case INPUT, OUTPUT -> set(path, node.sizes("shape"));
        case AFFINE, LINEAR -> setMatrix(path, node);
        case FLATTEN -> {
          if (node.has("input_type")) {
            set(path, node.sizes("input_type"));
          }
        }
        case SCALE -> setElementwise(path, node, List.of("scale"));
        case DELAY -> setElementwise(path, node, List.of("delay"));
        default -> setElementwise(path, node, graph.kind(path).model().parameters());
      }
    }
    while (spread()) {
      // until no shape is added
    }
    for (String path : graph.paths()) {
      if (!in.containsKey(path)) {
        set(path, new int[] {1});
      }
    }
    checkEdges();
  }

  /** How many elements a node takes. */
  int inputs(String path) {
    return product(in.get(path));
  }

  /** How many elements a node gives. */
  int outputs(String path) {
    return product(out.get(path));
  }

  private void set(String path, int[] shape) {
    long size = 1;
    for (int dimension : shape) {
      size = Math.min(size * dimension, MAX_SIZE + 1);
    }
    if (size > MAX_SIZE) {
      throw graph
          .node(path)
          .error(
              Code.TOOLARGE,
              null,
              "shape " + Arrays.toString(shape),
              "up to " + MAX_SIZE + " elements");
    }
    in.put(path, shape);
    out.put(
        path, graph.kind(path) == NodeKind.FLATTEN ? flattened(graph.node(path), shape) : shape);
  }

  private void setMatrix(String path, NodeValues node) {
    NirArray weight = node.numbers("weight");
    int[] shape = weight.shape();
    if (shape.length != 2 || weight.length() == 0) {
      throw node.error(
          Code.SHAPE,
          "weight",
          "shape " + weight.shapeText(),
          "[outputs, inputs], both at least 1");
    }
    in.put(path, new int[] {shape[1]});
    out.put(path, new int[] {shape[0]});
  }

  private void setElementwise(String path, NodeValues node, List<String> datasets) {
    String largest = null;
    for (String dataset : datasets) {
      if (node.has(dataset)) {
        NirArray array = node.numbers(dataset);
        if (array.length() == 0) {
          throw node.error(Code.SHAPE, dataset, "shape " + array.shapeText(), "at least 1 number");
        }
        if (array.length() > 1 && largest == null) {
          largest = dataset;
        } else if (array.length() > 1) {
          int[] shape = node.numbers(largest).shape();
          if (!agree(shape, array.shape())) {
            throw node.error(
                Code.SHAPE,
                dataset,
                "shape " + array.shapeText(),
                Arrays.toString(shape) + ", as " + largest + " has, or one number");
          }
        }
      }
    }
    if (largest != null) {
      set(path, node.numbers(largest).shape());
    }
  }

  /** Gives a shape to nodes that have none, from their neighbours; whether there was one. */
  private boolean spread() {
    boolean changed = false;
    for (String path : graph.paths()) {
      if (!in.containsKey(path)) {
        int[] shape = neighbour(graph.predecessors(path), out);
        if (shape == null && graph.kind(path) != NodeKind.FLATTEN) {
          shape = neighbour(graph.successors(path), in);
        }
        if (shape != null) {
          set(path, shape);
          changed = true;
        }
      }
    }
    return changed;
  }

  private static int[] neighbour(SortedSet<String> neighbours, Map<String, int[]> shapes) {
    return neighbours.stream()
        .filter(shapes::containsKey)
        .findFirst()
        .map(shapes::get)
        .orElse(null);
  }

  private void checkEdges() {
    for (String from : graph.paths()) {
      for (String to : graph.successors(from)) {
        int[] given = out.get(from);
        int[] taken = in.get(to);
        if (!agree(given, taken)) {
          throw graph.error(
              Code.SHAPE,
              "edge '" + from + "' -> '" + to + "'",
              from + " gives shape " + Arrays.toString(given),
              Arrays.toString(taken) + ", which " + to + " takes" + flattenHint(given, taken));
        }
      }
    }
  }

  private static String flattenHint(int[] given, int[] taken) {
    return product(given) == product(taken) ? "; put a Flatten between" : "";
  }

  /** Dimensions of size 1 do not count. */
  private static boolean agree(int[] a, int[] b) {
    return Arrays.equals(
        Arrays.stream(a).filter(size -> size != 1).toArray(),
        Arrays.stream(b).filter(size -> size != 1).toArray());
  }

  /** The dimensions from start_dim to end_dim become one. */
  private static int[] flattened(NodeValues node, int[] shape) {
    int start = dimension(node, "start_dim", 1, shape.length);
    int end = Math.min(dimension(node, "end_dim", -1, shape.length), shape.length - 1);
    if (end < start) {
      return shape;
    }
    return IntStream.concat(
            IntStream.concat(
                Arrays.stream(shape, 0, start),
                IntStream.of(product(Arrays.copyOfRange(shape, start, end + 1)))),
            Arrays.stream(shape, end + 1, shape.length))
        .toArray();
  }

  private static int dimension(NodeValues node, String dataset, int otherwise, int rank) {
    int dimension = node.integer(dataset, otherwise);
    if (dimension < -rank || dimension > rank) {
      throw node.error(
          Code.RANGE,
          dataset,
          Integer.toString(dimension),
          "-" + rank + " to " + rank + ", as the signal has " + rank + " dimensions");
    }
    return dimension < 0 ? dimension + rank : dimension;
  }

  private static int product(int[] shape) {
    return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
  }
}
