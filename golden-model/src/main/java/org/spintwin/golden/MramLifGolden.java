// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.MramLifSpec;

/**
 * Clock-exact golden model of the MRAM LIF chip: {@code docs/semantics.md}, "Clocks".
 *
 * <p>Blocks are clocked from the last to the first, so that each sees its predecessors as they were
 * before the edge.
 */
public final class MramLifGolden extends TopGolden {
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
    super(MramLifSpec.TOP, MramLifSpec.TOP.resolve(parameters));
    Map<String, Long> values = MramLifSpec.TOP.resolve(parameters);
    registers = new RegisterFileGolden(values);
    latch = new StepLatchGolden(values);
    array = instance("u_synapse_array", new SynapseArrayGolden(values));
    neurons = instance("u_lif_neuron", new LifNeuronGolden(values));
    spikesAt = at("spikes_i");
    resetAt = at("rst_ni");
    validAt = at("cfg_valid_i");
    writeAt = at("cfg_write_i");
    addressAt = at("cfg_address_i");
    dataAt = at("cfg_wdata_i");
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
}
