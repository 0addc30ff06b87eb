// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where each signal lies in a record of 64-bit words: one record for the inputs of a clock, one for
 * everything that is compared after it. Signals start on a word boundary; bits above a signal's
 * width are zero; bit i of a signal is bit {@code i % 64} of its word {@code i / 64}.
 */
public record RecordLayout(List<Signal> signals, int words) {

  /**
   * @param name port, or instance path of a register with dots
   * @param elements numbers packed in it, element 0 lowest
   * @param width bits of each
   * @param offset first word
   */
  public record Signal(String name, int elements, int width, boolean signed, int offset) {
    public int bits() {
      return elements * width;
    }

    public int words() {
      return (bits() + 63) / 64;
    }

    /** Element {@code index} of this signal in a record that starts at {@code base}. */
    public long get(long[] record, int base, int index) {
      int bit = index * width;
      int word = base + offset + bit / 64;
      int shift = bit % 64;
      long value = record[word] >>> shift;
      if (shift + width > 64) {
        value |= record[word + 1] << (64 - shift);
      }
      int unused = 64 - width;
      return signed ? value << unused >> unused : value << unused >>> unused;
    }

    /** Sets element {@code index}; bits of {@code value} above the width are dropped. */
    public void set(long[] record, int base, int index, long value) {
      int bit = index * width;
      int word = base + offset + bit / 64;
      int shift = bit % 64;
      long mask = width == 64 ? -1L : (1L << width) - 1;
      record[word] = record[word] & ~(mask << shift) | (value & mask) << shift;
      if (shift + width > 64) {
        int done = 64 - shift;
        record[word + 1] = record[word + 1] & ~(mask >>> done) | (value & mask) >>> done;
      }
    }
  }

  public Signal signal(String name) {
    return signals.stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no signal '" + name + "' among " + names()));
  }

  public List<String> names() {
    return signals.stream().map(Signal::name).toList();
  }

  /** Significant bits of a record, padding left out. */
  public int bits() {
    return signals.stream().mapToInt(Signal::bits).sum();
  }

  /** The inputs of a block, in the order of its ports, without the clock. */
  public static RecordLayout inputs(BlockSpec block, Map<String, Long> values) {
    var builder = new Builder();
    for (Port p : block.inputs()) {
      if (!p.isClock()) {
        builder.port(p, values);
      }
    }
    return builder.build();
  }

  /** Outputs and state of one block. */
  public static RecordLayout compared(BlockSpec block, Map<String, Long> values) {
    var builder = new Builder();
    block.comparedOutputs().forEach(p -> builder.port(p, values));
    block.states().forEach(s -> builder.state("", s, values));
    return builder.build();
  }

  /** Collects signals and gives each its place. */
  public static final class Builder {
    private final List<Signal> signals = new ArrayList<>();
    private int words;

    /** A port as one vector, which is how it is driven. */
    public Builder port(Port port, Map<String, Long> values) {
      return add(port.name(), 1, bits(port.bits(), values), false);
    }

    /** A port of an instance, number by number. */
    public Builder numbers(String prefix, Port port, Map<String, Long> values) {
      return add(
          prefix + port.name(),
          bits(port.elements(), values),
          bits(port.width(), values),
          port.signed());
    }

    public Builder state(String prefix, State state, Map<String, Long> values) {
      return add(
          prefix + state.register(),
          bits(state.elements(), values),
          bits(state.width(), values),
          state.signed());
    }

    public Builder add(String name, int elements, int width, boolean signed) {
      // What is wider than a word is a vector of bits.
      Signal signal =
          width > 64
              ? new Signal(name, elements * width, 1, false, words)
              : new Signal(name, elements, width, signed, words);
      signals.add(signal);
      words += signal.words();
      return this;
    }

    public RecordLayout build() {
      return new RecordLayout(List.copyOf(signals), words);
    }

    private static int bits(Expr width, Map<String, Long> values) {
      return Math.toIntExact(width.eval(values));
    }
  }
}
