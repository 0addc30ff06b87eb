// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.spintwin.spec.TwinImage;

/** Single errors in the shell of the chips with AXI ports: queues, registers, event latch. */
final class StreamCorruptions {
  private static final Supplier<TwinImage> ALPHA = SmallChips::foldedAlpha;
  private static final Supplier<TwinImage> WIDE = SmallChips::foldedWide;
  private static final Supplier<TwinImage> RING = SmallChips::foldedRing;
  private static final Supplier<TwinImage> AXI = SmallChips::axiWide;
  private static final Supplier<TwinImage> TIMED = SmallChips::axiTimed;

  private StreamCorruptions() {}

  static List<Corruption> all() {
    return Stream.of(eventQueue(), spikeQueue(), registers(), eventLatch(), readBack())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Corruption> eventQueue() {
    String module = "event_queue";
    return List.of(
        new Corruption(
            "an entry too many is taken",
            ALPHA,
            module,
            "wire room = !(&used[EVENT_QUEUE_BITS-1:1]);",
            "wire room = !(&used);"),
        new Corruption(
            "unknown inputs are queued",
            ALPHA,
            module,
            "wire known = (&s_axis_tkeep) && exists;",
            "wire known = &s_axis_tkeep;"),
        new Corruption(
            "tlast ends steps beside the divider",
            TIMED,
            module,
            "wire ends = s_axis_tlast && !step_mode_i;",
            "wire ends = s_axis_tlast;"),
        new Corruption(
            "a step end that finds no room is lost",
            TIMED,
            module,
            "marker_q <= expires || waits;",
            "marker_q <= expires;"),
        new Corruption(
            "steps of the divider are a clock too long",
            TIMED,
            module,
            "clocks_above_one = clocks_left_q >> 1;",
            "clocks_above_one = clocks_left_q;"),
        new Corruption(
            "the divider runs while tlast ends steps",
            ALPHA,
            module,
            "enable_i && step_mode_i && !waits",
            "enable_i && !waits"),
        new Corruption("a used-up head stays", AXI, module, "(used[0] && !pop)", "used[0]"));
  }

  private static List<Corruption> spikeQueue() {
    String module = "spike_queue";
    return List.of(
        new Corruption("spikes are sent again", TIMED, module, "done_q | lowest;", "lowest;"),
        new Corruption(
            "a step that ends with a spike has no end",
            ALPHA,
            module,
            "(waiting == lowest && !head_last_q)",
            "(waiting == lowest)"),
        new Corruption(
            "room is told up to the last entry",
            AXI,
            module,
            "room_o <= !used[DEPTH_BITS-1];",
            "room_o <= !(&used);"),
        new Corruption(
            "null beats count as spikes",
            RING,
            module,
            " && m_axis_tready && (&m_axis_tkeep);",
            " && m_axis_tready;"),
        new Corruption(
            "an offer changes before it is taken",
            AXI,
            module,
            "head_valid_q && (!m_axis_tvalid || m_axis_tready);",
            "head_valid_q;"));
  }

  private static List<Corruption> registers() {
    String module = "axi_registers";
    return List.of(
        new Corruption(
            "writes always go before reads",
            ALPHA,
            module,
            " && !(s_axi_arvalid && write_q);",
            ";"),
        new Corruption(
            "a write without all strobes is carried out",
            ALPHA,
            module,
            "    if (write_q && partial_q) allowed = 1'b0;\n",
            ""),
        new Corruption(
            "settings do not wait for the pipeline",
            ALPHA,
            module,
            "address_q[6] || address_q[5];",
            "address_q[6];"),
        new Corruption(
            "the row wraps one too late",
            TIMED,
            module,
            "wire last_row = row == NEURONS - 1;",
            "wire last_row = row == NEURONS;"),
        new Corruption(
            "every write clears STATUS",
            WIDE,
            module,
            "writes && address_q == ADDRESS_STATUS && data_q[1]",
            "writes && data_q[1]"),
        new Corruption(
            "every step counts as saturated",
            WIDE,
            module,
            "if (saturated_i) saturated_steps_q",
            "if (step_i) saturated_steps_q"),
        new Corruption(
            "an answer does not wait to be taken",
            AXI,
            module,
            "(s_axi_bvalid && s_axi_bready) ||",
            "s_axi_bvalid ||"),
        new Corruption(
            "the window is written where that is refused",
            AXI,
            module,
            "code_write_o <= access_i && write_q && allowed && codes;",
            "code_write_o <= access_i && write_q && codes;"),
        new Corruption(
            "the pipeline is read a clock too early",
            ALPHA,
            module,
            "if (access_i) delay_q <= 2'd3;",
            "if (access_i) delay_q <= 2'd2;"));
  }

  private static List<Corruption> eventLatch() {
    String module = "event_latch";
    return List.of(
        new Corruption(
            "events stay for the next step",
            AXI,
            module,
            "pending_q <= head_last_i ? none : now;",
            "pending_q <= now;"),
        new Corruption(
            "steps do not wait for room", AXI, module, "(!head_last_i || room_i);", "1'b1;"),
        new Corruption(
            "the last event of a step is lost",
            AXI,
            module,
            "spikes_o <= now;",
            "spikes_o <= pending_q;"),
        new Corruption(
            "a request is granted again and again",
            AXI,
            module,
            "access_request_i && !granted_q;",
            "access_request_i;"));
  }

  private static List<Corruption> readBack() {
    return List.of(
        new Corruption(
            "one bit of a code is read for all",
            AXI,
            "synapse_array",
            "window[g*WORD_BITS+code_bit];",
            "window[code_bit];"),
        new Corruption(
            "the membrane of the first neuron is read for all",
            TIMED,
            "lif_neuron",
            "state_membrane_o = membrane_q[mask_neuron*MEMBRANE_BITS+:MEMBRANE_BITS];",
            "state_membrane_o = membrane_q[MEMBRANE_BITS-1:0];"),
        new Corruption(
            "steps are counted when their currents are there",
            AXI,
            "axi_wide",
            ".step_i(step)",
            ".step_i(current_valid)"));
  }
}
