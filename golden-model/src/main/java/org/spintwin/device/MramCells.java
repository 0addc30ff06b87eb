// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import org.spintwin.device.CounterDraws.Purpose;
import org.spintwin.device.Junctions.Resistances;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.CellPhysicsSpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.ReferenceSpec;

/**
 * The cells of a chip as they were drawn: what each conducts once a level was written, and what its
 * reference conducts.
 *
 * <p>A cell has R_P = rP * rPFactor * exp(sigmaR * z) and TMR = tmr * tmrFactor * exp(sigmaTmr *
 * z') / (1 + (V / Vh)^2), z and z' standard normal, V the read voltage. The factors are linear in
 * temperature. The fall with voltage has the form of compact models such as Zhang et al., IEEE
 * Trans. Electron Devices 59, 819 (2012); R_P is taken as free of bias.
 *
 * <p>Every write of a level is a write of its own, as is the read after it: their errors, losses
 * and noise are drawn anew for each level. A state that was written is the other one with
 * probability {@code writeError}, and after {@code seconds} with probability (1 - exp(-2 t / tau))
 * / 2, tau = 1 ns * exp(stability * 300 K / T): two states of equal energy and the attempt time of
 * 1 ns that is customary (Néel 1949; Brown, Phys. Rev. 130, 1677 (1963)). References are written
 * with care and hold.
 *
 * <p>Indices are not checked. The same seed gives the same cells on every machine.
 */
public final class MramCells {
  /** Time between two attempts to cross the barrier, seconds; assumed. */
  private static final double ATTEMPT_SECONDS = 1e-9;

  /** Draws of write and read are numbered cell * 2^8 + level; a level has at most 8 bits. */
  private static final int LEVEL_BITS = 8;

  private final boolean binary;
  private final int cells;
  private final MramDeviceSpec device;
  private final CellPhysicsSpec physics;
  private final Junctions junctions;
  private final double rP;
  private final double tmr;
  private final double lossProbability;
  private final CounterDraws referenceResistance;
  private final CounterDraws referenceTmr;
  private final CounterDraws writeError;
  private final CounterDraws retention;
  private final CounterDraws cellNoise;
  private final CounterDraws referenceNoise;
  private final CounterDraws branchGain;

  public MramCells(ChipSpec spec) {
    binary = spec.array().encoding() == ArraySpec.Encoding.BINARY;
    cells = spec.array().cellsPerSynapse();
    device = spec.device();
    physics = device.physics();
    rP = device.rP() * physics.thermal().rPFactor();
    tmr = biased(device.tmr() * physics.thermal().tmrFactor());
    lossProbability = lossProbability(physics);
    junctions = Junctions.of(rP, tmr, device.sigmaR(), device.sigmaTmr(), device.seed());
    referenceResistance = draws(Purpose.REFERENCE_RESISTANCE);
    referenceTmr = draws(Purpose.REFERENCE_TMR);
    writeError = draws(Purpose.WRITE_ERROR);
    retention = draws(Purpose.RETENTION);
    cellNoise = draws(Purpose.CELL_NOISE);
    referenceNoise = draws(Purpose.REFERENCE_NOISE);
    branchGain = draws(Purpose.BRANCH_GAIN);
  }

  /** Cells in one synapse. */
  public int perSynapse() {
    return cells;
  }

  /** How many times the current of a cell counts: 2^cell in the binary encoding, else 1. */
  public int weight(int cell) {
    return binary ? 1 << cell : 1;
  }

  /**
   * Nominal step between levels, ampere: of cells without spread, at 300 K and the read voltage.
   */
  public double stepCurrent() {
    return device.readVoltage() / device.rP()
        - device.readVoltage() / (device.rP() * (1 + biased(device.tmr())));
  }

  /** The state that a level asks of a cell. */
  public boolean programmed(int cell, int level) {
    return binary ? (level >> cell & 1) == 1 : cell < level;
  }

