// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.spintwin.spec.BlockSpec;
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
    memories = MemoryShape.of(block, values);
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
      return Arrays.copyOfRange(
          words, base + signal.offset(), base + signal.offset() + signal.words());
    }

    /** The AXI4-Lite ports. */
    AxiBus bus() {
      return new AxiBus(inputs).at(words, base);
    }

    /** What a chip of events says on its buses. */
    void read(EventPortGolden.ChipAnswers to) {
      to.eventReady = flag("m_axis_tready");
      to.spikeValid = flag("s_axis_tvalid");
      to.spike = (int) get("s_axis_tdata");
      to.spikeLast = flag("s_axis_tlast");
      to.writeAddressReady = flag("m_axi_awready");
      to.writeDataReady = flag("m_axi_wready");
      to.written = flag("m_axi_bvalid");
      to.writeError = (int) get("m_axi_bresp");
      to.readAddressReady = flag("m_axi_arready");
      to.read = flag("m_axi_rvalid");
      to.readError = (int) get("m_axi_rresp");
      to.readData = (int) get("m_axi_rdata");
    }

    /** A port of at most 32 bits as two's complement. */
    int signed(String port, int width) {
      return (int) get(port) << (32 - width) >> (32 - width);
    }

    /** A vector port as {@code count} two's-complement numbers. */
    int[] numbers(String port, int count, int width) {
      var packed = new BitFields(bits(port));
      int[] numbers = new int[count];
      for (int i = 0; i < count; i++) {
        numbers[i] = packed.getSigned(width);
      }
      return numbers;
    }

    /** As {@link #numbers}, of up to 64 bits each. */
    long[] longs(String port, int count, int width) {
      var packed = new BitFields(bits(port));
      long[] numbers = new long[count];
      for (int i = 0; i < count; i++) {
        numbers[i] = packed.getSignedLong(width);
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
