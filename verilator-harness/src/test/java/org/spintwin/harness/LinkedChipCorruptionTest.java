// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.golden.GoldenChip;

/**
 * Errors put into the emitted Verilog of linked chips are found through the serial line, in the
 * signal of the right block. {@code -Dspintwin.full=true} for all of them.
 */
@RequiresTool("verilator")
final class LinkedChipCorruptionTest {
  private static final boolean FULL = Boolean.getBoolean("spintwin.full");
  private static final int CLOCKS = 400_000;
  private static final GoldenChip EVENTS = LinkedChips.fast(SmallChips.foldedRing());
  private static final GoldenChip SAMPLES = LinkedChips.fast(SmallPerceptrons.small(true));
  private static final GoldenChip FORGETFUL = LinkedChips.fast(TsPcmChips.everything());

  /**
   * @param signal a part of the name of the signal in which it shows first
   */
  record Error(GoldenChip chip, String module, String from, String to, String signal) {
    @Override
    public String toString() {
      return module + ": " + from + " -> " + to;
    }
  }

  static Stream<Error> errors() {
    return FULL ? Stream.concat(some(), others()) : some();
  }

  /** In the wiring, in a port, and in the chip itself. */
  private static Stream<Error> some() {
    return Stream.of(
        new Error(
            FORGETFUL, "every_ts_pcm_link", "& {70{beat_valid}}", "& {70{1'b1}}", "u_chip.cond"),
        new Error(SAMPLES, "perceptron_link", "&& !discard", "", "u_chip."),
        new Error(
            EVENTS,
            "event_port",
            "head_q[9:8] <= m_axi_bresp;",
            "head_q[8] <= m_axi_bresp[0];",
            "u_event_port.head_q"),
        new Error(
            EVENTS,
            "sweep_control",
            "wire quiet = drain_q == 4'b0;",
            "wire quiet = 1'b1;",
            "u_chip.u_sweep_control"));
  }

  private static Stream<Error> others() {
    return Stream.of(
        new Error(
            EVENTS,
            "link_reset",
            "if (!rst_no || opened_i) held_q",
            "if (!rst_no) held_q",
            "u_link_reset.held_q"),
        new Error(EVENTS, "folded_ring_link", ".rst_ni(chip_rst_n),", ".rst_ni(rst_n),", "u_chip."),
        new Error(EVENTS, "frame_receiver", "crc_q == 16'd0", "1'b1", "u_frame_receiver."),
        new Error(
            EVENTS,
            "event_port",
            "state_q != ANSWER && !word_valid_o && !beat",
            "!word_valid_o && !beat",
            "u_event_port.s_axis_tready"),
        new Error(
            EVENTS,
            "event_port",
            "s_axis_tlast ? 16'h8000",
            "s_axis_tdata[0] ? 16'h8000",
            "u_event_port.word_o"),
        new Error(
            SAMPLES,
            "sample_port",
            "last_beat ? RESULT : REQUEST",
            "RESULT",
            "u_sample_port.state_q"),
        new Error(
            SAMPLES,
            "sample_port",
            "!is_data && (|beat_number_q)",
            "!is_data",
            "u_sample_port.discard_o"),
        new Error(
            SAMPLES,
            "sample_port",
            "result_q <= result;",
            "result_q <= ~result;",
            "u_sample_port.result_q"));
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("errors")
  void isFound(Error e) {
    ChipTwins.assertFound(e.chip, e.module, e.from, e.to, e.signal, 3, CLOCKS);
  }
}
