// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;
import java.util.stream.IntStream;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.LifNetworkChip.Source;

/** Sizes of a network of layers that follow from its description. */
public record LifNetworkSizes(int inputs, int inputBits, List<Layer> layers) {

  /** What a source takes, each a place among the inputs or the neurons of its layer. */
  public List<Integer> elements(Source source) {
    return source.elements().isEmpty()
        ? IntStream.range(0, answers(source.layer())).boxed().toList()
        : source.elements();
  }

  /** Numbers that a layer answers with, or that the inputs are. */
  public int answers(int layer) {
    return layer == LifNetworkChip.INPUT ? inputs : layers.get(layer - 1).neurons();
  }

  /** Bits of each of them; one of one bit is 0 or 1, others are two's complement. */
  public int answerBits(int layer) {
    return layer == LifNetworkChip.INPUT ? inputBits : layers.get(layer - 1).answerBits();
  }

  /** Columns of a layer. */
  public int columns(Layer layer) {
    return layer.sources().stream().mapToInt(s -> elements(s).size()).sum();
  }

  /** Bits of a column's value; where 1, values are 0 or 1, else two's complement. */
  public int valueBits(Layer layer) {
    return layer.sources().stream().mapToInt(this::valueBits).max().orElseThrow();
  }

  /** What an unsigned bit becomes beside two's complement needs a bit for its sign. */
  private int valueBits(Source source) {
    int bits = answerBits(source.layer());
    return bits == 1 && source.shift() > 0 ? source.shift() + 2 : bits + source.shift();
  }

  /** Bits of a sum of a layer, in which nothing overflows. */
  public int sumBits(Layer layer) {
    int columns = columns(layer);
    return layer.codeBits() + valueBits(layer) + 32 - Integer.numberOfLeadingZeros(columns - 1);
  }
}
