// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import org.spintwin.device.CounterDraws.Purpose;

/**
 * Magnetic tunnel junctions as they were drawn: R_P = rP * f(sigmaR, z) and R_AP = R_P * (1 + tmr *
 * f(sigmaTmr, z')), z and z' standard normal, f the form of the spread.
 *
 * @param form of the spread
 * @param resistance draws z
 * @param ratio draws z'
 */
record Junctions(
    Form form,
    double rP,
    double tmr,
    double sigmaR,
    double sigmaTmr,
    CounterDraws resistance,
    CounterDraws ratio) {

  /** How a factor about 1 is drawn. */
  enum Form {
    /** exp(sigma * z). */
    LOG_NORMAL,
    /** 1 + sigma * z, but not below {@link #LEAST}. */
    NORMAL
  }

  private static final double LEAST = 0.1;

  /** The two resistances of a junction, ohm. */
  record Resistances(double parallel, double antiparallel) {}

  /** Of log-normal spread. */
  static Junctions of(double rP, double tmr, double sigmaR, double sigmaTmr, long seed) {
    return of(Form.LOG_NORMAL, rP, tmr, sigmaR, sigmaTmr, seed);
  }

  static Junctions of(Form form, double rP, double tmr, double sigmaR, double sigmaTmr, long seed) {
    return new Junctions(
        form,
        rP,
        tmr,
        sigmaR,
        sigmaTmr,
        CounterDraws.of(seed, Purpose.CELL_RESISTANCE),
        CounterDraws.of(seed, Purpose.CELL_TMR));
  }

  /** Both resistances of a junction; the indices number its draws. */
  Resistances resistances(int neuron, int input, int cell) {
    double parallel = rP * factor(sigmaR, resistance, neuron, input, cell);
    double factor = factor(sigmaTmr, ratio, neuron, input, cell);
    return new Resistances(parallel, parallel * (1 + tmr * factor));
  }

  private double factor(double sigma, CounterDraws draws, int neuron, int input, int cell) {
    return form == Form.LOG_NORMAL || sigma == 0
        ? draws.logNormal(sigma, neuron, input, cell)
        : Math.max(LEAST, 1 + sigma * draws.gaussian(neuron, input, cell));
  }
}
