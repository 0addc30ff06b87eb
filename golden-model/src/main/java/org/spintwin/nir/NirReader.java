// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.NearestName;

/** Finds the graph in the groups and datasets of a file. */
final class NirReader {
  static final String NODE = "node";
  static final String TYPE = "type";
  static final String NODES = "nodes";
  static final String EDGES = "edges";

  private final Path file;

  NirReader(Path file) {
    this.file = file;
  }

  NirFile read() {
    NirGroup root = Hdf5Reader.read(file);
    Map<String, NirValue> members = new TreeMap<>(root.values());
    if (!(members.remove(NODE) instanceof NirGroup node)) {
      String found = root.attributes().containsKey(NirTrace.TYPE) ? "NIRData" : "no group 'node'";
      throw error(Code.FORMAT, null, found, "a NIR graph, which is in the group 'node'");
    }
    if (!(node(node, "") instanceof NirGraph graph)) {
      throw error(
          Code.VALUE, "group 'node'", type(node, ""), NirGraph.TYPE + " as type of the outermost");
    }
    return new NirFile(file, graph, members);
  }

  private NirNode node(NirGroup group, String path) {
    Map<String, NirValue> members = new TreeMap<>(group.values());
    String type = type(group, path);
    members.remove(TYPE);
    if (!type.equals(NirGraph.TYPE)) {
      return new NirPrimitive(type, members);
    }
    Map<String, NirNode> nodes = new TreeMap<>();
    nodes(members.remove(NODES), path)
        .forEach(
            (name, value) -> {
              String inner = path.isEmpty() ? name : path + "." + name;
              if (!(value instanceof NirGroup child)) {
                throw error(Code.TYPE, key(inner), "a dataset", "a group, which is a node");
              }
              nodes.put(name, node(child, inner));
            });
    return new NirGraph(nodes, edges(members.remove(EDGES), path), members);
  }

  private String type(NirGroup group, String path) {
    NirValue type = group.values().get(TYPE);
    if (type == null) {
      String near = NearestName.of(TYPE, group.values().keySet());
      String inner = nodeWithin(group);
      String allowed =
          inner == null
              ? "a node, which has a dataset 'type'"
              : "node names without '/', which makes groups of '" + path + "/" + inner + "'";
      throw new InputException(
          Code.MISSINGKEY,
          Location.of(file),
          key(path),
          (near == null ? "" : "'" + near + "' and ") + "no dataset 'type'",
          allowed,
          near == null ? null : TYPE);
    }
    if (!(type instanceof NirArray array) || array.isNumber() || array.length() != 1) {
      throw error(Code.TYPE, key(path) + ", type", describe(type), "one text");
    }
    return array.text(0);
  }

  /** The name of a group within that looks like a node; null where there is none. */
  private static String nodeWithin(NirGroup group) {
    for (Map.Entry<String, NirValue> entry : group.values().entrySet()) {
      if (entry.getValue() instanceof NirGroup inner && inner.values().containsKey(TYPE)) {
        return entry.getKey();
      }
    }
    return null;
  }

  private Map<String, NirValue> nodes(NirValue nodes, String path) {
    if (nodes instanceof NirGroup group) {
      return group.values();
    }
    throw error(
        Code.MISSINGKEY, key(path), "no group 'nodes'", "a graph, which has 'nodes' and 'edges'");
  }

  private List<NirGraph.Edge> edges(NirValue edges, String path) {
    if (edges == null) {
      throw error(
          Code.MISSINGKEY,
          key(path),
          "no dataset 'edges'",
          "a graph, which has 'nodes' and 'edges'");
    }
    if (!(edges instanceof NirArray array)) {
      throw error(Code.TYPE, key(path) + ", edges", describe(edges), "pairs of names");
    }
    int[] shape = array.shape();
    if (array.length() == 0) {
      return List.of(); // numpy gives no edges the type and shape of no numbers
    }
    if (array.isNumber() || shape.length != 2 || shape[1] != 2) {
      throw error(
          Code.SHAPE,
          key(path) + ", edges",
          describe(edges),
          "pairs of names: texts of shape [n, 2]");
    }
    List<NirGraph.Edge> pairs = new ArrayList<>();
    for (int i = 0; i < array.length(); i += 2) {
      pairs.add(new NirGraph.Edge(array.text(i), array.text(i + 1)));
    }
    return pairs;
  }

  private static String describe(NirValue value) {
    if (!(value instanceof NirArray array)) {
      return "a group";
    }
    return (array.isNumber() ? "numbers" : "texts") + " of shape " + array.shapeText();
  }

  private static String key(String path) {
    return path.isEmpty() ? "group 'node'" : "node '" + path + "'";
  }

  private InputException error(Code code, String key, String found, String allowed) {
    return new InputException(code, Location.of(file), key, found, allowed);
  }
}
