// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ArraySpec.Encoding;
import org.spintwin.spec.CellPhysicsSpec;
import org.spintwin.spec.MramDeviceSpec;
import org.spintwin.spec.ReferenceSpec;

/**
 * How the current of a synapse is distributed over chips, from the definition of the device: cells
 * whose R_P and TMR are lognormal, weighted and summed, less their references. In nominal steps, V
 * / R_P * TMR / (1 + TMR), a parallel cell carries (1 + TMR) / TMR and an antiparallel one 1 / TMR.
 * Nothing is drawn here.
 */
final class CurrentMoments {
  private static final double ATTEMPT_SECONDS = 1e-9;

  private final ArraySpec array;
  private final MramDeviceSpec device;
  private final Moments parallel;
  private final Moments antiparallel;
  private final Moments reference;
  private final double flipped;

  CurrentMoments(ArraySpec array, MramDeviceSpec device) {
    this.array = array;
    this.device = device;
    CellPhysicsSpec physics = device.physics();
    double bias = device.readVoltage() / physics.tmrHalfVoltage();
    double nominal = device.tmr() / (1 + bias * bias);
    double tmr = nominal * physics.thermal().tmrFactor();
    double whole = (1 + nominal) / nominal / physics.thermal().rPFactor();
    parallel = Moments.lognormal(device.sigmaR()).times(whole);
    antiparallel = parallel.times(kept(tmr, device.sigmaTmr()));
    reference =
        Moments.lognormal(device.reference().sigmaR())
            .times(whole)
            .times(kept(tmr, device.reference().sigmaTmr()));
    double lifetime =
        ATTEMPT_SECONDS
            * StrictMath.exp(
                physics.retention().stability()
                    * CellPhysicsSpec.NOMINAL_KELVIN
                    / physics.thermal().kelvin());
    double lost = -StrictMath.expm1(-2 * physics.retention().seconds() / lifetime) / 2;
    flipped = physics.writeError() * (1 - lost) + lost * (1 - physics.writeError());
  }

  /** The share of a parallel current that an antiparallel cell carries. */
  private static Moments kept(double tmr, double sigmaTmr) {
    return Moments.ofNormal(z -> 1 / (1 + tmr * StrictMath.exp(sigmaTmr * z)));
  }

  /** Of a synapse that holds a level, in nominal steps. */
  Moments at(int level) {
    Moments gain = Moments.normal(1, device.branch().gainError());
    return cells(level).plus(references(true)).times(gain).times(device.branch().delivered());
  }

  /** Of what a synapse shares with no other, before the branch. */
  Moments own(int level) {
    if (!sharesReferences()) {
      return cells(level).plus(references(true));
    }
    double each = device.physics().readNoise() * StrictMath.sqrt(reference.second());
    return cells(level).plus(Moments.normal(0, each * StrictMath.sqrt(squaredWeights())));
  }

  /** Of what the synapses of a neuron share, before the branch. */
  Moments shared() {
    return sharesReferences() ? references(false) : Moments.constant(0);
  }

  private boolean sharesReferences() {
    return device.currentSubtraction() && device.reference().per() != ReferenceSpec.Per.CELL;
  }

  private Moments cells(int level) {
    Moments read = Moments.normal(1, device.physics().readNoise());
    Moments sum = Moments.constant(0);
    for (int cell = 0; cell < array.cellsPerSynapse(); cell++) {
      boolean on = binary() ? (level >> cell & 1) == 1 : cell < level;
      Moments quiet =
          on ? parallel.orElse(antiparallel, flipped) : antiparallel.orElse(parallel, flipped);
      sum = sum.plus(quiet.times(read).times(weight(cell)));
    }
    return sum;
  }

  /** Of the references of a synapse together, which are subtracted. */
  private Moments references(boolean noisy) {
    double noise = noisy ? device.physics().readNoise() : 0;
    if (!device.currentSubtraction()) {
      return Moments.constant(0);
    }
    if (device.reference().per() == ReferenceSpec.Per.ARRAY) {
      // One reference for all cells, read for each of them.
      double spread = noise * StrictMath.sqrt(squaredWeights());
      return reference.times(Moments.normal(array.maxLevel(), spread)).times(-1);
    }
    Moments sum = Moments.constant(0);
    for (int cell = 0; cell < array.cellsPerSynapse(); cell++) {
      sum = sum.plus(reference.times(Moments.normal(1, noise)).times(-weight(cell)));
    }
    return sum;
  }

  private double squaredWeights() {
    double sum = 0;
    for (int cell = 0; cell < array.cellsPerSynapse(); cell++) {
      sum += weight(cell) * weight(cell);
    }
    return sum;
  }

  private boolean binary() {
    return array.encoding() == Encoding.BINARY;
  }

  /** Those of all cells add up to the highest level. */
  private double weight(int cell) {
    return binary() ? 1 << cell : 1;
  }
}
