// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Nodes by name and the edges between them, as a NIR file has them; nothing is checked yet.
 *
 * @param members metadata, and what else the file says of the graph
 */
public record NirGraph(Map<String, NirNode> nodes, List<Edge> edges, Map<String, NirValue> members)
    implements NirNode {
  static final String TYPE = "NIRGraph";

  /** From the node of one name to that of another; the same edge may stand there twice. */
  public record Edge(String source, String destination) {}

  public NirGraph {
    nodes = Collections.unmodifiableMap(new TreeMap<>(nodes));
    edges = List.copyOf(edges);
    members = Collections.unmodifiableMap(new TreeMap<>(members));
  }

  @Override
  public String type() {
    return TYPE;
  }

  /**
   * This graph with some primitives replaced.
   *
   * @param replacements by path: the names from the outermost graph inwards, joined with '.'
   */
  public NirGraph with(Map<String, NirPrimitive> replacements) {
    return with("", replacements);
  }

  /**
   * A primitive of this graph or one inside it.
   *
   * @param path as of {@link #with}; a name may hold a '.' itself
   */
  Optional<NirPrimitive> primitive(String path) {
    if (nodes.get(path) instanceof NirPrimitive found) {
      return Optional.of(found);
    }
    return nodes.entrySet().stream()
        .filter(e -> e.getValue() instanceof NirGraph && path.startsWith(e.getKey() + "."))
        .flatMap(
            e ->
                ((NirGraph) e.getValue())
                    .primitive(path.substring(e.getKey().length() + 1)).stream())
        .findFirst();
  }

  private NirGraph with(String prefix, Map<String, NirPrimitive> replacements) {
    Map<String, NirNode> changed = new TreeMap<>();
    nodes.forEach(
        (name, node) ->
            changed.put(
                name,
                node instanceof NirGraph inner
                    ? inner.with(prefix + name + ".", replacements)
                    : replacements.getOrDefault(prefix + name, (NirPrimitive) node)));
    return new NirGraph(changed, edges, members);
  }
}
