// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.List;
import java.util.Map;
import org.spintwin.spec.MramLifSpec;
import org.spintwin.spec.RecordLayout;

/**
 * Clock-exact golden model of the MRAM LIF chip: {@code docs/semantics.md}, "Clocks".
 *
 * <p>Blocks are clocked from the last to the first, so that each sees its predecessors as they were
 * before the edge.
 */
public final class MramLifGolden implements ClockedModel {
  private final RecordLayout inputs;
  private final RecordLayout compared;
  private final List<MemoryShape> memories;
  private final int spikesAt;
  private final int resetAt;
  private final int validAt;
  private final int writeAt;
  private final int addressAt;
  private final int dataAt;

  private final RegisterFileGolden registers;
  private final StepLatchGolden latch;
  private final SynapseArrayGolden array;
  private final LifNeuronGolden neurons;
  private final RecordWriter writer = new RecordWriter();

  /** A chip whose memories hold zeros. */
  public MramLifGolden(Map<String, Long> parameters) {
    Map<String, Long> values = MramLifSpec.TOP.resolve(parameters);
    inputs = MramLifSpec.TOP.inputs(values);
    compared = MramLifSpec.TOP.compared(values);
    memories = MemoryShape.of(MramLifSpec.TOP, values);
    registers = new RegisterFileGolden(values);
    latch = new StepLatchGolden(values);
    array = new SynapseArrayGolden(values);
    neurons = new LifNeuronGolden(values);
    spikesAt = inputs.signal("spikes_i").offset();
    resetAt = inputs.signal("rst_ni").offset();
    validAt = inputs.signal("cfg_valid_i").offset();
    writeAt = inputs.signal("cfg_write_i").offset();
    addressAt = inputs.signal("cfg_address_i").offset();
    dataAt = inputs.signal("cfg_wdata_i").offset();
  }

  @Override
  public void clock(long[] in, int inputBase, long[] record, int recordBase) {
    boolean reset = in[inputBase + resetAt] == 0;
    boolean step = neurons.valid();
    boolean saturated = neurons.saturated();
    neurons.clock(reset, array.valid(), array.currentE(), array.currentI(), registers.settings());
    if (registers.maskWrite()) {
      neurons.writeMask(
          registers.arrayRow(), registers.arrayColumn(), (registers.arrayData() & 1) != 0);
    }
    array.clock(
        reset,
        latch.valid(),
        latch.spikes(),
        registers.codeWrite(),
        registers.arrayRow(),
        registers.arrayColumn(),
        registers.arrayData());
    latch.clock(reset, registers.enable(), registers.divider(), in, inputBase + spikesAt);
    registers.clock(
        reset,
        in[inputBase + validAt] != 0,
        in[inputBase + writeAt] != 0,
        (int) in[inputBase + addressAt],
        (int) in[inputBase + dataAt],
        step,
        saturated);
    writer.start(record, recordBase);
    writer.putBits(neurons.spikes());
    writer.put(neurons.valid());
    registers.writeAnswer(writer);
    registers.write(writer);
    latch.write(writer);
    array.write(writer);
    neurons.write(writer);
  }

  @Override
  public RecordLayout inputs() {
    return inputs;
  }

  @Override
  public RecordLayout compared() {
    return compared;
  }

  @Override
  public List<MemoryShape> memories() {
    return memories;
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    block(name).loadMemory(register(name), contents);
  }

  @Override
  public long[] memory(String name) {
    return block(name).memory(register(name));
  }

  private ClockedModel block(String name) {
    return switch (name.substring(0, Math.max(0, name.indexOf('.')))) {
      case "u_synapse_array" -> array;
      case "u_lif_neuron" -> neurons;
      default ->
          throw new IllegalArgumentException(
              "no memory '"
                  + name
                  + "'; there are "
                  + memories.stream().map(MemoryShape::name).toList());
    };
  }

  private static String register(String name) {
    return name.substring(name.indexOf('.') + 1);
  }
}
