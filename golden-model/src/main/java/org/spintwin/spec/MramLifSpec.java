// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The parallel MRAM LIF core: how its blocks are wired. The clock-exact behaviour is in {@code
 * docs/semantics.md}.
 */
public final class MramLifSpec {
  /** Clocks from the edge that latches a step to the edge that shows its spikes. */
  public static final int LATENCY = 2;

  /** What registers hold after reset must fit them; the same for every top. */
  static final List<Rule> INIT_RULES =
      List.of(
          fits("INIT_DIVIDER", "DIVIDER_BITS", false),
          fits("INIT_THRESHOLD", "MEMBRANE_BITS", true),
          fits("INIT_RESET_VALUE", "MEMBRANE_BITS", true),
          fits("INIT_LEAK", "COEFFICIENT_BITS + 1", false),
          fits("INIT_DECAY_E", "COEFFICIENT_BITS + 1", false),
          fits("INIT_DECAY_I", "COEFFICIENT_BITS + 1", false),
          fits("INIT_REFRACTORY", "REFRACTORY_BITS", false),
          fits("INIT_INHIBITION", "MEMBRANE_BITS - 1", false));

  /** Widths that every top derives. */
  static final List<Derived> WIDTHS =
      List.of(
          new Derived(
              "REFRACTORY_WIDTH",
              Expr.of("max(REFRACTORY_BITS, 1)"),
              "bits of the refractory register; one, which stays 0, where it is left out"),
          new Derived(
              "NEURON_BITS", Expr.of("clog2(max(NEURONS, 2))"), "bits of a neuron's number"),
          new Derived("INPUT_BITS", Expr.of("clog2(max(INPUTS, 2))"), "bits of an input's number"),
          new Derived("COLUMNS", Expr.of("max(NEURONS, INPUTS)"), "columns of the larger memory"),
          new Derived("COLUMN_BITS", Expr.of("clog2(max(COLUMNS, 2))"), "bits of a column"));

  /** What a top derives around the blocks that compute all neurons at once. */
  static final List<Derived> DERIVED =
      Stream.concat(
              Stream.of(
                  new Derived(
                      "VALUE_BITS", Expr.of(1), "bits of an input's value: it spikes or not"),
                  SynapseArraySpec.CURRENT_BITS),
              WIDTHS.stream())
          .toList();

  private static final BlockSpec BLOCK =
      new BlockSpec(
          "mram_lif",
          "Twin of a mixed-signal MRAM neural chip: synapse array, LIF neurons, registers.",
          MramLifParameters.pick(
              "INPUTS",
              "NEURONS",
              "CODE_BITS",
              "CODE_FRACTION_BITS",
              "FRACTION_BITS",
              "TRACE_BITS",
              "MEMBRANE_BITS",
              "REFRACTORY_BITS",
              "DIVIDER_BITS",
              "COEFFICIENT_BITS",
              "PSP_SHAPE",
              "DECAY_MODE",
              "LEAK_MODE",
              "STRICT_THRESHOLD",
              "RESET_SUBTRACT",
              "POLARITY",
              "INHIBITION",
              "INIT_ENABLE",
              "INIT_DIVIDER",
              "INIT_THRESHOLD",
              "INIT_RESET_VALUE",
              "INIT_LEAK",
              "INIT_DECAY_E",
              "INIT_DECAY_I",
              "INIT_REFRACTORY",
              "INIT_INHIBITION",
              "SPEC_DIGEST",
              "LOAD_IMAGE"),
          DERIVED,
          INIT_RULES,
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input(
                  "rst_ni", "1", "synchronous reset, active low; memories keep their contents"),
              Port.input("spikes_i", "INPUTS", "presynaptic spikes, any clock of a step"),
              Port.output("spikes_o", "NEURONS", "spikes of the last step"),
              Port.output("spikes_valid_o", "1", "one clock long: spikes_o is of a new step"),
              Port.input("cfg_valid_i", "1", "a register request on this clock"),
              Port.input("cfg_write_i", "1", "1 write, 0 read"),
              Port.input("cfg_address_i", "8", "byte address"),
              Port.input("cfg_wdata_i", "32", "data to write"),
              Port.output("cfg_ack_o", "1", "answer to the request of the clock before"),
              Port.output(
                  "cfg_error_o",
                  "1",
                  "with cfg_ack_o: unmapped, forbidden or outside the array; nothing was done"),
              Port.output("cfg_rdata_o", "32", "with cfg_ack_o: data read, else 0")),
          List.of(),
          List.of());

  /** The register file has no window to read through. */
  private static final Map<String, String> NO_READBACK = Map.of("READBACK", "0");

  private static final List<Instance> INSTANCES =
      List.of(
          Instance.of(
              "u_register_file",
              RegisterFileSpec.BLOCK,
              Map.of("step_i", "spikes_valid_o", "saturated_i", "saturated")),
          Instance.of(
              "u_step_latch",
              StepLatchSpec.BLOCK,
              Map.of(
                  "enable_i",
                  "enable",
                  "divider_i",
                  "divider",
                  "spikes_o",
                  "step_spikes",
                  "valid_o",
                  "step_valid")),
          Instance.of(
              "u_synapse_array",
              SynapseArraySpec.BLOCK,
              NO_READBACK,
              Map.ofEntries(
                  Map.entry("valid_i", "step_valid"),
                  Map.entry("values_i", "step_spikes"),
                  Map.entry("valid_o", "current_valid"),
                  Map.entry("code_neuron_i", "array_row"),
                  Map.entry("code_input_i", "array_column[INPUT_BITS-1:0]"),
                  Map.entry("code_data_i", "array_data"),
                  Map.entry("code_o", "unused_code"))),
          Instance.of(
              "u_lif_neuron",
              LifNeuronSpec.BLOCK,
              NO_READBACK,
              Map.ofEntries(
                  Map.entry("valid_i", "current_valid"),
                  Map.entry("valid_o", "spikes_valid_o"),
                  Map.entry("mask_neuron_i", "array_row"),
                  Map.entry("mask_neighbour_i", "array_column[NEURON_BITS-1:0]"),
                  Map.entry("mask_data_i", "array_data[0]"),
                  Map.entry("mask_o", "unused_mask"),
                  Map.entry("state_membrane_o", "unused_membrane"),
                  Map.entry("state_trace_e_o", "unused_trace_e"),
                  Map.entry("state_trace_i_o", "unused_trace_i"),
                  Map.entry("state_alpha_e_o", "unused_alpha_e"),
                  Map.entry("state_alpha_i_o", "unused_alpha_i"),
                  Map.entry("state_refractory_o", "unused_refractory"))));

  public static final TopSpec TOP =
      new TopSpec(
          BLOCK,
          INSTANCES,
          "spikes_valid_o",
          Expr.of(LATENCY),
          "A step takes its spikes from `spikes_i` on any of its clocks; `spikes_o` shows the result "
              + LATENCY
              + " clocks after the edge that latched\nit, with `spikes_valid_o` high for one clock.");

  private MramLifSpec() {}

  private static Rule fits(String parameter, String bits, boolean signed) {
    return new Rule(
        parameter + "_must_fit_its_register",
        new Expr.Fits(Expr.of(parameter), Expr.of(bits), signed),
        parameter + " must fit " + bits + " bits" + (signed ? ", signed" : ", unsigned"));
  }
}
