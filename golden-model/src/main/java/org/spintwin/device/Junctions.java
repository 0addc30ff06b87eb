// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import org.spintwin.device.CounterDraws.Purpose;

/**
 * Magnetic tunnel junctions as they were drawn: R_P = rP * exp(sigmaR * z) and R_AP = R_P * (1 +
 * tmr * exp(sigmaTmr * z')), z and z' standard normal.
 *
 * @param resistance draws z
 * @param ratio draws z'
 */
record Junctions(
    double rP,
    double tmr,
    double sigmaR,
    double sigmaTmr,
    CounterDraws resistance,
    CounterDraws ratio) {

  /** The two resistances of a junction, ohm. */
  record Resistances(double parallel, double antiparallel) {}

  static Junctions of(double rP, double tmr, double sigmaR, double sigmaTmr, long seed) {
    return new Junctions(
        rP,
        tmr,
        sigmaR,
        sigmaTmr,
        CounterDraws.of(seed, Purpose.CELL_RESISTANCE),
        CounterDraws.of(seed, Purpose.CELL_TMR));
  }

  /** Both resistances of a junction; the indices number its draws. */
  Resistances resistances(int neuron, int input, int cell) {
    double parallel = rP * spread(sigmaR, resistance, neuron, input, cell);
    double factor = spread(sigmaTmr, ratio, neuron, input, cell);
    return new Resistances(parallel, parallel * (1 + tmr * factor));
  }

  /** A factor about 1 of log-normal spread. */
  static double spread(double sigma, CounterDraws draws, int neuron, int input, int cell) {
    return sigma == 0 ? 1 : StrictMath.exp(sigma * draws.gaussian(neuron, input, cell));
  }
}
