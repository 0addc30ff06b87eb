// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import java.util.stream.IntStream;
import org.spintwin.device.CounterDraws.Purpose;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.QFormat;

/**
 * Currents of an array of MRAM synapses.
 *
 * <p>A cell has resistance R = rP * exp(sigmaR * z) and magnetoresistance T = tmr * exp(sigmaTmr *
 * z'), z and z' standard normal; it carries V / R when parallel and V / (R * (1 + T)) when
 * antiparallel. With current subtraction each cell has a reference cell beside it, antiparallel and
 * with draws of its own, whose current is taken away. The unit of all results is the nominal step:
 * V / rP - V / (rP * (1 + tmr)).
 *
 * <p>With subtraction the current of level 0 has standard deviation sqrt(2) * sigmaR / tmr for each
 * cell of weight 1. A full-scale thermometer synapse of N cells has sqrt(N) * sigmaR * (1 + tmr) /
 * tmr from its own cells, which is all there is without subtraction; the N references raise it to
 * sqrt(N) * sigmaR * sqrt((1 + tmr)^2 + 1) / tmr.
 */
public final class MramArray {
  private final ArraySpec array;
  private final MramDeviceSpec device;
  private final double step;
  private final CounterDraws resistance;
  private final CounterDraws tmr;
  private final CounterDraws referenceResistance;
  private final CounterDraws referenceTmr;

  /**
   * Integer codes of an array.
   *
   * @param codes [neuron][input], raw, in the code format
   * @param clipped how many currents lay outside the code format and were saturated
   */
  public record CurrentCodes(int[][] codes, long clipped) {}

  public MramArray(ChipSpec spec) {
    array = spec.array();
    device = spec.device();
    step = parallel(1) - antiparallel(1, 1);
    resistance = CounterDraws.of(device.seed(), Purpose.CELL_RESISTANCE);
    tmr = CounterDraws.of(device.seed(), Purpose.CELL_TMR);
    referenceResistance = CounterDraws.of(device.seed(), Purpose.REFERENCE_RESISTANCE);
    referenceTmr = CounterDraws.of(device.seed(), Purpose.REFERENCE_TMR);
  }

  /** Nominal step between levels, ampere. */
  public double stepCurrent() {
    return step;
  }

  /**
   * Current of one synapse under a read, in nominal steps; exactly {@code level} where sigmas are 0
   * and currents are subtracted.
   *
   * @param level 0 to 2^bits - 1
   */
  public double current(int neuron, int input, int level) {
    boolean binary = array.encoding() == ArraySpec.Encoding.BINARY;
    double sum = 0;
    for (int cell = 0; cell < array.cellsPerSynapse(); cell++) {
      boolean parallel = binary ? (level >> cell & 1) == 1 : cell < level;
      double current = cellCurrent(neuron, input, cell, parallel);
      if (device.currentSubtraction()) {
        current -= referenceCurrent(neuron, input, cell);
      }
      sum += (binary ? 1 << cell : 1) * (current / step);
    }
    return sum;
  }

  /**
   * Rounds the currents of all synapses to codes, half to even, saturating.
   *
   * @param levels [neuron][input]; the sign is ignored here: {@link TwinImages} puts it beside or
   *     into the code
   */
  public CurrentCodes codes(int[][] levels) {
    QFormat format = array.code();
    int[][] codes = new int[array.neurons()][array.inputs()];
    long clipped =
        IntStream.range(0, array.neurons())
            .parallel()
            .mapToLong(neuron -> codeRow(neuron, levels[neuron], format, codes[neuron]))
            .sum();
    return new CurrentCodes(codes, clipped);
  }

  private long codeRow(int neuron, int[] levels, QFormat format, int[] codes) {
    long clipped = 0;
    for (int input = 0; input < codes.length; input++) {
      double current = current(neuron, input, Math.abs(levels[input]));
      codes[input] = (int) format.raw(current);
      // Rounding alone never moves a value by more than half a code.
      if (StrictMath.abs(current - format.real(codes[input])) > format.lsb() / 2) {
        clipped++;
      }
    }
    return clipped;
  }

  private double cellCurrent(int neuron, int input, int cell, boolean parallel) {
    double r = spread(device.sigmaR(), resistance, neuron, input, cell);
    return parallel
        ? parallel(r)
        : antiparallel(r, spread(device.sigmaTmr(), tmr, neuron, input, cell));
  }

  private double referenceCurrent(int neuron, int input, int cell) {
    return antiparallel(
        spread(device.sigmaR(), referenceResistance, neuron, input, cell),
        spread(device.sigmaTmr(), referenceTmr, neuron, input, cell));
  }

  private double parallel(double resistanceFactor) {
    return device.readVoltage() / (device.rP() * resistanceFactor);
  }

  private double antiparallel(double resistanceFactor, double tmrFactor) {
    return device.readVoltage() / (device.rP() * resistanceFactor * (1 + device.tmr() * tmrFactor));
  }

  private static double spread(double sigma, CounterDraws draws, int neuron, int input, int cell) {
    return sigma == 0 ? 1 : StrictMath.exp(sigma * draws.gaussian(neuron, input, cell));
  }
}
