// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.NearestName;
import org.spintwin.nir.NirGraph.Edge;

/**
 * The primitives of a graph and of the graphs within it, by path, and how they are connected. The
 * inputs and outputs of inner graphs are nodes that hand on what they get.
 */
final class FlatGraph {
  private static final int MAX_NODES = 4096;
  private static final int SHOWN_NAMES = 8;

  private final Path file;
  private final NavigableMap<String, NodeValues> nodes = new TreeMap<>();
  private final Map<String, SortedSet<String>> successors = new TreeMap<>();
  private final Map<String, SortedSet<String>> predecessors = new TreeMap<>();
  private final SortedSet<String> inputs = new TreeSet<>();
  private final SortedSet<String> outputs = new TreeSet<>();

  /**
   * @throws InputException when a type is not supported, an edge is not possible, or there is no
   *     input or output
   */
  FlatGraph(NirFile source) {
    file = source.path();
    NirGraph graph = source.graph();
    if (graph.nodes().isEmpty()) {
      throw error(Code.EMPTY, null, "a graph without nodes", "at least an Input and an Output");
    }
    addNodes(graph, "");
    inputs.addAll(ofKind(graph, NodeKind.INPUT));
    outputs.addAll(ofKind(graph, NodeKind.OUTPUT));
    requireOne(inputs, NodeKind.INPUT);
    requireOne(outputs, NodeKind.OUTPUT);
    addEdges(graph, "");
  }

  private void requireOne(Set<String> found, NodeKind kind) {
    if (found.isEmpty()) {
      throw error(
          Code.MISSINGKEY,
          null,
          "no node of type " + kind.type() + " in the outermost graph",
          "at least one, with an edge");
    }
  }

  private void addNodes(NirGraph graph, String prefix) {
    graph
        .nodes()
        .forEach(
            (name, node) -> {
              String path = prefix + name;
              if (node instanceof NirGraph inner) {
                addNodes(inner, path + ".");
              } else {
                add(path, (NirPrimitive) node);
              }
            });
  }

  private void add(String path, NirPrimitive node) {
    if (!NodeKind.TYPES.contains(node.type())) {
      throw new InputException(
          Code.VALUE,
          Location.of(file),
          "node '" + path + "'",
          "unsupported type " + node.type(),
          String.join(", ", NodeKind.TYPES) + ", " + NirGraph.TYPE,
          NearestName.of(node.type(), NodeKind.TYPES));
    }
    if (nodes.put(path, new NodeValues(file, path, node)) != null) {
      throw error(
          Code.DUPLICATEKEY,
          "node '" + path + "'",
          "two nodes of that path, one in an inner graph",
          "different paths; rename one");
    }
    if (nodes.size() > MAX_NODES) {
      throw error(Code.TOOLARGE, null, "more than " + MAX_NODES + " nodes", "up to that many");
    }
    successors.put(path, new TreeSet<>());
    predecessors.put(path, new TreeSet<>());
  }

  private void addEdges(NirGraph graph, String prefix) {
    for (Edge edge : graph.edges()) {
      String key = "edge '" + prefix + edge.source() + "' -> '" + prefix + edge.destination() + "'";
      String from = end(graph, prefix, edge.source(), NodeKind.OUTPUT, key);
      String to = end(graph, prefix, edge.destination(), NodeKind.INPUT, key);
      if (prefix.isEmpty() && outputs.contains(from)) {
        throw error(Code.VALUE, key, "an edge from an Output", "edges to it only");
      }
      if (prefix.isEmpty() && inputs.contains(to)) {
        throw error(Code.VALUE, key, "an edge to an Input", "edges from it only");
      }
      if (!successors.get(from).add(to)) {
        throw error(
            Code.DUPLICATEKEY,
            key,
            "the same edge twice",
            "each edge once; for twice the signal put a Scale between");
      }
      predecessors.get(to).add(from);
    }
    graph
        .nodes()
        .forEach(
            (name, node) -> {
              if (node instanceof NirGraph inner) {
                addEdges(inner, prefix + name + ".");
              }
            });
  }

  /** The path of the primitive at an end of an edge: of a graph, its only input or output. */
  private String end(NirGraph graph, String prefix, String name, NodeKind port, String key) {
    NirNode node = graph.nodes().get(name);
    if (node == null) {
      throw new InputException(
          Code.NOTFOUND,
          Location.of(file),
          key,
          "no node '" + name + "'" + (prefix.isEmpty() ? "" : " in that graph"),
          "names of nodes: " + shown(graph.nodes().keySet()),
          NearestName.of(name, graph.nodes().keySet()));
    }
    if (!(node instanceof NirGraph inner)) {
      return prefix + name;
    }
    Collection<String> ports = ofKind(inner, port);
    if (ports.size() != 1) {
      throw error(
          Code.COMBINATION,
          key,
          "an inner graph with " + ports.size() + " nodes of type " + port.type(),
          "one, which the edge means");
    }
    return end(inner, prefix + name + ".", ports.iterator().next(), port, key);
  }

  private static Collection<String> ofKind(NirGraph graph, NodeKind kind) {
    SortedSet<String> names = new TreeSet<>();
    graph
        .nodes()
        .forEach(
            (name, node) -> {
              if (node.type().equals(kind.type())) {
                names.add(name);
              }
            });
    return names;
  }

  private static String shown(Collection<String> names) {
    String first = String.join(", ", names.stream().limit(SHOWN_NAMES).toList());
    int rest = names.size() - SHOWN_NAMES;
    return rest > 0 ? first + " and " + rest + " more" : first;
  }

  /** Paths of all nodes, in alphabetical order. */
  Set<String> paths() {
    return Collections.unmodifiableSet(nodes.keySet());
  }

  NodeValues node(String path) {
    return nodes.get(path);
  }

  NodeKind kind(String path) {
    return NodeKind.of(nodes.get(path).type());
  }

  SortedSet<String> successors(String path) {
    return successors.get(path);
  }

  SortedSet<String> predecessors(String path) {
    return predecessors.get(path);
  }

  /** Those of the outermost graph, by name. */
  SortedSet<String> inputs() {
    return inputs;
  }

  /** Those of the outermost graph, by name. */
  SortedSet<String> outputs() {
    return outputs;
  }

  /** What can be reached from some nodes, these included. */
  Set<String> reachable(Collection<String> from, boolean forward) {
    Set<String> reached = new TreeSet<>(from);
    Deque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (String next : (forward ? successors : predecessors).get(open.pop())) {
        if (reached.add(next)) {
          open.push(next);
        }
      }
    }
    return reached;
  }

  /** Leaves nodes out, with their edges. */
  void removeIf(Predicate<String> unwanted) {
    List<String> removed = nodes.keySet().stream().filter(unwanted).toList();
    for (String path : removed) {
      nodes.remove(path);
      successors.remove(path);
      predecessors.remove(path);
    }
    successors.values().forEach(set -> set.removeAll(removed));
    predecessors.values().forEach(set -> set.removeAll(removed));
  }

  InputException error(Code code, String key, String found, String allowed) {
    return new InputException(code, Location.of(file), key, found, allowed);
  }
}
