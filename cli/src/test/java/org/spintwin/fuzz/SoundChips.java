// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import java.util.List;
import java.util.Map;
import org.spintwin.fuzz.YamlTree.Node;
import org.spintwin.kind.ChipKind;

/** A small chip of each kind with input for it; made from the starter files, so with all keys. */
final class SoundChips {
  /**
   * A chip.
   *
   * @param text its file
   * @param input for it, as CSV
   * @param numbers of a row of its input
   */
  record Sound(String kind, String text, String input, int numbers) {}

  private static final Map<String, Map<String, String>> SMALL =
      Map.of(
          "mram-lif", Map.of("array.inputs", "4", "array.neurons", "4", "array.bits", "2"),
          "sot-mlp", Map.of("network.layers", "\"4-3-2\""),
          "ecram", Map.of("array.inputs", "4", "array.neurons", "3", "array.tile_rows", "2"));

  private static final Map<String, String> INPUTS =
      Map.of(
          "mram-lif", "0,1\n1,0\n1,3\n",
          "sot-mlp", "1,2,3,4\n255,0,0,9\n",
          "mtj-bnn", "1,2,3,4,5,6,7,8,9,10,11,12,13\n",
          "ecram", "1,2,3,4\n5,6,7,8\n",
          "ts-pcm", "1,1,1,1,1,0,0,0,0,0,1,1,1,1,1,0,0,0,0,0,1,1,1,1,1\n",
          "lif-network", "0,1\n1,0\n1,3\n");

  private static final List<String> EVENTS = List.of("mram-lif", "lif-network");

  /** One of each kind. */
  static final List<Sound> ALL = ChipKind.ALL.stream().map(SoundChips::of).toList();

  private SoundChips() {}

  private static Sound of(ChipKind kind) {
    Node root = YamlTree.parsed(kind.starter());
    SMALL
        .getOrDefault(kind.name(), Map.of())
        .forEach((key, value) -> YamlTree.put(root, key, value));
    String input = INPUTS.get(kind.name());
    boolean events = EVENTS.contains(kind.name()); // a list of step and address
    int numbers = events ? 4 : input.lines().findFirst().orElseThrow().split(",").length;
    return new Sound(kind.name(), YamlTree.text(root), input, numbers);
  }

  /** The chip of a kind. */
  static Sound of(String kind) {
    return ALL.stream().filter(s -> s.kind().equals(kind)).findFirst().orElseThrow();
  }
}
