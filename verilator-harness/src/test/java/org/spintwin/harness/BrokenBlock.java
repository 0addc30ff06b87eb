// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.spintwin.harness.BlockContract.with;

import java.util.List;
import java.util.Map;
import org.spintwin.spec.AxiRegistersSpec;
import org.spintwin.spec.EventQueueSpec;
import org.spintwin.spec.SpikeQueueSpec;

/**
 * One line of a block's Verilog made wrong.
 *
 * @param property that no longer holds, by its name in the rules, below an instance where several
 *     have it
 * @param from text that stands there exactly once
 * @param to text that takes its place
 */
record BrokenBlock(Proof proof, String property, String from, String to) {
  static final Proof EVENT_QUEUE =
      new Proof(
          EventQueueSpec.BLOCK,
          with(Map.of(), "INPUTS", 3, "EVENT_QUEUE_BITS", 4, "DIVIDER_BITS", 2),
          20);

  static final Proof SPIKE_QUEUE =
      new Proof(SpikeQueueSpec.BLOCK, with(Map.of(), "LANES", 2, "GROUPS", 2), 16);

  static final Proof AXI_REGISTERS =
      new Proof(
          AxiRegistersSpec.BLOCK,
          with(
              Map.of(),
              "INPUTS",
              3,
              "NEURONS",
              2,
              "LANES",
              1,
              "CODE_BITS",
              3,
              "TRACE_BITS",
              5,
              "MEMBRANE_BITS",
              5,
              "REFRACTORY_BITS",
              2,
              "DIVIDER_BITS",
              2,
              "COEFFICIENT_BITS",
              4,
              "COUNTER_BITS",
              2,
              "PSP_SHAPE",
              2,
              "INHIBITION",
              1),
          20);

  private static final String EMIT =
      "wire emit = head_valid_q && (!m_axis_tvalid || m_axis_tready);";
  private static final String OFFER =
      "if (!m_axis_tvalid || m_axis_tready) m_axis_tvalid <= head_valid_q;";

  static List<BrokenBlock> all() {
    return List.of(
        queue("nothing_is_lost_or_doubled", "(beat && (known || ends))", "(beat && known)"),
        queue(
            "nothing_is_lost_or_doubled", "marker_q <= expires || waits;", "marker_q <= expires;"),
        queue("not_ready_while_full", "!(&used[EVENT_QUEUE_BITS-1:1])", "!(&used)"),
        queue("ready_when_empty", "s_axis_tready <= room &&", "s_axis_tready <= room && |used &&"),
        queue("what_waits_becomes_the_head", "(used[0] && !pop)", "(used[0] && !head_valid_o)"),
        queue("no_head_without_an_entry", "(used[0] && !pop)", "used[0]"),
        queue("entries_leave_in_order", "queue_q[read_next]", "queue_q[read_q]"),
        spikes("nothing_is_lost_or_doubled", "if (push_i) write_q", "if (push_i && !pop) write_q"),
        spikes("what_waits_becomes_the_head", "(used[0] && !pop)", "(used[0] && !emit)"),
        spikes("no_head_without_a_word", "(used[0] && !pop)", "used[0]"),
        spikes(
            "a_beat_is_offered_once",
            OFFER,
            "if (!m_axis_tvalid || m_axis_tready) m_axis_tvalid <= head_valid_q || m_axis_tvalid;"),
        spikes(
            "spikes_ascend_and_then_the_step_ends",
            "m_axis_tkeep <= {2{spike}}",
            "m_axis_tkeep <= 2'b11"),
        spikes("spikes_are_of_their_lane_and_group", "(~waiting + 1'b1)", "(waiting >> 1)"),
        spikes("a_word_leaves_when_all_of_it_was_offered", " && !head_last_q))", "))"),
        spikes("valid_stays_until_ready", OFFER, "m_axis_tvalid <= head_valid_q;"),
        spikes("payload_is_stable", EMIT, "wire emit = head_valid_q;"),
        spikes(
            "nothing_is_offered_after_reset",
            "m_axis_tvalid <= 1'b0;",
            "m_axis_tvalid <= head_valid_q;"),
        spikes("there_is_room_for_what_is_under_way", "(GROUPS + 16)", "(GROUPS + 1)"),
        registers(
            "ready_only_to_a_valid_write_address",
            "awready <= chooses_write;",
            "awready <= chooses_write || chooses_read;"),
        registers(
            "ready_only_to_valid_write_data",
            "s_axi_wready <= chooses_write;",
            "s_axi_wready <= chooses_write || chooses_read;"),
        registers(
            "ready_only_to_a_valid_read_address", "arready <= chooses_read;", "arready <= 1'b1;"),
        registers(
            "one_write_address_at_a_time",
            "end else begin\n      s_axi_awready <= 1'b0;",
            "end else begin\n"),
        registers(
            "one_write_data_at_a_time",
            "s_axi_wready <= 1'b0;\n      s_axi_arready <= 1'b0;\n      if (access_i)",
            "s_axi_arready <= 1'b0;\n      if (access_i)"),
        registers(
            "one_read_at_a_time", "s_axi_arready <= 1'b0;\n      if (access_i)", "if (access_i)"),
        registers(
            "a_write_answer_has_its_request", "s_axi_rvalid <= 1'b1;", "s_axi_bvalid <= 1'b1;"),
        registers(
            "a_read_answer_has_its_request", "s_axi_bvalid <= 1'b1;", "s_axi_rvalid <= 1'b1;"),
        registers(
            "never_both_answers",
            "s_axi_bvalid <= 1'b1;",
            "{s_axi_bvalid, s_axi_rvalid} <= 2'b11;"),
        registers("every_request_is_answered", "delay_q - 1'b1", "delay_q"),
        registers("u_b.valid_stays_until_ready", "(s_axi_bvalid && s_axi_bready)", "s_axi_bvalid"),
        registers("u_r.valid_stays_until_ready", "(s_axi_rvalid && s_axi_rready)", "s_axi_rvalid"),
        registers(
            "a_write_is_carried_out_as_offered",
            "chooses_write ? s_axi_awaddr : s_axi_araddr",
            "s_axi_arvalid ? s_axi_araddr : s_axi_awaddr"),
        registers(
            "a_read_is_carried_out_as_offered",
            "chooses_write ? s_axi_awaddr : s_axi_araddr",
            "s_axi_awvalid ? s_axi_awaddr : s_axi_araddr"),
        registers(
            "the_window_writes_once_granted",
            "access_i && write_q && allowed && codes",
            "access_i && allowed && codes"));
  }

  private static BrokenBlock queue(String property, String from, String to) {
    return new BrokenBlock(EVENT_QUEUE, property, from, to);
  }

  private static BrokenBlock spikes(String property, String from, String to) {
    return new BrokenBlock(SPIKE_QUEUE, property, from, to);
  }

  private static BrokenBlock registers(String property, String from, String to) {
    return new BrokenBlock(AXI_REGISTERS, property, from, to);
  }

  /** The block's Verilog with the error. */
  String verilog() {
    String text = proof.verilog();
    int at = text.indexOf(from);
    if (at < 0 || text.indexOf(from, at + 1) >= 0) {
      throw new IllegalStateException("not exactly one place in " + proof + " reads\n" + from);
    }
    return text.replace(from, to);
  }

  @Override
  public String toString() {
    return proof.block().stem() + " without " + property + ": " + to;
  }
}
