// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.golden.PulseCounters.Pulse;
import org.spintwin.spec.MramLifAxiSpec;

/**
 * Clock-exact golden model of the parallel MRAM LIF chip behind AXI: {@code docs/folded.md}.
 *
 * <p>What blocks tell each other on a clock is read first; then they are clocked from the last to
 * the first, so that each sees its predecessors as they were before the edge.
 */
public final class MramLifAxiGolden extends TopGolden {
  private final AxiBus bus;
  private final int resetAt;
  private final int validAt;
  private final int dataAt;
  private final int keepAt;
  private final int lastAt;
  private final int readyAt;

  private final AxiRegistersGolden registers;
  private final EventQueueGolden queue;
  private final EventLatchGolden latch;
  private final SynapseArrayGolden array;
  private final LifNeuronGolden neurons;
  private final SpikeQueueGolden spikes;
  private final AxiRegistersGolden.Window window = (register, row, column) -> this.shown;
  private final RecordWriter writer = new RecordWriter();

  /** What the window shows before this edge, where a request asks. */
  private long shown;

  /** A chip whose memories hold zeros. */
  public MramLifAxiGolden(Map<String, Long> parameters) {
    super(MramLifAxiSpec.TOP, MramLifAxiSpec.TOP.resolve(parameters));
    Map<String, Long> values = MramLifAxiSpec.TOP.resolve(parameters);
    values.put("LANES", values.get("NEURONS"));
    values.put("GROUPS", 1L);
    registers = new AxiRegistersGolden(values);
    queue = instance("u_event_queue", new EventQueueGolden(values));
    latch = instance("u_event_latch", new EventLatchGolden(values));
    array = instance("u_synapse_array", new SynapseArrayGolden(values));
    neurons = instance("u_lif_neuron", new LifNeuronGolden(values));
    spikes = instance("u_spike_queue", new SpikeQueueGolden(values));
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
    boolean access = latch.access();
    boolean busy = latch.busy();
    boolean accessRequest = registers.accessRequest();
    boolean takes =
        EventLatchGolden.takes(
            registers.enable(), queue.headValid(), queue.headLast(), spikes.room());
    int pulses = pulses();
    if (accessRequest) {
      shown = readWindow();
    }
    spikes.clock(reset, neurons.valid(), true, 0, neurons.spikes(), in[inputBase + readyAt] != 0);
    neurons.clock(reset, array.valid(), array.currentE(), array.currentI(), registers.settings());
    if (registers.maskWrite()) {
      boolean inhibits = (registers.arrayData() & 1) != 0;
      neurons.writeMask(registers.row(), registers.column(), inhibits);
    }
    array.clock(
        reset,
        latch.valid(),
        latch.spikes(),
        registers.codeWrite(),
        registers.row(),
        registers.column(),
        registers.arrayData());
    latch.clock(
        reset,
        takes,
        queue.headValid(),
        queue.headLast(),
        queue.headEvent(),
        queue.headInput(),
        accessRequest);
    queue.clock(
        reset,
        registers.enable(),
        registers.stepMode(),
        registers.divider(),
        in[inputBase + validAt] != 0,
        (int) in[inputBase + dataAt],
        (int) in[inputBase + keepAt],
        in[inputBase + lastAt] != 0,
        takes);
    registers.clock(reset, bus.at(in, inputBase), access, busy, pulses, window);
    write(record, recordBase);
  }

  /** What the counters count on this clock. */
  private int pulses() {
    return Pulse.STEP.when(neurons.valid())
        | Pulse.SATURATED.when(neurons.saturated())
        | Pulse.ACCEPTED.when(queue.accepted())
        | Pulse.SENT.when(spikes.sent())
        | Pulse.IGNORED.when(queue.ignored())
        | Pulse.STALLED.when(queue.stalled());
  }

  /** The register requested, as memories and state are on this clock; 0 where that is refused. */
  private long readWindow() {
    return switch (registers.requested()) {
      case "SYNAPSE_CODE" -> array.synapse(registers.row(), registers.column());
      case "INHIBITION_MASK" -> neurons.inhibits(registers.row(), registers.column()) ? 1 : 0;
      case "STATE_MEMBRANE",
          "STATE_TRACE_E",
          "STATE_TRACE_I",
          "STATE_ALPHA_E",
          "STATE_ALPHA_I",
          "STATE_REFRACTORY" ->
          neurons.state(registers.requested(), registers.row());
      default -> 0;
    };
  }

  private void write(long[] record, int base) {
    writer.start(record, base);
    writer.put(queue.ready());
    spikes.writeStream(writer);
    registers.writeBus(writer);
    registers.write(writer);
    queue.write(writer);
    latch.write(writer);
    array.write(writer);
    neurons.write(writer);
    spikes.write(writer);
  }
}
