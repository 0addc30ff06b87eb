// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** Lateral inhibition of the folded core: see {@code docs/folded.md}. */
public final class FoldedInhibitionSpec {
  public static final BlockSpec BLOCK =
      new BlockSpec(
          "folded_inhibition",
          "Inhibition mask in memory, added up spike by spike for a group of neurons a clock.",
          MramLifParameters.pick(
              "NEURONS",
              "GROUPS",
              "LANES",
              "MEMBRANE_BITS",
              "INHIBITION",
              "READBACK",
              "LOAD_IMAGE"),
          List.of(
              new Derived(
                  "NEURON_BITS", Expr.of("clog2(max(NEURONS, 2))"), "bits of a neuron's number"),
              new Derived(
                  "GROUP_BITS", Expr.of("clog2(max(GROUPS, 2))"), "bits of a group's number"),
              new Derived(
                  "INHIBITION_BITS",
                  Expr.of("MEMBRANE_BITS - 1 + clog2(NEURONS + 1)"),
                  "bits of a sum of inhibitions"),
              new Derived(
                  "MASK_WORDS", Expr.of("1 + INHIBITION*(NEURONS*GROUPS - 1)"), "words of mask_q"),
              new Derived("SUM_WORDS", Expr.of("pow2(GROUP_BITS)"), "words of sum_q")),
          List.of(
              new Rule(
                  "LANES_times_INHIBITION_BITS_must_be_at_most_65536",
                  Expr.of("LANES*INHIBITION_BITS <= 65536"),
                  "LANES * INHIBITION_BITS must be at most 65536, the widest vector that every tool takes")),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input("rst_ni", "1", "synchronous reset, active low"),
              Port.input("valid_i", "1", "a group is presented"),
              Port.input("group_i", "GROUP_BITS", "its number"),
              Port.input("clear_i", "1", "the sweep clears the sums"),
              Port.input("finish_i", "1", "the sweep finishes a step: the sums start again"),
              Port.input("recurrent_i", "1", "the sweep adds the inhibition by a spike"),
              Port.input("neighbour_i", "NEURON_BITS", "of that neuron"),
              Port.input(
                  "inhibition_i",
                  "MEMBRANE_BITS - 1",
                  "inhibition per neighbour that spiked, membrane units"),
              Port.input("mask_write_i", "1", "write the mask bit of neighbour_i and neuron_i"),
              Port.input("neuron_i", "NEURON_BITS", "neuron of the window, of the group presented"),
              Port.input("mask_data_i", "1", "whether neighbour_i inhibits neuron_i"),
              Port.wire(
                  "inhibitions_o",
                  "LANES*INHIBITION_BITS",
                  "two clocks after a group: its sums before this sweep"),
              Port.wire("mask_o", "1", "mask bit of the window")),
          List.of(
              State.unsigned(
                  "written_q", "LANES", "INHIBITION_BITS", "last word written to sum_q")),
          List.of(
              Memory.of(
                  "mask_q",
                  "MASK_WORDS",
                  "LANES",
                  "lane l of word neighbour * GROUPS + group: whether it inhibits neuron group * LANES + l"),
              Memory.working(
                  "sum_q",
                  "SUM_WORDS",
                  "LANES*INHIBITION_BITS",
                  "inhibitions of this step, per group")));

  private FoldedInhibitionSpec() {}
}
