// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors put into the Verilog of a ts-pcm chip are found, in the signal where they begin. */
@RequiresTool("verilator")
final class TsPcmCorruptionTest {
  private static final int CLOCKS = 20_000;
  private static final String BLOCK = "ts_pcm_cell";

  @ParameterizedTest(name = "{0}")
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource(
      delimiter = '|',
      value = {
        "a small voltage never leaks away"
            + " | loss == {SUM_BITS{1'b0}} && value | 1'b0 && value | voltage_q",
        "the threshold itself does not fire"
            + " | voltage + excitability >= { | voltage + excitability > { | spikes_o",
        "a switch that is on fires again | spike = !on_q[n] && | spike = | spikes_o",
        "the switch opens at the holding voltage"
            + " | voltage >= HOLDING | voltage > HOLDING | on_q",
        "the voltage wraps"
            + " | voltage = least(voltage, HIGHEST_VOLTAGE); | voltage = voltage; | voltage_q",
        "the excitability decays before the spike counts"
            + " | if (decay_now) excitability | if (decay_now && !spike) excitability"
            + " | excitability_q",
        "a period is a step too long"
            + " | steps_q == {COUNTER_BITS{1'b1}} | steps_q == {COUNTER_BITS{1'b0}}"
            + " | excitability_q",
        "the conductance wraps"
            + " | least(conductance, HIGHEST_CONDUCTANCE) | conductance | conductances_o",
        "the noise has a bit too many | (8'hff << NOISE_BITS) | (8'hfe << NOISE_BITS)"
            + " | conductances_o",
        "neighbours have the same noise | seed = seed + SEED_STRIDE | seed = seed | noise_q",
        "a spike survives forgetting | if (forget_i[n]) begin | if (forget_i[n] && !spikes_o[n])"
            + " begin | conductances_o"
      })
  void isFound(String title, String from, String to, String signal) {
    ChipTwins.assertFound(TsPcmChips.everything(), BLOCK, from, to, signal, 3, CLOCKS);
  }
}
