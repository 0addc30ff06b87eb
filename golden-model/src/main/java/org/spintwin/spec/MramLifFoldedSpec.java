// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folded MRAM LIF core: neurons share lanes, events come and go over AXI4-Stream. The
 * clock-exact behaviour is in {@code docs/folded.md}.
 */
public final class MramLifFoldedSpec {
  /** Streams of events in and out, and the register bus. */
  static final List<Port> PORTS =
      Stream.of(
              List.of(
                  Port.input("clk_i", "1", "clock, rising edge"),
                  Port.input(
                      "rst_ni", "1", "synchronous reset, active low; memories keep their contents"),
                  Port.input("s_axis_tvalid", "1", "an event or step end is offered"),
                  Port.input("s_axis_tdata", "16", "number of the input"),
                  Port.input("s_axis_tkeep", "2", "11 an event, else a null beat"),
                  Port.input("s_axis_tlast", "1", "with this beat the step ends"),
                  Port.output("s_axis_tready", "1", "the beat is taken"),
                  Port.output("m_axis_tvalid", "1", "a spike or step end is offered"),
                  Port.output("m_axis_tdata", "16", "number of the neuron"),
                  Port.output("m_axis_tkeep", "2", "11 a spike, 00 a null beat"),
                  Port.output("m_axis_tlast", "1", "with this beat the step ends"),
                  Port.input("m_axis_tready", "1", "the beat is taken")),
              AxiRegistersSpec.BUS)
          .flatMap(List::stream)
          .toList();

  static final String USAGE =
      "Events go in on `s_axis`, one beat an input, the last beat of a step with `tlast` (or a beat"
          + " with `tkeep` 0 for a step end alone). Each step comes out on `m_axis` as its spikes in"
          + " ascending order, one beat each, then a beat with `tkeep` 0 and `tlast`. While STEP_MODE"
          + " is 1, steps end every DIVIDER clocks instead, whatever `tlast` says.\n\n"
          + "Nothing is dropped: a beat that finds no room waits with `s_axis_tready` 0, and a chip"
          + " whose spikes nobody takes stops. An event of an input that does not exist changes"
          + " nothing but EVENTS_IGNORED and bit 1 of STATUS.\n\n"
          + "Over AXI4-Lite, an address without a register is answered with DECERR, a request that a"
          + " register does not allow with SLVERR; neither changes anything.";

  static final List<Parameter> PARAMETERS =
      MramLifParameters.pick(
          "INPUTS",
          "NEURONS",
          "LANES",
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
          "EVENT_QUEUE_BITS",
          "COUNTER_BITS",
          "READBACK",
          "FIXED_SETTINGS",
          "INIT_ENABLE",
          "INIT_STEP_MODE",
          "INIT_DIVIDER",
          "INIT_THRESHOLD",
          "INIT_RESET_VALUE",
          "INIT_LEAK",
          "INIT_DECAY_E",
          "INIT_DECAY_I",
          "INIT_REFRACTORY",
          "INIT_INHIBITION",
          "SPEC_DIGEST",
          "LOAD_IMAGE");

  private static final BlockSpec BLOCK =
      new BlockSpec(
          "mram_lif_folded",
          "Twin of a mixed-signal MRAM neural chip: neurons in turn, events over AXI4-Stream.",
          PARAMETERS,
          Stream.concat(
                  Stream.of(
                      new Derived("GROUPS", Expr.of("NEURONS / LANES"), "groups that take turns")),
                  MramLifSpec.WIDTHS.stream())
              .toList(),
          Stream.concat(
                  MramLifSpec.INIT_RULES.stream(),
                  Stream.of(
                      new Rule(
                          "LANES_must_be_a_power_of_two",
                          Expr.of("clog2(LANES) + 1 == clog2(LANES + 1)"),
                          "LANES must be a power of two"),
                      new Rule(
                          "LANES_must_divide_NEURONS",
                          Expr.of("GROUPS*LANES == NEURONS"),
                          "LANES must divide NEURONS")))
              .toList(),
          PORTS,
          List.of(),
          List.of());

