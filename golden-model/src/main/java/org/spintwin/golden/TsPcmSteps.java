// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.TsPcmCellSpec;

/** Step-exact golden model of the cells: {@code docs/chips/ts-pcm.md}, "A step". */
public final class TsPcmSteps {
  /** Distance of the seeds of neighbours: odd, so that all differ. */
  private static final long SEED_STRIDE = 0x1E3779B9;

  private final int cells;
  private final int fractionBits;
  private final int leakShift;
  private final int dischargeShift;
  private final long highestVoltage;
  private final long hold;
  private final long intrinsicStep;
  private final long highestExcitability;
  private final int highestConductance;
  private final int synapticStep;
  private final int decayShift;
  private final int stepMask;
  private final int noiseBits;

  final int[] voltage;
  final int[] excitability;
  final int[] conductance;
  final boolean[] on;
  final boolean[] spiked;
  final Lfsr[] noise;
  final int[] threshold;
  final int[] base;
  private int steps;

  /**
   * Cells after their reset, with threshold and conductance G0 of 0.
   *
   * @param parameters values of the Verilog parameters; those missing take their default
   * @throws org.spintwin.spec.IllegalParameterException when a rule does not hold
   */
  public TsPcmSteps(Map<String, Long> parameters) {
    Map<String, Long> all = TsPcmCellSpec.BLOCK.resolve(parameters);
    cells = all.get("CELLS").intValue();
    fractionBits = all.get("FRACTION_BITS").intValue();
    leakShift = all.get("LEAK_SHIFT").intValue();
    dischargeShift = all.get("DISCHARGE_SHIFT").intValue();
    highestVoltage = (1L << all.get("VOLTAGE_BITS")) - 1;
    hold = all.get("HOLD");
    intrinsicStep = all.get("INTRINSIC_STEP");
    highestExcitability = all.get("EXCITABILITY_MAX");
    highestConductance = (1 << all.get("CONDUCTANCE_BITS")) - 1;
    synapticStep = all.get("SYNAPTIC_STEP").intValue();
    decayShift = all.get("DECAY_SHIFT").intValue();
    stepMask = (1 << all.get("PERIOD_BITS")) - 1;
    noiseBits = all.get("NOISE_BITS").intValue();
    voltage = new int[cells];
    excitability = new int[cells];
    conductance = new int[cells];
    on = new boolean[cells];
    spiked = new boolean[cells];
    noise = new Lfsr[noiseBits == 0 ? 0 : cells];
    for (int n = 0; n < noise.length; n++) {
      noise[n] = new Lfsr(1L << 31 | (all.get("LFSR_SEED") + n * SEED_STRIDE) & Integer.MAX_VALUE);
    }
    threshold = new int[cells];
    base = new int[cells];
    reset();
  }

  /** Everything that is no property of the cells as they were made. */
  public void reset() {
    Arrays.fill(voltage, 0);
    Arrays.fill(excitability, 0);
    Arrays.fill(conductance, 0);
    Arrays.fill(on, false);
    Arrays.fill(spiked, false);
    for (Lfsr generator : noise) {
      generator.reset();
    }
    steps = 0;
  }

  /**
   * Loads what the cells were made with.
   *
   * @param thresholds raw, voltage units
   * @param bases conductances G0
   */
  public void load(int[] thresholds, int[] bases) {
    System.arraycopy(thresholds, 0, threshold, 0, cells);
    System.arraycopy(bases, 0, base, 0, cells);
  }

  /**
   * One step of all cells.
   *
   * @param values input of each cell
   */
  public void step(int[] values) {
    boolean decays = (steps & stepMask) == stepMask;
    steps = steps + 1 & stepMask;
    for (int n = 0; n < cells; n++) {
      spiked[n] = integrate(n, values[n]);
      if (on[n]) {
        voltage[n] -= loss(voltage[n], dischargeShift);
        on[n] = voltage[n] >= hold;
      }
      int pulse = noiseBits == 0 ? synapticStep : noisyStep(noise[n].draw());
      if (spiked[n]) {
        excitability[n] = (int) Math.min(excitability[n] + intrinsicStep, highestExcitability);
        conductance[n] = Math.min(conductance[n] + pulse, highestConductance);
      }
      if (decays) {
        excitability[n] -= loss(excitability[n], decayShift);
      }
    }
  }

  /** Charges a cell; true where that turns its switch on. */
  private boolean integrate(int n, int value) {
    long current = (long) value * (conductance[n] + base[n]);
    long charged = voltage[n] - loss(voltage[n], leakShift) + (current << fractionBits);
    voltage[n] = (int) Math.min(charged, highestVoltage);
    boolean fires = !on[n] && (long) voltage[n] + excitability[n] >= threshold[n];
    on[n] |= fires;
    return fires;
  }

  /** The lowest bits of the draw, less the middle of what they can be. */
  private int noisyStep(long draw) {
    return synapticStep + (int) (draw & (1 << noiseBits) - 1) - (1 << noiseBits - 1);
  }

  /** A share of a value, but something of everything, so that all that decays reaches 0. */
  private static int loss(int value, int shift) {
    return value == 0 ? 0 : Math.max(value >> shift, 1);
  }

  /** RESET of a cell's memory. */
  public void forget(int cell) {
    conductance[cell] = 0;
  }

  public int cells() {
    return cells;
  }

  /** Whether a cell fired in the last step. */
  public boolean spiked(int cell) {
    return spiked[cell];
  }

  /** Conductance G of a cell's memory. */
  public int conductance(int cell) {
    return conductance[cell];
  }

  /** Excitability of a cell, raw voltage units. */
  public int excitability(int cell) {
    return excitability[cell];
  }

  /** Voltage of a cell, raw voltage units. */
  public int voltage(int cell) {
    return voltage[cell];
  }

  /** Steps since the excitabilities last decayed. */
  public int periodPosition() {
    return steps;
  }
}
