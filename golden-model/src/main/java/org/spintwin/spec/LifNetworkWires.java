// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.LifNetworkChip.Source;

/** Nets between the layers of a network, and the columns of a layer made of them. */
final class LifNetworkWires {
  /** So that no line becomes longer than every tool takes. */
  private static final int LINE = 90;

  private final LifNetworkChip chip;
  private final LifNetworkSizes sizes;

  LifNetworkWires(LifNetworkChip chip) {
    this.chip = chip;
    this.sizes = chip.sizes();
  }

  /**
   * A vector of some steps ago.
   *
   * @param layer whose answers it was, or {@link LifNetworkChip#INPUT}
   */
  record Delayed(int layer, int delay) {
    String net() {
      return "delayed_" + layer + "_" + delay;
    }
  }

  /** What needs a delay line, each once. */
  List<Delayed> delayed() {
    return layers()
        .flatMap(
            k ->
                layer(k).sources().stream().filter(s -> needsLine(s, k)).map(LifNetworkWires::line))
        .distinct()
        .toList();
  }

  private Stream<Integer> layers() {
    return Stream.iterate(1, k -> k <= chip.layers().size(), k -> k + 1);
  }

  private Layer layer(int k) {
    return chip.layers().get(k - 1);
  }

  private static Delayed line(Source source) {
    return new Delayed(source.layer(), source.delay());
  }

  /** The answers of a layer that is not before its reader are of the step before anyway. */
  private static boolean needsLine(Source source, int reader) {
    return source.delay() > (source.layer() < reader ? 0 : 1);
  }

  /** Whether a layer reads its own answers of the step before. */
  boolean readsItself(int k) {
    return layer(k).sources().stream().anyMatch(s -> s.layer() == k && s.delay() == 1);
  }

  /** The net of a layer's answers, which may be a port, or of the inputs. */
  String answers(int k) {
    if (k == LifNetworkChip.INPUT) {
      return "values";
    }
    return chip.outputs().contains(k) ? result(k) : "answers_" + k;
  }

  /** The port of a layer's answers. */
  String result(int k) {
    return (layer(k).fires() ? "spikes_" : "values_") + k + "_o";
  }

  int bits(int k) {
    return sizes.answers(k) * sizes.answerBits(k);
  }

  /** The columns of a layer, as one vector with column 0 lowest. */
  String columns(int k) {
    List<String> lowestFirst = new ArrayList<>();
    for (Source source : layer(k).sources()) {
      String net = needsLine(source, k) ? line(source).net() : answers(source.layer());
      boolean plain = sizes.valueBits(layer(k)) == sizes.answerBits(source.layer());
      if (plain) {
        addRuns(net, source, lowestFirst);
      } else {
        int bits = sizes.valueBits(layer(k));
        sizes.elements(source).forEach(e -> lowestFirst.add(widened(net, source, e, bits)));
      }
    }
    if (lowestFirst.size() == 1) {
      return lowestFirst.get(0);
    }
    Collections.reverse(lowestFirst);
    return "{" + broken(lowestFirst) + "}";
  }

  /** Elements as they are, those that follow each other as one slice. */
  private void addRuns(String net, Source source, List<String> lowestFirst) {
    List<Integer> elements = sizes.elements(source);
    int from = 0;
    for (int i = 1; i <= elements.size(); i++) {
      if (i == elements.size() || elements.get(i) != elements.get(i - 1) + 1) {
        lowestFirst.add(slice(net, source.layer(), elements.get(from), elements.get(i - 1)));
        from = i;
      }
    }
  }

  /** An element times 2 to the power of its shift, in that many bits. */
  private String widened(String net, Source source, int element, int bits) {
    int own = sizes.answerBits(source.layer());
    int above = bits - own - source.shift();
    String value = slice(net, source.layer(), element, element);
    List<String> parts = new ArrayList<>();
    if (above > 0) {
      String sign = own == 1 ? "1'b0" : net + "[" + (element * own + own - 1) + "]";
      parts.add("{" + above + "{" + sign + "}}");
    }
    parts.add(value);
    if (source.shift() > 0) {
      parts.add(source.shift() + "'d0");
    }
    return "{" + String.join(", ", parts) + "}";
  }

  private String slice(String net, int layer, int first, int last) {
    int width = sizes.answerBits(layer);
    int low = first * width;
    int high = last * width + width - 1;
    if (high - low + 1 == bits(layer)) {
      return net;
    }
    return net + "[" + (high == low ? "" + low : high + ":" + low) + "]";
  }

  private static String broken(List<String> parts) {
    StringBuilder text = new StringBuilder();
    int line = 0;
    for (String part : parts) {
      boolean first = text.length() == 0;
      boolean breaks = line + part.length() > LINE;
      text.append(first ? "" : ",").append(breaks && !first ? "\n          " : first ? "" : " ");
      text.append(part);
      line = breaks ? part.length() : line + part.length() + 2;
    }
    return text.toString();
  }
}
