// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import org.spintwin.spec.Decay;
import org.spintwin.spec.LifSpec;
import org.spintwin.spec.LifSpec.PspShape;

/**
 * A neuron under a current that never changes, in real numbers, once its traces have settled: each
 * step adds the same potential, so from V the membrane is a^n V + I (1 - a^n) / (1 - a) after n
 * steps. Where it starts from 0 it needs ceil(ln(1 - Vth (1 - a) / I) / ln a) steps to the
 * threshold, and a spike comes every R + that many steps.
 */
final class SteadyDrive {
  /** More steps than any threshold is waited for. */
  static final int NEVER = 100_000;

  /** What may be left of the start of a trace, as a share. */
  private static final double SETTLED = 1e-5;

  private final LifSpec neuron;
  private final double traceKept;
  private final double membraneKept;
  private final double unit;

  SteadyDrive(LifSpec neuron, Decay synapse) {
    this.neuron = neuron;
    int bits = neuron.coefficientBits();
    traceKept = neuron.psp() == PspShape.PULSE ? 0 : LinearResponse.kept(synapse, bits);
    membraneKept = LinearResponse.kept(neuron.leak(), bits);
    unit = neuron.membrane().lsb();
  }

  /** Whether the traces settle at all. */
  boolean settles() {
    return traceKept < 1;
  }

  /** Steps until the traces are as good as settled. */
  int settlingSteps() {
    double perStage = traceKept == 0 ? 1 : StrictMath.log(SETTLED) / StrictMath.log(traceKept);
    double stages = neuron.psp() == PspShape.ALPHA ? 1.5 : 1;
    return (int) Math.min(NEVER, StrictMath.ceil(stages * perStage) + 1);
  }

  /** Potential per step of a current of one level step, with the traces settled. */
  double gain() {
    double once = 1 / (1 - traceKept);
    return neuron.psp() == PspShape.ALPHA ? once * once : once;
  }

  /** What of {@link #gain} is there after {@link #settlingSteps}. */
  double leastGain() {
    return gain() * (1 - 30 * SETTLED);
  }

  /** By how much rounding may raise the potential of a step, the membrane's own leak included. */
  double rounding() {
    double stage = traceKept == 0 ? 0 : unit / (1 - traceKept);
    double traces = neuron.psp() == PspShape.ALPHA ? stage / (1 - traceKept) + stage : stage;
    return traces + (membraneKept == 0 || membraneKept == 1 ? 0 : unit);
  }

  /** The least membrane that fires, level steps. */
  double firingLevel() {
    long raw = neuron.membrane().raw(neuron.threshold());
    return neuron.membrane().real(neuron.strictThreshold() ? raw + 1 : raw);
  }

  /**
   * Steps from a membrane potential to the threshold, at least 1; {@link #NEVER} where it is not
   * reached.
   *
   * @param drive potential of each step, level steps
   */
  int climb(double from, double drive) {
    double goal = firingLevel();
    for (int n = 1; n < NEVER; n++) {
      if (after(from, drive, n) >= goal) {
        return n;
      }
      if (after(from, drive, n + 1) <= after(from, drive, n)) {
        return NEVER; // it falls, or rests, and goes on so
      }
    }
    return NEVER;
  }

  private double after(double from, double drive, int steps) {
    if (membraneKept == 1) {
      return from + steps * drive;
    }
    double left = StrictMath.pow(membraneKept, steps);
    return left * from + drive * (1 - left) / (1 - membraneKept);
  }

  /** The least current that fires with the traces settled, level steps. */
  double rheobase() {
    return Math.max(0, firingLevel()) * (1 - membraneKept) / gain();
  }

  /** Where the membrane is after a spike, at most. */
  double highestStart(double drive) {
    if (!keepsRest()) {
      return resetValue();
    }
    return Math.max(0, membraneKept * firingLevel() + drive - threshold());
  }

  /** Where the membrane is after a spike, at least. */
  double lowestStart() {
    return keepsRest() ? firingLevel() - threshold() : resetValue();
  }

  /** Whether nothing is lost between spikes, so that the rate is drive over threshold. */
  boolean countsExactly() {
    return keepsRest() && membraneKept == 1 && threshold() > 0;
  }

  /** Whether a spike subtracts the threshold and what is left stays. */
  boolean keepsRest() {
    return neuron.resetSubtract() && neuron.refractory() == 0;
  }

  double resetValue() {
    return neuron.membrane().real(neuron.membrane().raw(neuron.resetValue()));
  }

  /** The threshold as its register holds it. */
  double threshold() {
    return neuron.membrane().real(neuron.membrane().raw(neuron.threshold()));
  }
}
