// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A validated chip of cells that are neuron and synapse in one: a threshold switch on a
 * phase-change memory, rows x columns of them.
 *
 * <p>Voltages and excitabilities are in units of one conductance step times one input step, as
 * neither capacitance nor time step of the published cell is known.
 *
 * @param name module name of the top
 * @param valueBits bits of a cell's input, unsigned
 * @param clockHz frequency of clk_i, hertz; a step takes a clock
 */
public record TsPcmChip(
    String name,
    int rows,
    int columns,
    int valueBits,
    Cell cell,
    Device device,
    double clockHz,
    Training training) {
  /** The letter F, drawn on {@value #F_SIZE} rows and columns. */
  public static final List<String> F = List.of("#####", "#....", "####.", "#....", "#....");

  public static final int F_SIZE = 5;

  /**
   * What every cell does.
   *
   * @param voltage unsigned format of voltages and excitabilities
   * @param conductanceBits bits of G and G0
   * @param leakShift the voltage loses 1 / 2^leakShift of it a step
   * @param dischargeShift likewise while the switch is on
   * @param hold voltage below which the switch opens
   * @param intrinsicStep what a spike adds to the excitability
   * @param excitabilityMax highest excitability
   * @param synapticStep what a spike adds to the conductance, steps
   * @param decayShift the excitability loses 1 / 2^decayShift of it in a period
   * @param periodBits a period is 2^periodBits steps
   * @param noiseBits bits of the noise on synapticStep, 0: none
   * @param lfsrSeed where the noise begins
   */
  public record Cell(
      QFormat voltage,
      int conductanceBits,
      int leakShift,
      int dischargeShift,
      double hold,
      double intrinsicStep,
      double excitabilityMax,
      int synapticStep,
      int decayShift,
      int periodBits,
      int noiseBits,
      int lfsrSeed) {}

  /**
   * What differs from cell to cell.
   *
   * @param threshold firing threshold V_th0 of a nominal cell
   * @param sigmaThreshold spread of its logarithm
   * @param conductance G0 of a nominal cell, steps
   * @param sigmaConductance spread of its logarithm
   */
  public record Device(
      double threshold,
      double sigmaThreshold,
      double conductance,
      double sigmaConductance,
      long seed) {}

  /**
   * The retraining experiment.
   *
   * @param pattern {@code F}, or the file of the pattern as the chip file has it
   * @param on input of the cells of the pattern
   * @param off input of the others
   * @param target conductance at which a cell counts as trained
   * @param mostSteps after so many steps without that the training has failed
   */
  public record Training(String pattern, int on, int off, int target, int mostSteps) {
    /** What stands for the letter in a chip file. */
    public static final String LETTER_F = "F";
  }

  public int cells() {
    return rows * columns;
  }

  /** The same chip that is taught another pattern, as the chip file has it. */
  public TsPcmChip withPattern(String pattern) {
    return new TsPcmChip(
        name,
        rows,
        columns,
        valueBits,
        cell,
        device,
        clockHz,
        new Training(
            pattern, training.on(), training.off(), training.target(), training.mostSteps()));
  }

  /** Values of the Verilog parameters of the top. */
  public Map<String, Long> parameters() {
    QFormat voltage = cell.voltage();
    Map<String, Long> values = new LinkedHashMap<>();
    values.put("CELLS", (long) cells());
    values.put("VALUE_BITS", (long) valueBits);
    values.put("CONDUCTANCE_BITS", (long) cell.conductanceBits());
    values.put("VOLTAGE_BITS", (long) voltage.bits());
    values.put("FRACTION_BITS", (long) voltage.fractionBits());
    values.put("LEAK_SHIFT", (long) cell.leakShift());
    values.put("DISCHARGE_SHIFT", (long) cell.dischargeShift());
    values.put("HOLD", Math.max(1, voltage.raw(cell.hold())));
    values.put("INTRINSIC_STEP", voltage.raw(cell.intrinsicStep()));
    values.put("EXCITABILITY_MAX", voltage.raw(cell.excitabilityMax()));
    values.put("SYNAPTIC_STEP", (long) cell.synapticStep());
    values.put("DECAY_SHIFT", (long) cell.decayShift());
    values.put("PERIOD_BITS", (long) cell.periodBits());
    values.put("NOISE_BITS", (long) cell.noiseBits());
    values.put("LFSR_SEED", (long) cell.lfsrSeed());
    return values;
  }
}
