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
  private final int voltageBits;
  private final long highestVoltage;
  private final int hold;
  private final int intrinsicStep;
  private final int highestExcitability;
  private final int highestConductance;
  private final int synapticStep;
  private final int decayShift;
  private final int stepMask;
  private final int noiseBits;

  final int[] voltage;
  final int[] excitability;
  final int[] conductance;
  final Lfsr[] noise;
  private final int[] threshold;
  private final int[] base;

  /** Cell n is bit n % 64 of word n / 64. */
  final long[] on;

  final long[] spikes;
  private final int[] pulses;
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
    voltageBits = all.get("VOLTAGE_BITS").intValue();
    highestVoltage = (1L << voltageBits) - 1;
    hold = all.get("HOLD").intValue();
    intrinsicStep = all.get("INTRINSIC_STEP").intValue();
    highestExcitability = all.get("EXCITABILITY_MAX").intValue();
    highestConductance = (1 << all.get("CONDUCTANCE_BITS")) - 1;
    synapticStep = all.get("SYNAPTIC_STEP").intValue();
    decayShift = all.get("DECAY_SHIFT").intValue();
    stepMask = (1 << all.get("PERIOD_BITS")) - 1;
    noiseBits = all.get("NOISE_BITS").intValue();
    voltage = new int[cells];
    excitability = new int[cells];
    conductance = new int[cells];
    on = new long[(cells + Long.SIZE - 1) / Long.SIZE];
    spikes = new long[on.length];
    noise = new Lfsr[noiseBits == 0 ? 0 : cells];
    pulses = new int[noise.length];
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
    Arrays.fill(on, 0);
    Arrays.fill(spikes, 0);
    for (Lfsr generator : noise) {
      generator.reset();
    }
    steps = 0;
  }

  /**
   * Loads what the cells were made with.
   *
   * @param image for each cell its threshold in the lower bits of a voltage, and its conductance G0
   *     above
   */
  public void load(long[] image) {
    for (int n = 0; n < cells; n++) {
      threshold[n] = (int) (image[n] & (1L << voltageBits) - 1);
      base[n] = (int) (image[n] >> voltageBits);
    }
  }

  /** What {@link #load} loaded. */
  long[] image() {
    long[] image = new long[cells];
    Arrays.setAll(image, n -> (long) base[n] << voltageBits | threshold[n]);
    return image;
  }

  /**
   * One step of all cells.
   *
   * @param values input of each cell
   */
  public void step(int[] values) {
    for (int first = 0; first < cells; first += Long.SIZE) {
      charge(first, Math.min(cells, first + Long.SIZE), values);
    }
    for (int n = 0; n < noise.length; n++) {
      pulses[n] = noisyStep(noise[n].draw());
    }
    for (int w = 0; w < spikes.length; w++) {
      for (long left = spikes[w]; left != 0; left &= left - 1) {
        learn(w * Long.SIZE + Long.numberOfTrailingZeros(left));
      }
    }
    steps = steps + 1 & stepMask;
    if (steps == 0) {
      for (int n = 0; n < cells; n++) {
        excitability[n] -= loss(excitability[n], decayShift);
      }
    }
  }

  /**
   * Voltages, switches and spikes of the cells of one word. Without branches: whether a cell fires
   * is as good as random.
   */
  private void charge(int first, int end, int[] values) {
    int word = first / Long.SIZE;
    long wasOn = on[word];
    long isOn = 0;
    long fired = 0;
    for (int n = first; n < end; n++) {
      long current = (long) values[n] * (conductance[n] + base[n]);
      long charged = voltage[n] - loss(voltage[n], leakShift) + (current << fractionBits);
      int v = (int) Math.min(charged, highestVoltage);
      int off = (int) ~(wasOn >>> n) & 1; // a shift by n is one by n modulo 64
      int fires = off & notNegative(v + excitability[n] - threshold[n]);
      int conducts = off ^ 1 | fires;
      v -= loss(v, dischargeShift) & -conducts;
      fired |= (long) fires << n;
      isOn |= (long) (conducts & notNegative(v - hold)) << n;
      voltage[n] = v;
    }
    on[word] = isOn;
    spikes[word] = fired;
  }

  /** 1 where a number is 0 or more, else 0. */
  private static int notNegative(int number) {
    return ~number >>> 31;
  }

  private void learn(int n) {
    int pulse = noiseBits == 0 ? synapticStep : pulses[n];
    excitability[n] = Math.min(excitability[n] + intrinsicStep, highestExcitability);
    conductance[n] = Math.min(conductance[n] + pulse, highestConductance);
  }

  /** The lowest bits of the draw, less the middle of what they can be. */
  private int noisyStep(long draw) {
    return synapticStep + (int) (draw & (1 << noiseBits) - 1) - (1 << noiseBits - 1);
  }

  /** A share of a value, but something of everything, so that all that decays reaches 0. */
  private static int loss(int value, int shift) {
    int share = value >> shift;
    // The signs of both are 1 where the share is 0, but not the value.
    return share + ((share - 1 & -value) >>> 31);
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
    return (spikes[cell / Long.SIZE] >>> cell & 1) != 0;
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
