// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/**
 * The array of cells, each a threshold switch under a phase-change memory: see {@code
 * docs/blocks/ts_pcm_cell.md}.
 */
public final class TsPcmCellSpec {
  /** Highest raw value of a parameter in voltage units: that of the widest voltage. */
  private static final long HIGHEST_VOLTAGE = (1L << 30) - 1;

  /** What a chip sets; the top hands all of it on. */
  static final List<Parameter> PARAMETERS =
      List.of(
          new Parameter("CELLS", 25, 1, 4096, "cells, each a neuron and its synapse"),
          new Parameter("VALUE_BITS", 4, 1, 16, "bits of a cell's input, unsigned"),
          new Parameter("CONDUCTANCE_BITS", 8, 1, 16, "bits of a conductance G or G0, unsigned"),
          new Parameter("VOLTAGE_BITS", 20, 4, 30, "bits of a cell's voltage V, unsigned"),
          new Parameter("FRACTION_BITS", 8, 0, 16, "fraction bits of voltages and excitabilities"),
          new Parameter("LEAK_SHIFT", 4, 0, 31, "V loses V / 2^LEAK_SHIFT a step"),
          new Parameter(
              "DISCHARGE_SHIFT", 1, 0, 31, "and V / 2^DISCHARGE_SHIFT where the switch is on"),
          new Parameter(
              "HOLD", 332800, 1, HIGHEST_VOLTAGE, "the switch opens below it, voltage units"),
          new Parameter(
              "INTRINSIC_STEP",
              25600,
              0,
              HIGHEST_VOLTAGE,
              "what a spike adds to the excitability, voltage units"),
          new Parameter(
              "EXCITABILITY_MAX",
              358400,
              0,
              HIGHEST_VOLTAGE,
              "highest excitability, voltage units"),
          new Parameter("SYNAPTIC_STEP", 8, 0, 65535, "what a spike adds to the conductance"),
          new Parameter("DECAY_SHIFT", 3, 0, 31, "an excitability loses 1 / 2^DECAY_SHIFT of it"),
          new Parameter("PERIOD_BITS", 8, 0, 24, "in every step of number 2^PERIOD_BITS * i"),
          new Parameter(
              "NOISE_BITS", 0, 0, 8, "bits of the noise on SYNAPTIC_STEP, 0: no noise, left out"),
          new Parameter(
              "LFSR_SEED", 1, 1, Integer.MAX_VALUE, "seed of the noise; that of a cell follows"),
          MramLifParameters.named("LOAD_IMAGE"));

  public static final BlockSpec BLOCK =
      new BlockSpec(
          "ts_pcm_cell",
          "Cells that are neuron and synapse: threshold switches on phase-change memory.",
          PARAMETERS,
          List.of(
              new Derived(
                  "EXCITABILITY_BITS",
                  Expr.of("max(clog2(EXCITABILITY_MAX + 1), 1)"),
                  "bits of an excitability"),
              new Derived(
                  "COUNTER_BITS", Expr.of("max(PERIOD_BITS, 1)"), "bits of the step counter"),
              new Derived(
                  "NOISE_WIDTH",
                  Expr.of("1 + 31 * min(NOISE_BITS, 1)"),
                  "bits of a noise generator; one, which stays 0, where there is no noise"),
              new Derived(
                  "SUM_BITS",
                  Expr.of(
                      "max(max(VOLTAGE_BITS, VALUE_BITS + CONDUCTANCE_BITS + 1 + FRACTION_BITS), 8)"
                          + " + 1"),
                  "bits in which nothing overflows")),
          List.of(
              new Rule(
                  "CELLS_times_the_widest_state_must_be_at_most_65536",
                  Expr.of("CELLS * max(VOLTAGE_BITS, 32 * min(NOISE_BITS, 1)) <= 65536"),
                  "CELLS * VOLTAGE_BITS, and CELLS * 32 where there is noise, must be at most"
                      + " 65536, the widest vector that every tool takes"),
              fits("HOLD", "VOLTAGE_BITS"),
              fits("INTRINSIC_STEP", "VOLTAGE_BITS"),
              fits("EXCITABILITY_MAX", "VOLTAGE_BITS"),
              fits("SYNAPTIC_STEP", "CONDUCTANCE_BITS"),
              new Rule(
                  "noise_must_be_at_most_SYNAPTIC_STEP",
                  Expr.of("min(NOISE_BITS, 1) * pow2(NOISE_BITS) <= 2 * SYNAPTIC_STEP"),
                  "2^(NOISE_BITS - 1) must be at most SYNAPTIC_STEP, where there is noise: no"
                      + " pulse takes conductance away")),
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input(
                  "rst_ni", "1", "synchronous reset, active low; memories keep their contents"),
              Port.input("valid_i", "1", "a step: values_i is taken"),
              Port.inputs(
                  "values_i", "CELLS", "VALUE_BITS", "input x of each cell, unsigned, whole"),
              Port.inputs(
                  "forget_i",
                  "CELLS",
                  "1",
                  "RESET of each cell's memory on any clock: its G becomes 0"),
              Port.flags("spikes_o", "CELLS", "cells that fired in the last step"),
              new Port(
                  "conductances_o",
                  Port.Direction.OUTPUT,
                  Expr.of("CELLS"),
                  Expr.of("CONDUCTANCE_BITS"),
                  false,
                  "conductance G of each cell's memory, unsigned, whole"),
              Port.output("valid_o", "1", "one clock long: spikes_o is of a new step")),
          List.of(
              State.unsigned(
                  "voltage_q", "CELLS", "VOLTAGE_BITS", "voltage V of each cell, voltage units"),
              State.unsigned("on_q", "CELLS", "1", "whether each switch T is on"),
              State.unsigned(
                  "excitability_q",
                  "CELLS",
                  "EXCITABILITY_BITS",
                  "excitability of each cell, voltage units"),
              State.unsigned("steps_q", "1", "COUNTER_BITS", "steps modulo 2^PERIOD_BITS"),
              State.unsigned(
                  "noise_q",
                  "CELLS",
                  "NOISE_WIDTH",
                  "each cell's noise generator, after reset its seed; 0 without noise")),
          List.of(
              Memory.of(
                  "cell_q",
                  "CELLS",
                  "CONDUCTANCE_BITS + VOLTAGE_BITS",
                  "what each cell was made with: threshold in voltage units in the lower"
                      + " VOLTAGE_BITS, conductance G0 above")));

  private TsPcmCellSpec() {}

  private static Rule fits(String parameter, String bits) {
    return new Rule(
        parameter + "_must_fit_" + bits,
        new Expr.Fits(Expr.of(parameter), Expr.of(bits), false),
        parameter + " must fit " + bits + " bits, unsigned");
  }
}
