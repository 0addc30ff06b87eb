// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.golden.PulseCounters.Pulse;
import org.spintwin.spec.MramLifFoldedSpec;

/**
 * Clock-exact golden model of the folded MRAM LIF chip: {@code docs/folded.md}.
 *
 * <p>What blocks tell each other on a clock is read first; then they are clocked from the last to
 * the first, so that each sees its predecessors as they were before the edge.
 */
public final class MramLifFoldedGolden extends TopGolden {
  private final boolean inhibitionBuiltIn;
  private final AxiBus bus;
  private final int resetAt;
  private final int validAt;
  private final int dataAt;
  private final int keepAt;
  private final int lastAt;
  private final int readyAt;

  private final AxiRegistersGolden registers;
  private final EventQueueGolden queue;
  private final SweepControlGolden control;
  private final FoldedArrayGolden array;
  private final FoldedInhibitionGolden inhibition;
  private final FoldedNeuronGolden neurons;
  private final SpikeQueueGolden spikes;
  private final SpikeQueueGolden recurrent;
  private final AxiRegistersGolden.Window window = this::readWindow;
  private final RecordWriter writer = new RecordWriter();

  /** A chip whose memories hold zeros. */
  public MramLifFoldedGolden(Map<String, Long> parameters) {
    super(MramLifFoldedSpec.TOP, MramLifFoldedSpec.TOP.resolve(parameters));
    Map<String, Long> values = MramLifFoldedSpec.TOP.resolve(parameters);
    inhibitionBuiltIn = values.get("INHIBITION") != 0;
    registers = new AxiRegistersGolden(values);
    queue = instance("u_event_queue", new EventQueueGolden(values));
    control = instance("u_sweep_control", new SweepControlGolden(values));
    array = instance("u_folded_array", new FoldedArrayGolden(values));
    inhibition = instance("u_folded_inhibition", new FoldedInhibitionGolden(values));
    neurons = instance("u_folded_neuron", new FoldedNeuronGolden(values));
    spikes = instance("u_spike_queue", new SpikeQueueGolden(values));
    recurrent = instance("u_recurrent_queue", new SpikeQueueGolden(values));
    bus = new AxiBus(inputs());
    resetAt = at("rst_ni");
    validAt = at("s_axis_tvalid");
    dataAt = at("s_axis_tdata");
    keepAt = at("s_axis_tkeep");
    lastAt = at("s_axis_tlast");
    readyAt = at("m_axis_tready");
  }

  @Override
  public void clock(long[] in, int inputBase, long[] record, int recordBase) {
    boolean reset = in[inputBase + resetAt] == 0;
    long presented = control.presented();
    boolean repeated = control.repeated();
    boolean access = control.access();
    boolean busy = control.busy();
    boolean accessRequest = registers.accessRequest();
    control.decide(
        registers.enable(),
        queue.headValid(),
        queue.headEvent(),
        spikes.room(),
        recurrent.valid(),
        accessRequest);
    int pulses = pulses();
    int recurrentNeuron = recurrent.data();
    recurrent.clock(
        reset,
        inhibitionBuiltIn && neurons.push() && neurons.spiked(),
        false,
        neurons.group(),
        neurons.word(),
        control.recurs());
    spikes.clock(
        reset,
        neurons.push(),
        neurons.last(),
        neurons.group(),
        neurons.word(),
        in[inputBase + readyAt] != 0);
    if (neurons.wanted() >= 0) {
      neurons.take(array, inhibition);
    }
    neurons.clock(reset, presented, registers.settings());
    inhibition.clock(reset, presented, registers.settings().inhibition);
    array.clock(reset, presented, repeated);
    if (!reset) {
      writeWindow();
    }
    control.clock(
        reset,
        queue.headValid(),
        queue.headLast(),
        queue.headInput(),
        recurrentNeuron,
        accessRequest,
        registers.row(),
        registers.column());
    queue.clock(
        reset,
        registers.enable(),
        registers.stepMode(),
        registers.divider(),
        in[inputBase + validAt] != 0,
        (int) in[inputBase + dataAt],
        (int) in[inputBase + keepAt],
        in[inputBase + lastAt] != 0,
        control.takes());
    registers.clock(reset, bus.at(in, inputBase), access, busy, pulses, window);
    write(record, recordBase);
  }

  /** What the counters count on this clock. */
  private int pulses() {
    return Pulse.STEP.when(neurons.step())
        | Pulse.SATURATED.when(neurons.saturated())
        | Pulse.ACCEPTED.when(queue.accepted())
        | Pulse.SENT.when(spikes.sent())
        | Pulse.IGNORED.when(queue.ignored())
        | Pulse.STALLED.when(queue.stalled());
  }

  /** Writes through the window; the pipeline is empty then. */
  private void writeWindow() {
    if (registers.codeWrite()) {
      array.writeSynapse(registers.row(), registers.column(), registers.arrayData());
    }
    if (registers.maskWrite()) {
      boolean inhibits = (registers.arrayData() & 1) != 0;
      inhibition.writeMask(registers.row(), registers.column(), inhibits);
    }
  }

  private long readWindow(String register, int row, int column) {
    return switch (register) {
      case "SYNAPSE_CODE" -> array.synapse(row, column);
      case "INHIBITION_MASK" -> inhibition.inhibits(row, column) ? 1 : 0;
      default -> neurons.population().read(register, row);
    };
  }

  private void write(long[] record, int base) {
    writer.start(record, base);
    writer.put(queue.ready());
    spikes.writeStream(writer);
    registers.writeBus(writer);
    registers.write(writer);
    queue.write(writer);
    control.write(writer);
    array.write(writer);
    inhibition.write(writer);
    neurons.write(writer);
    spikes.write(writer);
    recurrent.write(writer);
  }
}
