// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** The queue of output spikes: see {@code docs/folded.md}. */
public final class SpikeQueueSpec {
  public static final BlockSpec BLOCK =
      new BlockSpec(
          "spike_queue",
          "Queues the spikes of a group as a word and sends them one by one.",
          MramLifParameters.pick("LANES", "GROUPS"),
          List.of(
              new Derived(
                  "GROUP_BITS", Expr.of("clog2(max(GROUPS, 2))"), "bits of a group's number"),
              new Derived(
                  "DEPTH_BITS", Expr.of("clog2(GROUPS + 16) + 1"), "bits of an entry's number"),
              new Derived("ENTRIES", Expr.of("pow2(DEPTH_BITS)"), "entries")),
          List.of(),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input("rst_ni", "1", "synchronous reset, active low"),
              Port.input("push_i", "1", "a word is to be queued"),
              Port.input("last_i", "1", "with it the step ends"),
              Port.input("group_i", "GROUP_BITS", "its group"),
              Port.input("word_i", "LANES", "spikes of its lanes"),
              Port.output("room_o", "1", "there is room for the words of a step"),
              Port.output("m_axis_tvalid", "1", "a beat is offered"),
              Port.output("m_axis_tdata", "16", "number of the neuron"),
              Port.output("m_axis_tkeep", "2", "11 a spike, 00 a null beat"),
              Port.output("m_axis_tlast", "1", "the step ends"),
              Port.input("m_axis_tready", "1", "the beat is taken"),
              Port.output("sent_o", "1", "a spike was taken")),
          List.of(
              State.unsigned("write_q", "1", "DEPTH_BITS", "entry to be written next"),
              State.unsigned("read_q", "1", "DEPTH_BITS", "entry of the head"),
              State.unsigned("head_valid_q", "1", "1", "the queue has a head"),
              State.unsigned("done_q", "LANES", "1", "spikes of the head that were sent")),
          List.of(
              Memory.working(
                  "queue_q", "ENTRIES", "GROUP_BITS + LANES + 1", "{last, group, word}")));

  private SpikeQueueSpec() {}
}
