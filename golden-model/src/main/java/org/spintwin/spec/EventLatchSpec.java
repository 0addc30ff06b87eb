// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** The events of a step for the parallel array: see {@code docs/folded.md}. */
public final class EventLatchSpec {
  public static final BlockSpec BLOCK =
      new BlockSpec(
          "event_latch",
          "Gathers the events of a step for the parallel array.",
          MramLifParameters.pick("INPUTS"),
          List.of(),
          List.of(),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input("rst_ni", "1", "synchronous reset, active low"),
              Port.input("enable_i", "1", "events are taken while 1"),
              Port.input("head_valid_i", "1", "the event queue has a head"),
              Port.input("head_last_i", "1", "it ends the step"),
              Port.input("head_event_i", "1", "it is an event"),
              Port.input("head_input_i", "clog2(max(INPUTS, 2))", "of that input"),
              Port.wire("head_ready_o", "1", "the head is taken"),
              Port.input("room_i", "1", "the output has room for a step"),
              Port.input("access_request_i", "1", "the registers want the memories and settings"),
              Port.output("access_o", "1", "one clock long: the request is granted"),
              Port.flags("spikes_o", "INPUTS", "spikes of the latched step"),
              Port.output("valid_o", "1", "one clock long: a step was latched"),
              Port.output("busy_o", "1", "something is queued or under way")),
          List.of(
              State.unsigned("pending_q", "INPUTS", "1", "spikes gathered since the last step"),
              State.unsigned("granted_q", "1", "1", "the request was granted")),
          List.of());

  private EventLatchSpec() {}
}
