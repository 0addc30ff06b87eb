// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.List;
import java.util.Map;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.TopSpec;

/**
 * A synchronous machine with one clock: the golden models and the Verilated models alike, so that
 * one contract suite runs against both.
 */
public interface ClockedModel {
  /** Layout of the inputs of one clock. */
  RecordLayout inputs();

  /** Layout of what can be observed after a clock: outputs, then state. */
  RecordLayout compared();

  /**
   * One rising clock edge.
   *
   * @param inputs input words of this clock, from {@code inputBase}
   * @param record receives the compared words as they are after the edge, from {@code recordBase}
   */
  void clock(long[] inputs, int inputBase, long[] record, int recordBase);

  /**
   * Several clocks.
   *
   * @param inputs clock-major, as for {@link #clock}
   * @param records receives what {@link #clock} gives after each, clock-major
   */
  default void clocks(long[] inputs, long[] records, int clocks) {
    for (int c = 0; c < clocks; c++) {
      clock(inputs, c * inputs().words(), records, c * compared().words());
    }
  }

  /** Names of the memories, as instance paths. */
  List<MemoryShape> memories();

  /**
   * Overwrites a memory; each word takes {@code MemoryShape.longsPerWord()} longs, lowest first.
   */
  void loadMemory(String name, long[] contents);

  /** Contents of a memory, laid out as in {@link #loadMemory}. */
  long[] memory(String name);

  /** Name and size of a memory. */
  record MemoryShape(String name, int words, int width) {
    public int longsPerWord() {
      return (width + 63) / 64;
    }

    /** The memories of one block. */
    public static List<MemoryShape> of(BlockSpec block, Map<String, Long> values) {
      return block.memories().stream()
          .map(
              m ->
                  new MemoryShape(
                      m.register(),
                      Math.toIntExact(m.words().eval(values)),
                      Math.toIntExact(m.width().eval(values))))
          .toList();
    }

    /** The memories of all blocks of a top, named by instance path. */
    public static List<MemoryShape> of(TopSpec top, Map<String, Long> values) {
      return top.memories(values).stream()
          .map(m -> new MemoryShape(m.name(), m.words(), m.width()))
          .toList();
    }
  }
}