  private static final List<Instance> INSTANCES =
      List.of(
          Instance.of("u_axi_registers", AxiRegistersSpec.BLOCK, Map.of()),
          Instance.of("u_event_queue", EventQueueSpec.BLOCK, Map.of()),
          Instance.of(
              "u_sweep_control",
              SweepControlSpec.BLOCK,
              Map.ofEntries(
                  Map.entry("valid_o", "sweep_valid"),
                  Map.entry("group_o", "sweep_group"),
                  Map.entry("last_o", "sweep_last"),
                  Map.entry("clear_o", "sweep_clear"),
                  Map.entry("finish_o", "sweep_finish"),
                  Map.entry("event_o", "sweep_event"),
                  Map.entry("recurrent_o", "sweep_recurrent"),
                  Map.entry("input_o", "sweep_input"),
                  Map.entry("neighbour_o", "sweep_neighbour"))),
          Instance.of(
              "u_folded_array",
              FoldedArraySpec.BLOCK,
              Map.ofEntries(
                  Map.entry("valid_i", "sweep_valid"),
                  Map.entry("group_i", "sweep_group"),
                  Map.entry("clear_i", "sweep_clear"),
                  Map.entry("finish_i", "sweep_finish"),
                  Map.entry("event_i", "sweep_event"),
                  Map.entry("input_i", "sweep_input"),
                  Map.entry("neuron_i", "array_row"),
                  Map.entry("code_data_i", "array_data"))),
          Instance.of(
              "u_folded_inhibition",
              FoldedInhibitionSpec.BLOCK,
              Map.ofEntries(
                  Map.entry("valid_i", "sweep_valid"),
                  Map.entry("group_i", "sweep_group"),
                  Map.entry("clear_i", "sweep_clear"),
                  Map.entry("finish_i", "sweep_finish"),
                  Map.entry("recurrent_i", "sweep_recurrent"),
                  Map.entry("neighbour_i", "sweep_neighbour"),
                  Map.entry("neuron_i", "array_row"),
                  Map.entry("mask_data_i", "array_data[0]"))),
          Instance.of(
              "u_folded_neuron",
              FoldedNeuronSpec.BLOCK,
              Map.ofEntries(
                  Map.entry("valid_i", "sweep_valid"),
                  Map.entry("group_i", "sweep_group"),
                  Map.entry("clear_i", "sweep_clear"),
                  Map.entry("finish_i", "sweep_finish"),
                  Map.entry("last_i", "sweep_last"),
                  Map.entry("neuron_i", "array_row"),
                  Map.entry("push_o", "spike_push"),
                  Map.entry("last_o", "spike_last"),
                  Map.entry("group_o", "spike_group"),
                  Map.entry("word_o", "spike_word"))),
          Instance.of(
              "u_spike_queue",
              SpikeQueueSpec.BLOCK,
              Map.ofEntries(
                  Map.entry("push_i", "spike_push"),
                  Map.entry("last_i", "spike_last"),
                  Map.entry("group_i", "spike_group"),
                  Map.entry("word_i", "spike_word"))),
          Instance.of(
              "u_recurrent_queue",
              SpikeQueueSpec.BLOCK,
              Map.ofEntries(
                  Map.entry("push_i", "(INHIBITION != 0) && spike_push && (|spike_word)"),
                  Map.entry("last_i", "1'b0"),
                  Map.entry("group_i", "spike_group"),
                  Map.entry("word_i", "spike_word"),
                  Map.entry("room_o", "unused_recurrent_room"),
                  Map.entry("m_axis_tvalid", "recurrent_valid"),
                  Map.entry("m_axis_tdata", "recurrent_neuron"),
                  Map.entry("m_axis_tkeep", "unused_recurrent_keep"),
                  Map.entry("m_axis_tlast", "unused_recurrent_last"),
                  Map.entry("m_axis_tready", "recurrent_ready"),
                  Map.entry("sent_o", "unused_recurrent_sent"))));

  public static final TopSpec TOP =
      new TopSpec(
          BLOCK, INSTANCES, "u_folded_neuron.step_o", Expr.of("GROUPS + 4 + PSP_SHAPE/2"), USAGE);

  private MramLifFoldedSpec() {}
}
