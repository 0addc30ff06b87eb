// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

/**
 * The memory cells. All defaults are assumptions of this project, not figures of a published chip.
 *
 * @param rP median parallel resistance, ohm
 * @param tmr tunnel magnetoresistance (R_AP - R_P) / R_P, 1.5 is 150 %
 * @param sigmaR standard deviation of ln R_P from cell to cell
 * @param sigmaTmr standard deviation of ln TMR from cell to cell
 * @param readVoltage volt
 * @param currentSubtraction whether a reference cell's antiparallel current is subtracted from each
 *     cell's
 * @param seed of every draw
 */
public record MramDeviceSpec(
    double rP,
    double tmr,
    double sigmaR,
    double sigmaTmr,
    double readVoltage,
    boolean currentSubtraction,
    long seed) {

  public MramDeviceSpec withCurrentSubtraction(boolean value) {
    return new MramDeviceSpec(rP, tmr, sigmaR, sigmaTmr, readVoltage, value, seed);
  }

  public MramDeviceSpec withSeed(long value) {
    return new MramDeviceSpec(rP, tmr, sigmaR, sigmaTmr, readVoltage, currentSubtraction, value);
  }
}
