// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** Requests carried out on a chip of events: see {@code docs/link.md}, "event_port". */
public final class EventPortSpec {
  /** Ends of the buses of a chip of events. */
  static final List<Port> CHIP =
      List.of(
          Port.output("m_axis_tvalid", "1", "an event or step end is offered"),
          Port.output("m_axis_tdata", "16", "number of the input"),
          Port.output("m_axis_tkeep", "2", "11 an event, 00 a null beat"),
          Port.output("m_axis_tlast", "1", "with this beat the step ends"),
          Port.input("m_axis_tready", "1", "the beat is taken"),
          Port.input("s_axis_tvalid", "1", "a spike or step end is offered"),
          Port.input("s_axis_tdata", "16", "number of the neuron"),
          Port.input("s_axis_tlast", "1", "a step end, not a spike"),
          Port.output("s_axis_tready", "1", "the beat is taken"),
          Port.output("m_axi_awvalid", "1", "write: the address is offered"),
          Port.wire("m_axi_awaddr", "8", "its address, bytes"),
          Port.input("m_axi_awready", "1", "the address is taken"),
          Port.output("m_axi_wvalid", "1", "write: the data are offered"),
          Port.wire("m_axi_wdata", "32", "the data"),
          Port.input("m_axi_wready", "1", "the data are taken"),
          Port.input("m_axi_bvalid", "1", "a write is answered"),
          Port.input("m_axi_bresp", "2", "00 done, 10 not allowed, 11 no such register"),
          Port.output("m_axi_bready", "1", "the answer is taken"),
          Port.output("m_axi_arvalid", "1", "read: the address is offered"),
          Port.wire("m_axi_araddr", "8", "its address, bytes"),
          Port.input("m_axi_arready", "1", "the address is taken"),
          Port.input("m_axi_rvalid", "1", "a read is answered"),
          Port.input("m_axi_rdata", "32", "the data"),
          Port.input("m_axi_rresp", "2", "as for a write"),
          Port.output("m_axi_rready", "1", "the answer is taken"));

  public static final BlockSpec BLOCK =
      new BlockSpec(
          "event_port",
          "Words of requests to events and register accesses; spikes and answers to words.",
          List.of(MramLifParameters.named("SPEC_DIGEST")),
          List.of(),
          List.of(),
          LinkWordPorts.and(CHIP.toArray(new Port[0])),
          List.of(
              State.unsigned("state_q", "1", "3", "what is done: see docs/link.md"),
              State.unsigned("head_q", "1", "16", "first word of the request, then of the answer"),
              State.unsigned("data_q", "1", "32", "value that is written or was read"),
              State.unsigned("left_q", "1", "3", "words of the answer not yet offered")),
          List.of());

  private EventPortSpec() {}
}
