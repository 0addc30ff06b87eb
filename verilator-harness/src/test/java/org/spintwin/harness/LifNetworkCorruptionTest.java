// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spintwin.soak.RandomNetworks;

/**
 * Errors put into the emitted Verilog of a network of layers are found, in the signal of the right
 * block.
 */
@RequiresTool("verilator")
final class LifNetworkCorruptionTest {
  private static final int CLOCKS = 40_000;

  private static final boolean FULL = Boolean.getBoolean("spintwin.full");

  /** More of them, as each is built. */
  @ParameterizedTest(name = "{0}: {2}")
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '"',
      value = {
        "network # .start_i(done_1) # .start_i(done_2) # u_scan_2.active_q",
        "network # spikes_1_o, values} # values, spikes_1_o} # u_scan_1.value_o",
        "network # answers_2[1], 1'd0 # 1'b0, answers_2[1] # u_scan_3.value_o",
        "network # {9{1'b0}}, spikes_1_o[3] # {9{spikes_1_o[3]}}, spikes_1_o[3] # u_scan_2.value_o",
        "network # {answers_2[2], answers_2[0]} # {answers_2[0], answers_2[2]} # u_delay_2_2.delayed_o",
        "network_step # busy_q && !done_i # busy_q # ready_o",
        "network_step # if (done_i) saturated_o # if (start_o) saturated_o # saturated_o",
        "delay_line # shown_q <= full_q # shown_q <= 1'b1 # u_delay_2_2.shown_q",
        "delay_line # !clear && advance_i) line_q # !clear && advance_i && !last) line_q # u_delay_",
        "delay_line # full_q || last # 1'b1 # u_delay_2_2.full_q",
        "layer_neuron # valid_s && last_s) answers_o # valid_s) answers_o # spikes_1_o"
      })
  void isFoundInTheLongRun(String module, String from, String to, String signal) {
    assumeThat(FULL).as("-Dspintwin.full=true").isTrue();
    isFound(module, from, to, signal);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '"',
      value = {
        "network # saturated_1 || saturated_2 || saturated_3 # saturated_1 || saturated_3 # saturated_o",
        "network_step # first_i || !begun_q # first_i # u_network_step.first_o",
        "layer_neuron # membrane > threshold # membrane >= threshold # spikes_1_o"
      })
  void isFound(String module, String from, String to, String signal) {
    ChipTwins.assertFound(
        RandomNetworks.chip(SmallNetworks.small()), module, from, to, signal, 7, CLOCKS);
  }
}