  /** The state of a cell after a level was written and kept: true where parallel. */
  public boolean parallel(int neuron, int input, int cell, int level) {
    int event = cell << LEVEL_BITS | level;
    boolean failed =
        physics.writeError() > 0 && writeError.uniform(neuron, input, event) < physics.writeError();
    boolean lost = lossProbability > 0 && retention.uniform(neuron, input, event) < lossProbability;
    return programmed(cell, level) ^ failed ^ lost;
  }

  /**
   * Resistance of a cell in the read after a level was written, ohm.
   *
   * @param cell 0 to {@link #perSynapse} - 1; in the binary encoding the bit of the level
   * @param level 0 to 2^bits - 1
   */
  public double resistance(int neuron, int input, int cell, int level) {
    return resistance(resistances(neuron, input, cell), neuron, input, cell, level);
  }

  /** {@link #resistance} as conductance, siemens. */
  public double conductance(int neuron, int input, int cell, int level) {
    return 1 / resistance(neuron, input, cell, level);
  }

  /**
   * Resistance of the reference of a cell, ohm, in the read after the synapse was written. A read
   * has noise of its own also where a reference is shared.
   */
  public double referenceResistance(int neuron, int input, int cell, int level) {
    return noisy(reference(neuron, input, cell), referenceNoise, neuron, input, cell, level);
  }

  /** {@link #referenceResistance} as conductance, siemens. */
  public double referenceConductance(int neuron, int input, int cell, int level) {
    return 1 / referenceResistance(neuron, input, cell, level);
  }

  /** Gain of a branch of a neuron about 1, without what its output resistance takes. */
  public double branchGain(int neuron, boolean inhibitory) {
    double error = device.branch().gainError();
    return error == 0 ? 1 : 1 + error * branchGain.gaussian(neuron, inhibitory ? 1 : 0, 0);
  }

  /** Both resistances of a cell, without read noise. */
  Resistances resistances(int neuron, int input, int cell) {
    return junctions.resistances(neuron, input, cell);
  }

  /** Resistance of a cell of which both are known. */
  double resistance(Resistances cellOf, int neuron, int input, int cell, int level) {
    double quiet = parallel(neuron, input, cell, level) ? cellOf.parallel() : cellOf.antiparallel();
    return noisy(quiet, cellNoise, neuron, input, cell, level);
  }

  /** Resistance of a reference without read noise. */
  double reference(int neuron, int input, int cell) {
    ReferenceSpec reference = device.reference();
    boolean one = reference.per() == ReferenceSpec.Per.ARRAY;
    int n = one ? 0 : neuron;
    int i = reference.per() == ReferenceSpec.Per.CELL ? input : 0;
    int c = one ? 0 : cell;
    return rP
        * referenceResistance.logNormal(reference.sigmaR(), n, i, c)
        * (1 + tmr * referenceTmr.logNormal(reference.sigmaTmr(), n, i, c));
  }

  /** {@link #reference} with the noise of a read. */
  double noisyReference(double quiet, int neuron, int input, int cell, int level) {
    return noisy(quiet, referenceNoise, neuron, input, cell, level);
  }

  private double noisy(
      double quiet, CounterDraws draws, int neuron, int input, int cell, int level) {
    double noise = physics.readNoise();
    return noise == 0
        ? quiet
        : quiet / (1 + noise * draws.gaussian(neuron, input, cell << LEVEL_BITS | level));
  }

  private double biased(double unbiased) {
    double ratio = device.readVoltage() / physics.tmrHalfVoltage();
    return unbiased / (1 + ratio * ratio);
  }

  private static double lossProbability(CellPhysicsSpec physics) {
    double barrier =
        physics.retention().stability()
            * (CellPhysicsSpec.NOMINAL_KELVIN / physics.thermal().kelvin());
    double lifetime = ATTEMPT_SECONDS * StrictMath.exp(barrier);
    return -StrictMath.expm1(-2 * physics.retention().seconds() / lifetime) / 2;
  }

  private CounterDraws draws(Purpose purpose) {
    return CounterDraws.of(device.seed(), purpose);
  }
}
