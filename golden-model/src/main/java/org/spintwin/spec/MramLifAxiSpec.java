// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;
import java.util.Map;

/**
 * The parallel MRAM LIF core behind the streams and registers of the folded one. The clock-exact
 * behaviour is in {@code docs/folded.md}.
 */
public final class MramLifAxiSpec {
  private static final BlockSpec BLOCK =
      new BlockSpec(
          "mram_lif_axi",
          "Twin of a mixed-signal MRAM neural chip: neurons at once, events over AXI4-Stream.",
          MramLifFoldedSpec.PARAMETERS.stream().filter(p -> !p.name().equals("LANES")).toList(),
          MramLifSpec.DERIVED,
          MramLifSpec.INIT_RULES,
          MramLifFoldedSpec.PORTS,
          List.of(),
          List.of());

  private static final List<Instance> INSTANCES =
      List.of(
          Instance.of(
              "u_axi_registers", AxiRegistersSpec.BLOCK, Map.of("LANES", "NEURONS"), Map.of()),
          Instance.of("u_event_queue", EventQueueSpec.BLOCK, Map.of()),
          Instance.of(
              "u_event_latch",
              EventLatchSpec.BLOCK,
              Map.of("spikes_o", "step_spikes", "valid_o", "step_valid")),
          Instance.of(
              "u_synapse_array",
              SynapseArraySpec.BLOCK,
              Map.of(
                  "valid_i",
                  "step_valid",
                  "values_i",
                  "step_spikes",
                  "valid_o",
                  "current_valid",
                  "code_neuron_i",
                  "array_row",
                  "code_input_i",
                  "array_column[INPUT_BITS-1:0]",
                  "code_data_i",
                  "array_data")),
          Instance.of(
              "u_lif_neuron",
              LifNeuronSpec.BLOCK,
              Map.of(
                  "valid_i",
                  "current_valid",
                  "valid_o",
                  "step",
                  "mask_neuron_i",
                  "array_row",
                  "mask_neighbour_i",
                  "array_column[NEURON_BITS-1:0]",
                  "mask_data_i",
                  "array_data[0]")),
          Instance.of(
              "u_spike_queue",
              SpikeQueueSpec.BLOCK,
              Map.of("LANES", "NEURONS", "GROUPS", "1"),
              Map.of("push_i", "step", "last_i", "1'b1", "group_i", "1'b0", "word_i", "spikes")));

  public static final TopSpec TOP =
      new TopSpec(
          BLOCK,
          INSTANCES,
          "u_lif_neuron.valid_o",
          Expr.of(MramLifSpec.LATENCY),
          MramLifFoldedSpec.USAGE);

  private MramLifAxiSpec() {}
}
