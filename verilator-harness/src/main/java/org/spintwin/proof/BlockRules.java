// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.List;
import java.util.Map;
import org.spintwin.spec.AxiRegistersSpec;
import org.spintwin.spec.EventQueueSpec;
import org.spintwin.spec.SpikeQueueSpec;
import org.spintwin.spec.WishboneBridgeSpec;

/** The blocks that have rules, each at the size at which they are proved. */
public final class BlockRules {
  private static final String EMIT =
      "wire emit = head_valid_q && (!m_axis_tvalid || m_axis_tready);";
  private static final String OFFER =
      "if (!m_axis_tvalid || m_axis_tready) m_axis_tvalid <= head_valid_q;";

  /** All of them. */
  public static final List<RuleProof> ALL =
      List.of(eventQueue(), spikeQueue(), axiRegisters(), wishboneBridge());

  private BlockRules() {}

  private static RuleProof eventQueue() {
    return new RuleProof(
        EventQueueSpec.BLOCK,
        Map.ofEntries(
            Map.entry("INPUTS", 3L),
            Map.entry("EVENT_QUEUE_BITS", 4L),
            Map.entry("DIVIDER_BITS", 2L)),
        20,
        List.of(
            twin("nothing_is_lost_or_doubled", "(beat && (known || ends))", "(beat && known)"),
            twin(
                "nothing_is_lost_or_doubled",
                "marker_q <= expires || waits;",
                "marker_q <= expires;"),
            twin("not_ready_while_full", "!(&used[EVENT_QUEUE_BITS-1:1])", "!(&used)"),
            twin(
                "ready_when_empty",
                "s_axis_tready <= room &&",
                "s_axis_tready <= room && |used &&"),
            twin("what_waits_becomes_the_head", "(used[0] && !pop)", "(used[0] && !head_valid_o)"),
            twin("no_head_without_an_entry", "(used[0] && !pop)", "used[0]"),
            twin("entries_leave_in_order", "queue_q[read_next]", "queue_q[read_q]")));
  }

  private static RuleProof spikeQueue() {
    return new RuleProof(
        SpikeQueueSpec.BLOCK,
        Map.ofEntries(Map.entry("LANES", 2L), Map.entry("GROUPS", 2L)),
        16,
        List.of(
            twin(
                "nothing_is_lost_or_doubled", "if (push_i) write_q", "if (push_i && !pop) write_q"),
            twin("what_waits_becomes_the_head", "(used[0] && !pop)", "(used[0] && !emit)"),
            twin("no_head_without_a_word", "(used[0] && !pop)", "used[0]"),
            twin(
                "a_beat_is_offered_once",
                OFFER,
                "if (!m_axis_tvalid || m_axis_tready) m_axis_tvalid <= head_valid_q || m_axis_tvalid;"),
            twin(
                "spikes_ascend_and_then_the_step_ends",
                "m_axis_tkeep <= {2{spike}}",
                "m_axis_tkeep <= 2'b11"),
            twin("spikes_are_of_their_lane_and_group", "(~waiting + 1'b1)", "(waiting >> 1)"),
            twin("a_word_leaves_when_all_of_it_was_offered", " && !head_last_q))", "))"),
            twin("valid_stays_until_ready", OFFER, "m_axis_tvalid <= head_valid_q;"),
            twin("payload_is_stable", EMIT, "wire emit = head_valid_q;"),
            twin(
                "nothing_is_offered_after_reset",
                "m_axis_tvalid <= 1'b0;",
                "m_axis_tvalid <= head_valid_q;"),
            twin("there_is_room_for_what_is_under_way", "(GROUPS + 16)", "(GROUPS + 1)")));
  }

