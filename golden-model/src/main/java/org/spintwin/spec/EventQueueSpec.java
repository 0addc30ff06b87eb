// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** The queue of input events and step ends: see {@code docs/folded.md}. */
public final class EventQueueSpec {
  public static final BlockSpec BLOCK =
      new BlockSpec(
          "event_queue",
          "Queues events and the ends of steps, marked by tlast or by the clock divider.",
          MramLifParameters.pick("INPUTS", "EVENT_QUEUE_BITS", "DIVIDER_BITS"),
          List.of(
              new Derived(
                  "INPUT_BITS", Expr.of("clog2(max(INPUTS, 2))"), "bits of an input's number"),
              new Derived("ENTRIES", Expr.of("pow2(EVENT_QUEUE_BITS)"), "entries")),
          List.of(),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input("rst_ni", "1", "synchronous reset, active low"),
              Port.input("enable_i", "1", "the divider runs while 1"),
              Port.input("step_mode_i", "1", "a step ends 0: with tlast, 1: with the divider"),
              Port.input("divider_i", "DIVIDER_BITS", "clocks per step; 0 acts as 1"),
              Port.input("s_axis_tvalid", "1", "a beat is offered"),
              Port.input("s_axis_tdata", "16", "number of the input"),
              Port.input("s_axis_tkeep", "2", "11 an event, else a null beat"),
              Port.input("s_axis_tlast", "1", "with this beat the step ends"),
              Port.output("s_axis_tready", "1", "the beat is taken"),
              Port.output("head_valid_o", "1", "the queue has a head"),
              Port.output("head_last_o", "1", "it ends the step"),
              Port.output("head_event_o", "1", "it is an event"),
              Port.output("head_input_o", "INPUT_BITS", "of that input"),
              Port.input("head_ready_i", "1", "the head is taken"),
              Port.output("accepted_o", "1", "an event was queued"),
              Port.output("ignored_o", "1", "an event of an input that does not exist was ignored"),
              Port.output("stalled_o", "1", "a beat had to wait")),
          List.of(
              State.unsigned("write_q", "1", "EVENT_QUEUE_BITS", "entry to be written next"),
              State.unsigned("read_q", "1", "EVENT_QUEUE_BITS", "entry of the head"),
              State.unsigned("room_q", "1", "1", "an entry is free"),
              State.unsigned("marker_q", "1", "1", "a step end waits to be queued"),
              State.unsigned("clocks_left_q", "1", "DIVIDER_BITS", "clocks left in this step")),
          List.of(Memory.working("queue_q", "ENTRIES", "INPUT_BITS + 2", "{last, event, input}")));

  private EventQueueSpec() {}
}
