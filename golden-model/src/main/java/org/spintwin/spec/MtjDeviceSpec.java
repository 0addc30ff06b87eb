// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

/**
 * The cells and wires of a passive array of magnetic tunnel junctions. All values are assumptions
 * of this project, not figures of a published array.
 *
 * @param rP median parallel resistance, ohm
 * @param tmr tunnel magnetoresistance (R_AP - R_P) / R_P, 1.5 is 150 %
 * @param sigmaR standard deviation of ln R_P from cell to cell
 * @param sigmaTmr standard deviation of ln TMR from cell to cell
 * @param wires of rows and columns
 * @param writeError probability that a write leaves a cell in the other state
 * @param write number of the write that the cells hold, 0 to {@value #LAST_WRITE}; each fails in
 *     cells of its own
 * @param seed of every draw
 */
public record MtjDeviceSpec(
    double rP,
    double tmr,
    double sigmaR,
    double sigmaTmr,
    WireSpec wires,
    double writeError,
    int write,
    long seed) {
  public static final int LAST_WRITE = 65535;

  public MtjDeviceSpec with(WireSpec other) {
    return new MtjDeviceSpec(rP, tmr, sigmaR, sigmaTmr, other, writeError, write, seed);
  }

  public MtjDeviceSpec withWriteError(double probability) {
    return new MtjDeviceSpec(rP, tmr, sigmaR, sigmaTmr, wires, probability, write, seed);
  }

  public MtjDeviceSpec withWrite(int other) {
    return new MtjDeviceSpec(rP, tmr, sigmaR, sigmaTmr, wires, writeError, other, seed);
  }

  public MtjDeviceSpec withSeed(long other) {
    return new MtjDeviceSpec(rP, tmr, sigmaR, sigmaTmr, wires, writeError, write, other);
  }

  /** The same cells without spread, wires or errors. */
  public MtjDeviceSpec ideal() {
    return new MtjDeviceSpec(rP, tmr, 0, 0, WireSpec.ideal(), 0, write, seed);
  }
}