  private static RuleProof axiRegisters() {
    return new RuleProof(
        AxiRegistersSpec.BLOCK,
        Map.ofEntries(
            Map.entry("INPUTS", 3L),
            Map.entry("NEURONS", 2L),
            Map.entry("LANES", 1L),
            Map.entry("CODE_BITS", 3L),
            Map.entry("TRACE_BITS", 5L),
            Map.entry("MEMBRANE_BITS", 5L),
            Map.entry("REFRACTORY_BITS", 2L),
            Map.entry("DIVIDER_BITS", 2L),
            Map.entry("COEFFICIENT_BITS", 4L),
            Map.entry("COUNTER_BITS", 2L),
            Map.entry("PSP_SHAPE", 2L),
            Map.entry("INHIBITION", 1L),
            Map.entry("READBACK", 1L)),
        20,
        List.of(
            twin(
                "ready_only_to_a_valid_write_address",
                "awready <= chooses_write;",
                "awready <= chooses_write || chooses_read;"),
            twin(
                "ready_only_to_valid_write_data",
                "s_axi_wready <= chooses_write;",
                "s_axi_wready <= chooses_write || chooses_read;"),
            twin(
                "ready_only_to_a_valid_read_address",
                "arready <= chooses_read;",
                "arready <= 1'b1;"),
            twin(
                "one_write_address_at_a_time",
                "end else begin\n      s_axi_awready <= 1'b0;",
                "end else begin\n"),
            twin(
                "one_write_data_at_a_time",
                "s_axi_wready <= 1'b0;\n      s_axi_arready <= 1'b0;\n      if (access_i)",
                "s_axi_arready <= 1'b0;\n      if (access_i)"),
            twin(
                "one_read_at_a_time",
                "s_axi_arready <= 1'b0;\n      if (access_i)",
                "if (access_i)"),
            twin(
                "a_write_answer_has_its_request", "s_axi_rvalid <= 1'b1;", "s_axi_bvalid <= 1'b1;"),
            twin("a_read_answer_has_its_request", "s_axi_bvalid <= 1'b1;", "s_axi_rvalid <= 1'b1;"),
            twin(
                "never_both_answers",
                "s_axi_bvalid <= 1'b1;",
                "{s_axi_bvalid, s_axi_rvalid} <= 2'b11;"),
            twin("every_request_is_answered", "delay_q - 1'b1", "delay_q"),
            twin("u_b.valid_stays_until_ready", "(s_axi_bvalid && s_axi_bready)", "s_axi_bvalid"),
            twin("u_r.valid_stays_until_ready", "(s_axi_rvalid && s_axi_rready)", "s_axi_rvalid"),
            twin(
                "a_write_is_carried_out_as_offered",
                "chooses_write ? s_axi_awaddr : s_axi_araddr",
                "s_axi_arvalid ? s_axi_araddr : s_axi_awaddr"),
            twin(
                "a_read_is_carried_out_as_offered",
                "chooses_write ? s_axi_awaddr : s_axi_araddr",
                "s_axi_awvalid ? s_axi_awaddr : s_axi_araddr"),
            twin(
                "the_window_writes_once_granted",
                "access_i && write_q && allowed && codes",
                "access_i && allowed && codes")));
  }

  private static RuleProof wishboneBridge() {
    return new RuleProof(
        WishboneBridgeSpec.BLOCK,
        Map.ofEntries(Map.entry("BUS_ERRORS", 1L)),
        18,
        List.of(
            twin("an_answer_only_to_a_request", "ack_q && requested", "ack_q"),
            twin("never_both_ack_and_err", "answers && (good || BUS_ERRORS == 0)", "answers"),
            twin("one_answer_to_a_request", "!access_q && !ack_q && !err_q", "!access_q"),
            twin("a_dropped_request_has_no_answer", "requested && !dropped_q", "requested"),
            twin(
                "a_request_that_stays_is_answered",
                "if (!requested) dropped_q",
                "if (!ack_q) dropped_q"),
            twin("one_access_at_a_time", "asks = requested && !access_q &&", "asks = requested &&"),
            twin("a_pop_gives_what_was_taken", "14'b0, end_q, neuron_q", "14'b0, 1'b0, neuron_q"),
            twin("no_spike_is_lost", "!beat && (!full_q || pop)", "!full_q || pop"),
            twin(
                "an_event_is_offered_as_often_as_acknowledged",
                "if (push && room) begin",
                "if (push) begin"),
            twin(
                "a_refused_event_is_remembered",
                "if (push && !room) overflow_q",
                "if (pop && !room) overflow_q")));
  }

  private static RuleTwin twin(String rule, String from, String to) {
    return new RuleTwin(rule, from, to);
  }
}
