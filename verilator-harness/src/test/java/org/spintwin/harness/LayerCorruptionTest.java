// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.golden.GoldenChip;
import org.spintwin.soak.RandomNetworks;
import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.LifNetworkChip.Settings;
import org.spintwin.spec.LifNetworkChip.Source;
import org.spintwin.spec.LifNetworkChip.Synapse;

/**
 * Errors put into the Verilog of the blocks of a layer are found, in the signal where they begin.
 * {@code -Dspintwin.full=true} for all of them.
 */
@RequiresTool("verilator")
final class LayerCorruptionTest {
  private static final boolean FULL = Boolean.getBoolean("spintwin.full");
  private static final int CLOCKS = 20_000;
  private static final GoldenChip NETWORK = RandomNetworks.chip(network());

  /**
   * @param signal a part of the name of the signal in which it shows first
   */
  record Error(String title, String module, String from, String to, String signal) {
    @Override
    public String toString() {
      return module + ": " + title;
    }
  }

  static Stream<Error> errors() {
    return FULL ? Stream.concat(some(), others()) : some();
  }

  private static Stream<Error> some() {
    return Stream.of(
        new Error(
            "the answers that drive a layer change before its step is done",
            "layer_neuron",
            "valid_s && last_s) answers_o",
            "valid_s) answers_o",
            "u_neurons_1.answers_o"));
  }

  private static Stream<Error> others() {
    return Stream.of(
        new Error(
            "a layer has a column too few",
            "layer_scan",
            "column == COLUMNS - 1",
            "column == COLUMNS - 2",
            "u_scan_1.last_o"),
        new Error(
            "the last column is not presented",
            "layer_scan",
            "GROUPS * COLUMNS - 1)",
            "GROUPS * COLUMNS - 2)",
            "u_scan_1.active_q"),
        new Error(
            "every column is the first",
            "layer_scan",
            "first_1_q <= column == 0",
            "first_1_q <= 1'b1",
            "u_scan_1.first_o"),
        new Error(
            "values are those of the column before",
            "layer_scan",
            "values[place*VALUE_BITS+:VALUE_BITS]",
            "values[(place==0?0:place-1)*VALUE_BITS+:VALUE_BITS]",
            "u_scan_1.value_o"),
        new Error(
            "the sums of groups are added up",
            "layer_array",
            "(first_2_q ? {SUM_BITS{1'b0}} : sum)",
            "(first_2_q && 1'b0 ? {SUM_BITS{1'b0}} : sum)",
            "u_array_1.sums_o"),
        new Error(
            "values are unsigned",
            "layer_array",
            "wire signed [VALUE_BITS-1:0] value",
            "wire [VALUE_BITS-1:0] value",
            "u_array_1.sums_o"),
        new Error(
            "every sum is complete",
            "layer_array",
            "valid_2_q && last_2_q",
            "valid_2_q",
            "u_array_1.valid_o"),
        new Error(
            "halves of a leak are rounded the other way",
            "layer_neuron",
            "{addend_q[WIDE_BITS-2], addend_q, 1'b0, {(COEFFICIENT_BITS - 1) {1'b1}}}",
            "{addend_q[WIDE_BITS-2], addend_q, 1'b1, {(COEFFICIENT_BITS - 1) {1'b0}}}",
            "values_2_o"),
        new Error(
            "halves of a decay are rounded the other way",
            "layer_neuron",
            "{addend_q[SUM_WIDTH-2], addend_q, 1'b0, {(COEFFICIENT_BITS - 1) {1'b1}}}",
            "{addend_q[SUM_WIDTH-2], addend_q, 1'b1, {(COEFFICIENT_BITS - 1) {1'b0}}}",
            "u_neurons_1"),
        new Error(
            "membranes wrap",
            "layer_neuron",
            "limited_q <= clipped ?",
            "limited_q <= clipped && 1'b0 ?",
            "u_neurons_1.answers_o"),
        new Error(
            "currents wrap",
            "layer_neuron",
            "clipped ? {sum_q[SUM_WIDTH-1]",
            "clipped && 1'b0 ? {sum_q[SUM_WIDTH-1]",
            "u_neurons_1"),
        new Error(
            "a membrane meets the settings and the state of the group before",
            "layer_neuron",
            "SYNAPSE == 1 ? groups_q",
            "SYNAPSE == 3 ? groups_q",
            "u_neurons_1"),
        new Error(
            "the first step of a sequence remembers",
            "layer_neuron",
            "if (first_i) product_q <= {PRODUCT_BITS{1'b0}};\n          else product_q <= membrane",
            "if (0) product_q <= {PRODUCT_BITS{1'b0}};\n          else product_q <= membrane",
            "values_2_o"),
        new Error(
            "padding saturates",
            "layer_neuron",
            "clipped_s & ~(padding & {LANES{last_s}})",
            "clipped_s & ~(padding & {LANES{last_s && 1'b0}})",
            "u_neurons_2.saturated_o"),
        new Error(
            "a step is as saturated as the one before",
            "layer_neuron",
            "(saturated_o && (|group_s))",
            "saturated_o",
            "saturated_o"),
        new Error(
            "a sequence begins with the answers of the one before",
            "layer_neuron",
            "!rst_ni || clear_i;",
            "!rst_ni;",
            "values_2_o"));
  }

  /**
   * Numbers into five neurons with a current, which hear each other, and their spikes into three
   * sums whose padding is always at its limit.
   */
  private static LifNetworkChip network() {
    var spiking =
        new Layer(
            "spiking",
            5,
            2,
            true,
            true,
            Synapse.NOW,
            List.of(new Source(0, 0, 0, List.of()), new Source(1, 1, 0, List.of())),
            4,
            2,
            8,
            8,
            4,
            codes(5, 9, -8),
            List.of(new Settings(8, 8, 1, -1, 10, 15)));
    var sums =
        new Layer(
            "sums",
            3,
            2,
            false,
            false,
            Synapse.NONE,
            List.of(new Source(1, 0, 0, List.of())),
            4,
            3,
            8,
            8,
            4,
            codes(3, 5, -16),
            List.of(new Settings(8, 0, 90, 0, 0, 0)));
    return new LifNetworkChip("network", 12e6, 4, 3, List.of(spiking, sums), List.of(2));
  }

  /** Codes of four bits, lowest to lowest + 15 where they fit. */
  private static int[][] codes(int neurons, int columns, int lowest) {
    int[][] codes = new int[neurons][columns];
    for (int n = 0; n < neurons; n++) {
      for (int c = 0; c < columns; c++) {
        codes[n][c] = Math.max(-8, (7 * n + 5 * c) % 16 + lowest);
      }
    }
    return codes;
  }

  @ParameterizedTest(name = "{0}")
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("errors")
  void isFound(Error error) {
    ChipTwins.assertFound(NETWORK, error.module, error.from, error.to, error.signal, 3, CLOCKS);
  }
}
