// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A YAML or JSON document that can hold what none may: keys twice, and scalars that are written as
 * they are, so that anything at all can stand in place of a value.
 */
final class YamlTree {
  /** A value. */
  sealed interface Node permits Raw, Items, Keys {}

  /** Written as it is. */
  record Raw(String text) implements Node {}

  record Items(List<Node> nodes) implements Node {}

  record Keys(List<Key> keys) implements Node {}

  record Key(String name, Node value) {}

  /** A place of a value in its list or mapping. */
  record Slot(Node parent, int index) {
    Node value() {
      return parent instanceof Keys keys
          ? keys.keys().get(index).value()
          : ((Items) parent).nodes().get(index);
    }

    void set(Node value) {
      if (parent instanceof Keys keys) {
        keys.keys().set(index, new Key(keys.keys().get(index).name(), value));
      } else {
        ((Items) parent).nodes().set(index, value);
      }
    }

    void remove() {
      if (parent instanceof Keys keys) {
        keys.keys().remove(index);
      } else {
        ((Items) parent).nodes().remove(index);
      }
    }

    /** The same value once more. */
    void repeat() {
      if (parent instanceof Keys keys) {
        keys.keys().add(keys.keys().get(index));
      } else {
        ((Items) parent).nodes().add(value());
      }
    }
  }

  private static final ObjectMapper READER = new ObjectMapper(new YAMLFactory());

  private YamlTree() {}

  static Node parsed(String text) {
    try {
      return of(READER.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a sound document is wanted", e);
    }
  }

  private static Node of(JsonNode node) {
    if (node.isObject()) {
      List<Key> keys = new ArrayList<>();
      node.fields().forEachRemaining(f -> keys.add(new Key(f.getKey(), of(f.getValue()))));
      return new Keys(keys);
    }
    if (node.isArray()) {
      List<Node> nodes = new ArrayList<>();
      node.forEach(n -> nodes.add(of(n)));
      return new Items(nodes);
    }
    return new Raw(node.toString()); // a JSON scalar is a YAML scalar
  }

  /** Gives a key of a mapping another value; {@code path} has dots. */
  static void put(Node root, String path, String raw) {
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    List<Key> keys = ((Keys) root).keys();
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).name().equals(name)) {
        if (dot < 0) {
          keys.set(i, new Key(name, new Raw(raw)));
        } else {
          put(keys.get(i).value(), path.substring(dot + 1), raw);
        }
        return;
      }
    }
    keys.add(new Key(name, new Raw(raw)));
  }

  /** All places of values, at any depth. */
  static List<Slot> slots(Node root) {
    List<Slot> slots = new ArrayList<>();
    collect(root, slots);
    return slots;
  }

  private static void collect(Node node, List<Slot> slots) {
    int size =
        node instanceof Keys keys
            ? keys.keys().size()
            : node instanceof Items items ? items.nodes().size() : 0;
    for (int i = 0; i < size; i++) {
      Slot slot = new Slot(node, i);
      slots.add(slot);
      collect(slot.value(), slots);
    }
  }

  /** The document: a line for each key at the top, the rest within braces; JSON where it can be. */
  static String text(Node root) {
    if (!(root instanceof Keys keys)) {
      return flow(root);
    }
    return keys.keys().stream()
        .map(k -> k.name() + ": " + flow(k.value()) + "\n")
        .collect(Collectors.joining());
  }

  /** The document within braces. */
  static String flow(Node node) {
    if (node instanceof Keys keys) {
      return keys.keys().stream()
          .map(k -> '"' + k.name() + "\": " + flow(k.value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node instanceof Items items) {
      return items.nodes().stream().map(YamlTree::flow).collect(Collectors.joining(", ", "[", "]"));
    }
    return ((Raw) node).text();
  }
}
