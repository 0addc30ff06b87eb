// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.LifNetworkChip.Source;

/** Nets between the layers of a network, and vectors that are made of them. */
final class LifNetworkWires {
  /** So that no line becomes longer than every tool takes. */
  private static final int LINE = 90;

  private final LifNetworkChip chip;
  private final LifNetworkSizes sizes;
  private final List<LifNetworkLine> lines;

  LifNetworkWires(LifNetworkChip chip) {
    this.chip = chip;
    sizes = chip.sizes();
    lines = LifNetworkLine.of(chip);
  }

  List<LifNetworkLine> lines() {
    return lines;
  }

  private Layer layer(int k) {
    return chip.layers().get(k - 1);
  }

  /** Whether a layer reads its own answers of the step before. */
  boolean readsItself(int k) {
    return layer(k).sources().stream().anyMatch(s -> s.layer() == k && s.delay() == 1);
  }

  /**
   * The net of a layer's answers, or of the inputs. What is not read is said in its name, which
   * keeps tools from warning of it.
   */
  String answers(int k) {
    if (chip.outputs().contains(k)) {
      return result(k);
    }
    Set<Integer> read = new HashSet<>();
    lines.stream().filter(line -> line.layer() == k).forEach(line -> read.addAll(line.elements()));
    for (int reader = 1; reader <= chip.layers().size(); reader++) {
      for (Source source : layer(reader).sources()) {
        if (source.layer() == k) {
          read.addAll(sizes.elements(source));
        }
      }
    }
    String use = read.isEmpty() ? "unused_" : read.size() < sizes.answers(k) ? "part_unused_" : "";
    return use + (k == LifNetworkChip.INPUT ? "values" : "answers_" + k);
  }

  /** The port of a layer's answers. */
  String result(int k) {
    return (layer(k).fires() ? "spikes_" : "values_") + k + "_o";
  }

  /** The net of what a line shows. */
  static String delayed(LifNetworkLine line) {
    return "delayed_" + line.layer() + "_" + line.delay();
  }

  /** Bits of a line. */
  int width(LifNetworkLine line) {
    return line.elements().size() * sizes.answerBits(line.layer());
  }

  /** What a line takes. */
  String source(LifNetworkLine line) {
    return joined(numbers(line.layer()).slices(line.elements()));
  }

  /** The columns of a layer, as one vector with column 0 lowest. */
  String columns(int k) {
    int bits = sizes.valueBits(layer(k));
    List<String> lowestFirst = new ArrayList<>();
    for (Source source : layer(k).sources()) {
      Numbers numbers = numbers(source.layer());
      List<Integer> places = sizes.elements(source);
      if (LifNetworkLine.isNeeded(source, k)) {
        LifNetworkLine line = lines.stream().filter(l -> l.isOf(source)).findFirst().orElseThrow();
        numbers = new Numbers(delayed(line), line.elements().size(), numbers.bits);
        places = places.stream().map(line.elements()::indexOf).toList();
      }
      if (numbers.bits == bits) {
        lowestFirst.addAll(numbers.slices(places));
      } else {
        for (int place : places) {
          lowestFirst.add(numbers.widened(place, source.shift(), bits));
        }
      }
    }
    return joined(lowestFirst);
  }

  private Numbers numbers(int layer) {
    return new Numbers(answers(layer), sizes.answers(layer), sizes.answerBits(layer));
  }

  /** A net that packs numbers of so many bits; those of one bit are unsigned. */
  private record Numbers(String net, int count, int bits) {

    /** Some numbers, those that follow each other as one slice. */
    List<String> slices(List<Integer> places) {
      List<String> slices = new ArrayList<>();
      int from = 0;
      for (int i = 1; i <= places.size(); i++) {
        if (i == places.size() || places.get(i) != places.get(i - 1) + 1) {
          slices.add(slice(places.get(from), places.get(i - 1)));
          from = i;
        }
      }
      return slices;
    }

    /** A number times 2 to that power, in more bits. */
    String widened(int place, int shift, int wide) {
      int above = wide - bits - shift;
      List<String> parts = new ArrayList<>();
      if (above > 0) {
        String sign = bits == 1 ? "1'b0" : net + "[" + (place * bits + bits - 1) + "]";
        parts.add("{" + above + "{" + sign + "}}");
      }
      parts.add(slice(place, place));
      if (shift > 0) {
        parts.add(shift + "'d0");
      }
      return "{" + String.join(", ", parts) + "}";
    }

    private String slice(int first, int last) {
      if (last - first + 1 == count) {
        return net;
      }
      int low = first * bits;
      int high = last * bits + bits - 1;
      return net + "[" + (high == low ? "" + low : high + ":" + low) + "]";
    }
  }

  /** One vector of several, the first lowest. */
  private static String joined(List<String> lowestFirst) {
    if (lowestFirst.size() == 1) {
      return lowestFirst.get(0);
    }
    List<String> highestFirst = new ArrayList<>(lowestFirst);
    Collections.reverse(highestFirst);
    StringBuilder text = new StringBuilder("{");
    int line = 0;
    for (String part : highestFirst) {
      if (text.length() > 1) {
        boolean breaks = line + part.length() > LINE;
        text.append(breaks ? ",\n          " : ", ");
        line = breaks ? 0 : line;
      }
      text.append(part);
      line += part.length() + 2;
    }
    return text.append('}').toString();
  }
}
