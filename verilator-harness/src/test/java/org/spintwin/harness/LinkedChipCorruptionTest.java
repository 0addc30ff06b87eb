// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Errors put into the emitted Verilog of linked chips are found through the serial line, in the
 * signal of the right block.
 */
@RequiresTool("verilator")
@Execution(ExecutionMode.CONCURRENT)
final class LinkedChipCorruptionTest {
  private static final int CLOCKS = 400_000;

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '"',
      value = {
        "link_reset @ if (!rst_no || opened_i) held_q @ if (!rst_no) held_q @ u_link_reset.held_q",
        "frame_receiver @ crc_q == 16'd0 @ 1'b1 @ u_frame_receiver",
        "event_port @ head_q[9:8] <= m_axi_bresp; @ head_q[8] <= m_axi_bresp[0]; @ u_event_port.head_q",
        "event_port @ state_q != ANSWER && !word_valid_o && !beat @ !word_valid_o && !beat @ u_event_port.s_axis_tready",
        "event_port @ s_axis_tlast ? 16'h8000 @ s_axis_tdata[0] ? 16'h8000 @ u_event_port.word_o",
        "folded_ring_link @ .rst_ni(chip_rst_n), @ .rst_ni(rst_n), @ u_chip",
        "sweep_control @ wire quiet = drain_q == 4'b0; @ wire quiet = 1'b1; @ u_chip.u_sweep_control"
      })
  void isFoundInAChipOfEvents(String module, String from, String to, String signal) {
    ChipTwins.assertFound(
        LinkedChips.fast(SmallChips.foldedRing()), module, from, to, signal, 3, CLOCKS);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '"',
      value = {
        "sample_port @ last_beat ? RESULT : REQUEST @ RESULT @ u_sample_port.state_q",
        "sample_port @ !is_data && (|beat_number_q) @ !is_data @ u_sample_port.discard_o",
        "sample_port @ result_q <= result; @ result_q <= ~result; @ u_sample_port.result_q",
        "perceptron_link @ chip_rst_n && !discard @ chip_rst_n @ u_chip"
      })
  void isFoundInAChipOfSamples(String module, String from, String to, String signal) {
    ChipTwins.assertFound(
        LinkedChips.fast(RandomPerceptrons.small(true)), module, from, to, signal, 3, CLOCKS);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '"',
      value = {"every_ts_pcm_link @ & {70{beat_valid}} @ & {70{1'b1}} @ u_chip"})
  void isFoundInAChipThatForgetsOnAnyClock(String module, String from, String to, String signal) {
    ChipTwins.assertFound(
        LinkedChips.fast(RandomTsPcm.everything()), module, from, to, signal, 3, CLOCKS);
  }
}
