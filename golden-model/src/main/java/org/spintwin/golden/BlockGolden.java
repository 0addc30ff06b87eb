// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.List;
import java.util.Map;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.Memory;
import org.spintwin.spec.RecordLayout;

/**
 * A block's golden model seen as a {@link ClockedModel}: what the contract suites drive. Inside a
 * chip the block is clocked through its own typed method instead.
 */
abstract class BlockGolden implements ClockedModel {
  private final RecordLayout inputs;
  private final RecordLayout compared;
  private final List<MemoryShape> memories;
  private final RecordWriter writer = new RecordWriter();

  BlockGolden(BlockSpec block, Map<String, Long> values) {
    inputs = RecordLayout.inputs(block, values);
    compared = RecordLayout.compared(block, values);
    memories = block.memories().stream().map(m -> shape("", m, values)).toList();
  }

  static MemoryShape shape(String prefix, Memory memory, Map<String, Long> values) {
    return new MemoryShape(
        prefix + memory.register(),
        Math.toIntExact(memory.words().eval(values)),
        Math.toIntExact(memory.width().eval(values)));
  }

  /** The values of one clock's inputs, by port name. */
  final class InputReader {
    private final long[] words;
    private final int base;

    private InputReader(long[] words, int base) {
      this.words = words;
      this.base = base;
    }

    long get(String port) {
      return inputs.signal(port).get(words, base, 0);
    }

    boolean flag(String port) {
      return get(port) != 0;
    }

    long[] bits(String port) {
      var signal = inputs.signal(port);
      return java.util.Arrays.copyOfRange(
          words, base + signal.offset(), base + signal.offset() + signal.words());
    }

    /** A vector port as {@code count} two's-complement numbers. */
    int[] numbers(String port, int count, int width) {
      var whole = inputs.signal(port);
      var packed = new RecordLayout.Signal(port, count, width, true, whole.offset());
      int[] numbers = new int[count];
      for (int i = 0; i < count; i++) {
        numbers[i] = (int) packed.get(words, base, i);
      }
      return numbers;
    }
  }

  /** One edge, inputs by name. */
  abstract void clock(InputReader in);

  /** Outputs, then state, in the order of the block's specification. */
  abstract void write(RecordWriter out);

  @Override
  public final void clock(long[] inputWords, int inputBase, long[] record, int recordBase) {
    clock(new InputReader(inputWords, inputBase));
    writer.start(record, recordBase);
    write(writer);
  }

  @Override
  public final RecordLayout inputs() {
    return inputs;
  }

  @Override
  public final RecordLayout compared() {
    return compared;
  }

  @Override
  public final List<MemoryShape> memories() {
    return memories;
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    throw new IllegalArgumentException("this block has no memory '" + name + "'");
  }

  @Override
  public long[] memory(String name) {
    throw new IllegalArgumentException("this block has no memory '" + name + "'");
  }
}
