// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lays a graph out as the groups and datasets that NIR files have. */
final class NirWriter {
  private NirWriter() {}

  static void write(Path target, NirFile file) throws IOException {
    Map<String, NirValue> root = new TreeMap<>(file.members());
    root.put(NirReader.NODE, group(file.graph()));
    Hdf5Writer.write(target, new NirGroup(root));
  }

  private static NirGroup group(NirNode node) {
    Map<String, NirValue> values = new TreeMap<>(node.members());
    values.put(NirReader.TYPE, NirArray.text(node.type()));
    if (node instanceof NirGraph graph) {
      Map<String, NirValue> nodes = new TreeMap<>();
      graph.nodes().forEach((name, inner) -> nodes.put(name, group(inner)));
      values.put(NirReader.NODES, new NirGroup(nodes));
      values.put(NirReader.EDGES, edges(graph.edges()));
    }
    return new NirGroup(values);
  }

  private static NirArray edges(List<NirGraph.Edge> edges) {
    String[] names =
        edges.stream()
            .flatMap(edge -> List.of(edge.source(), edge.destination()).stream())
            .toArray(String[]::new);
    return NirArray.texts(names, edges.size(), 2);
  }
}
