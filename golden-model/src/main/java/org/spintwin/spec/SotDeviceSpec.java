// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

/**
 * The SOT-MRAM devices of a chip, two for each weight.
 *
 * @param length of the elliptic junction, nm
 * @param width of it, nm
 * @param resistanceArea resistance times area of a parallel junction, ohm um^2
 * @param tmr tunnel magnetoresistance, (R_AP - R_P) / R_P
 * @param supply read voltage, volt
 * @param sigmaR relative standard deviation of R_P from device to device, normal
 * @param sigmaTmr likewise of TMR
 * @param writeError probability that a written pair of devices, a weight, is the other way round
 * @param seed of all draws
 */
public record SotDeviceSpec(
    double length,
    double width,
    double resistanceArea,
    double tmr,
    double supply,
    double sigmaR,
    double sigmaTmr,
    double writeError,
    long seed) {
  private static final double SQUARE_NANOMETRES = 1e-6;

  /** The published geometry, without spread or errors. */
  public static SotDeviceSpec nominal() {
    return new SotDeviceSpec(50, 30, 7, 2, 0.8, 0, 0, 0, 1);
  }

  /** Resistance of a parallel junction without spread, ohm. */
  public double parallel() {
    return resistanceArea / (Math.PI / 4 * length * width * SQUARE_NANOMETRES);
  }

  /** Resistance of an antiparallel junction without spread, ohm. */
  public double antiparallel() {
    return parallel() * (1 + tmr);
  }

  /** The same devices with another spread, tunnel magnetoresistance, write error and seed. */
  public SotDeviceSpec with(double otherTmr, double sigma, double error, long otherSeed) {
    return new SotDeviceSpec(
        length, width, resistanceArea, otherTmr, supply, sigma, sigmaTmr, error, otherSeed);
  }
}
