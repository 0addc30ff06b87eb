// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.mram;

import org.spintwin.spec.Decay;
import org.spintwin.spec.LifSpec;
import org.spintwin.spec.LifSpec.PspShape;

/**
 * What a neuron below its threshold does in real numbers after a presynaptic current of one level
 * step in step 0, by closed forms, and how far its fixed-point numbers may be from that.
 *
 * <p>With b the share of a trace that a step leaves, and a that of the membrane: trace b^t, second
 * stage (t + 1) b^t, membrane the sum of a^(t - i) times the potential of step i. Decays round
 * towards minus infinity, so each adds an error of 0 to just under one unit (2^-fractionBits) a
 * step, which then decays with its variable: the bounds add these up. A decay that loses all,
 * nothing or a whole number of units rounds nothing.
 */
final class LinearResponse {
  private static final int LONGEST = 400;
  private static final int SHORTEST = 16;

  private final LifSpec neuron;
  private final double traceKept;
  private final double membraneKept;
  private final double[] trace;
  private final double[] potential;
  private final double[] membrane;
  private final double[] traceError;
  private final double[] potentialError;
  private final double[] membraneError;

  private LinearResponse(LifSpec neuron, Decay synapse, int steps) {
    this.neuron = neuron;
    traceKept = neuron.psp() == PspShape.PULSE ? 0 : kept(synapse, neuron.coefficientBits());
    membraneKept = kept(neuron.leak(), neuron.coefficientBits());
    trace = new double[steps];
    potential = new double[steps];
    membrane = new double[steps];
    traceError = new double[steps];
    potentialError = new double[steps];
    membraneError = new double[steps];
    double unit = neuron.membrane().lsb();
    double traceRounding = neuron.psp() == PspShape.PULSE ? 0 : unit * rounding(traceKept);
    boolean alpha = neuron.psp() == PspShape.ALPHA;
    double leakRounding = unit * rounding(membraneKept);
    for (int t = 0; t < steps; t++) {
      trace[t] = power(traceKept, t);
      potential[t] = alpha ? (t + 1) * trace[t] : trace[t];
      for (int i = 0; i <= t; i++) {
        membrane[t] += power(membraneKept, t - i) * potential[i];
      }
      double before = t == 0 ? 0 : traceKept * traceError[t - 1] + traceRounding;
      traceError[t] = before;
      double beforeAlpha = t == 0 ? 0 : traceKept * potentialError[t - 1] + traceRounding;
      potentialError[t] = alpha ? beforeAlpha + traceError[t] : traceError[t];
      membraneError[t] =
          potentialError[t] + (t == 0 ? 0 : membraneKept * membraneError[t - 1] + leakRounding);
    }
  }

  /** For as many steps as its time constants ask for, within limits. */
  static LinearResponse of(LifSpec neuron, Decay synapse) {
    int bits = neuron.coefficientBits();
    double slowest = timeConstant(kept(neuron.leak(), bits));
    if (neuron.psp() != PspShape.PULSE) {
      slowest = Math.max(slowest, timeConstant(kept(synapse, bits)));
    }
    return of(neuron, synapse, (int) Math.max(SHORTEST, Math.min(LONGEST, 4 * slowest + 1)));
  }

  static LinearResponse of(LifSpec neuron, Decay synapse, int steps) {
    return new LinearResponse(neuron, synapse, steps);
  }

  /**
   * The share of a variable that a step leaves; a coefficient is taken as its register holds it.
   */
  static double kept(Decay decay, int coefficientBits) {
    double raw = decay.raw(coefficientBits);
    return switch (decay.mode()) {
      case NONE -> 1;
      case SHIFT -> 1 - StrictMath.scalb(1.0, (int) -raw);
      case COEFFICIENT -> 1 - StrictMath.scalb(raw, -coefficientBits);
    };
  }

  /** Steps in which a variable falls to 1/e, by the shift's own 1 / (1 - kept). */
  private static double timeConstant(double kept) {
    return kept == 1 ? 0 : 1 / (1 - kept);
  }

  private static double rounding(double kept) {
    return kept == 0 || kept == 1 ? 0 : 1;
  }

  private static double power(double base, int exponent) {
    return exponent == 0 ? 1 : StrictMath.pow(base, exponent);
  }

  LifSpec neuron() {
    return neuron;
  }

  int steps() {
    return membrane.length;
  }

  /** Steps of 4 time constants of the trace, as far as there are steps. */
  int fourTimeConstants() {
    return (int) Math.min(steps(), 4 * Math.max(1, timeConstant(traceKept)));
  }

  double traceKept() {
    return traceKept;
  }

  double membraneKept() {
    return membraneKept;
  }

  double trace(int t) {
    return trace[t];
  }

  /** What reaches the membrane in step t. */
  double potential(int t) {
    return potential[t];
  }

  double membrane(int t) {
    return membrane[t];
  }

  double traceError(int t) {
    return traceError[t];
  }

  double potentialError(int t) {
    return potentialError[t];
  }

  double membraneError(int t) {
    return membraneError[t];
  }

  double membranePeak() {
    return peak(membrane);
  }

  /** The largest current, in level steps, that saturates neither traces nor membrane. */
  double mostWithin(double share) {
    double limit = neuron.membrane().real(neuron.membrane().maxRaw()) / membranePeak();
    if (neuron.psp() != PspShape.PULSE) {
      limit = Math.min(limit, neuron.trace().real(neuron.trace().maxRaw()) / peak(potential));
    }
    return share * limit;
  }

  private static double peak(double[] values) {
    double peak = 0;
    for (double value : values) {
      peak = Math.max(peak, value);
    }
    return peak;
  }
}
