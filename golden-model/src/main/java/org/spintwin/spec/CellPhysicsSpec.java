// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

/**
 * What makes a cell depart from a constant resistance per state. All values are assumptions of this
 * project, not figures of a published chip; {@link #ideal} switches everything off.
 *
 * @param tmrHalfVoltage voltage across the cell at which its magnetoresistance has fallen to half,
 *     volt; infinite where it does not fall
 * @param thermal how resistance and magnetoresistance follow the temperature
 * @param readNoise standard deviation of a cell's current in one read, relative to that current
 * @param writeError probability that a write leaves a cell in the other state
 * @param retention how long a state lasts
 */
public record CellPhysicsSpec(
    double tmrHalfVoltage,
    Thermal thermal,
    double readNoise,
    double writeError,
    Retention retention) {

  /** Temperature at which resistance and magnetoresistance are given, kelvin. */
  public static final double NOMINAL_KELVIN = 300;

  /**
   * Linear temperature dependence.
   *
   * @param kelvin temperature of the cells, kelvin
   * @param rPSlope relative change of R_P per kelvin, from 300 K
   * @param tmrSlope relative change of TMR per kelvin, from 300 K
   */
  public record Thermal(double kelvin, double rPSlope, double tmrSlope) {
    /** Factor of R_P at this temperature. */
    public double rPFactor() {
      return 1 + rPSlope * (kelvin - NOMINAL_KELVIN);
    }

    /** Factor of TMR at this temperature. */
    public double tmrFactor() {
      return 1 + tmrSlope * (kelvin - NOMINAL_KELVIN);
    }
  }

  /**
   * Thermally activated loss of the state.
   *
   * @param stability energy barrier between the states over the thermal energy at 300 K
   * @param seconds between write and read; 0 where nothing is lost
   */
  public record Retention(double stability, double seconds) {}

  /** Neither bias dependence nor temperature effect, noise, error or loss. */
  public static CellPhysicsSpec ideal() {
    return new CellPhysicsSpec(
        Double.POSITIVE_INFINITY, new Thermal(NOMINAL_KELVIN, 0, 0), 0, 0, new Retention(60, 0));
  }
}
