// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.YamlNode.Scalar;
import org.spintwin.io.YamlNode.Sequence;
import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkChip.Source;

/**
 * Reads what drives the layers of a network.
 *
 * @param names of the inputs and the layers
 * @param sizes numbers of the inputs, and neurons of the layers
 */
record LifNetworkSources(List<String> names, List<Integer> sizes) {

  /**
   * The sources of a layer.
   *
   * @param number of the layer, from 1
   */
  List<Source> of(Section layer, int number) {
    List<Section> all = layer.sections("sources", "from", "delay", "shift", "elements");
    if (all.isEmpty()) {
      throw layer.error(
          Code.MISSINGKEY, "sources", "no sources", "a list of what drives the layer");
    }
    return all.stream().map(source -> source(source, number)).toList();
  }

  private Source source(Section source, int number) {
    source.require("from", String.join(", ", names));
    int from = names.indexOf(source.word("from", "", names.toArray(String[]::new)));
    int least = from < number ? 0 : 1;
    long delay = source.integer("delay", least, 0, LifNetworkChip.MOST_DELAY);
    if (delay < least) {
      throw source.error(
          Code.VALUE,
          "delay",
          "0, from " + (from == number ? "the layer itself" : "a later layer"),
          "1 to " + LifNetworkChip.MOST_DELAY + ": its answers are not there yet");
    }
    int shift = (int) source.integer("shift", 0, 0, LifNetworkChip.MOST_SHIFT);
    return new Source(from, (int) delay, shift, elements(source, sizes.get(from)));
  }

  /** Numbers and ranges, as {@code [0, 4-7]}; none where all elements are meant in their order. */
  private static List<Integer> elements(Section source, int answers) {
    YamlNode node = source.node("elements");
    if (node == null) {
      return List.of();
    }
    String allowed = "numbers and ranges from 0 to " + (answers - 1) + ", for example [0, 2-3]";
    Stream<YamlNode> all =
        node instanceof Sequence list ? list.elements().stream() : Stream.of(node);
    List<Integer> elements = new ArrayList<>();
    for (YamlNode element : all.toList()) {
      String text = element instanceof Scalar scalar ? scalar.text() : "";
      int[] ends =
          text.matches("\\d{1,4}(-\\d{1,4})?")
              ? Arrays.stream(text.split("-")).mapToInt(Integer::parseInt).toArray()
              : new int[] {answers};
      int last = ends[ends.length - 1];
      if (ends[0] > last || last >= answers) {
        throw source
            .with("elements", element)
            .error(Code.VALUE, "elements", element.described(), allowed);
      }
      IntStream.rangeClosed(ends[0], last).forEach(elements::add);
    }
    if (elements.isEmpty()) {
      throw source.error(Code.EMPTY, "elements", "an empty list", allowed);
    }
    return elements;
  }

  /** Columns that the sources of a layer drive. */
  int columns(Section layer, List<Source> sources) {
    int columns =
        sources.stream()
            .mapToInt(s -> s.elements().isEmpty() ? sizes.get(s.layer()) : s.elements().size())
            .sum();
    if (columns > LifNetworkChip.MOST_NUMBERS) {
      throw layer.error(
          Code.RANGE,
          "sources",
          columns + " columns",
          "1 to " + LifNetworkChip.MOST_NUMBERS + " from all sources together");
    }
    return columns;
  }
}
