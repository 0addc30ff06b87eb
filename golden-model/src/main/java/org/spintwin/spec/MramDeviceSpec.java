// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

/**
 * The memory cells and the circuit that reads them. All defaults are assumptions of this project,
 * not figures of a published chip.
 *
 * @param rP median parallel resistance, ohm
 * @param tmr tunnel magnetoresistance (R_AP - R_P) / R_P towards 0 volt, 1.5 is 150 %
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
    long seed,
    CellPhysicsSpec physics,
    ReferenceSpec reference,
    BranchSpec branch,
    WireSpec wires) {

  /** Cells that differ from one another and in nothing else; a reference of its own for each. */
  public MramDeviceSpec(
      double rP,
      double tmr,
      double sigmaR,
      double sigmaTmr,
      double readVoltage,
      boolean currentSubtraction,
      long seed) {
    this(
        rP,
        tmr,
        sigmaR,
        sigmaTmr,
        readVoltage,
        currentSubtraction,
        seed,
        CellPhysicsSpec.ideal(),
        new ReferenceSpec(ReferenceSpec.Per.CELL, sigmaR, sigmaTmr),
        BranchSpec.ideal(),
        WireSpec.ideal());
  }

  public MramDeviceSpec withCurrentSubtraction(boolean value) {
    return new MramDeviceSpec(
        rP, tmr, sigmaR, sigmaTmr, readVoltage, value, seed, physics, reference, branch, wires);
  }

  public MramDeviceSpec withSeed(long value) {
    return new MramDeviceSpec(
        rP,
        tmr,
        sigmaR,
        sigmaTmr,
        readVoltage,
        currentSubtraction,
        value,
        physics,
        reference,
        branch,
        wires);
  }

  public MramDeviceSpec with(CellPhysicsSpec other) {
    return with(other, reference, branch, wires);
  }

  public MramDeviceSpec with(ReferenceSpec other) {
    return with(physics, other, branch, wires);
  }

  public MramDeviceSpec with(BranchSpec other) {
    return with(physics, reference, other, wires);
  }

  public MramDeviceSpec with(WireSpec other) {
    return with(physics, reference, branch, other);
  }

  private MramDeviceSpec with(CellPhysicsSpec p, ReferenceSpec r, BranchSpec b, WireSpec w) {
    return new MramDeviceSpec(
        rP, tmr, sigmaR, sigmaTmr, readVoltage, currentSubtraction, seed, p, r, b, w);
  }
}
