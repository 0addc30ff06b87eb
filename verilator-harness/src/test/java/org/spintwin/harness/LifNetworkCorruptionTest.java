// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Errors put into the emitted Verilog of a network of layers are found, in the signal of the right
 * block.
 */
@RequiresTool("verilator")
final class LifNetworkCorruptionTest {
  private static final int CLOCKS = 40_000;

  @ParameterizedTest(name = "{0}: {2}")
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '"',
      value = {
        "network # saturated_1 || saturated_2 || saturated_3 # saturated_1 || saturated_3 # saturated_o",
        "network_step # first_i || !begun_q # first_i # u_network_step.first_o",
        "delay_line # full_q || last # 1'b1 # u_delay_2_2.full_q",
        "layer_neuron # membrane > threshold # membrane >= threshold # spikes_1_o"
      })
  void isFound(String module, String from, String to, String signal) {
    ChipTwins.assertFound(
        RandomNetworks.chip(RandomNetworks.small()), module, from, to, signal, 7, CLOCKS);
  }
}
