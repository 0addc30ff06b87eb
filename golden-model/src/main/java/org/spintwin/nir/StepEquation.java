// SPDX-License-Identifier: Apache-2.0
package org.spintwin.nir;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.spintwin.nir.NirNetwork.Population;

/**
 * A population's step as the chip computes it, still in real numbers: what a population is given,
 * s, becomes {@code gain * s}, which drives the membrane, or a current {@code J <- J - decay * J +
 * gain * s} that does; the membrane is {@code V <- V - leak * V + J + rest}. All are one a neuron.
 *
 * @param gain membrane per unit of s
 * @param current membrane per step and unit of a synapse's current i; 0 where there is no synapse
 */
record StepEquation(double[] gain, double[] leak, double[] decay, double[] rest, double[] current) {

  static StepEquation of(Population p, double dt) {
    return switch (p.model()) {
      case LIF, LI -> {
        double[] leak = all(p, n -> dt / p.parameter("tau")[n]);
        double[] gain = all(p, n -> p.parameter("r")[n] * leak[n]);
        yield plain(p, gain, leak, all(p, n -> leak[n] * p.parameter("v_leak")[n]));
      }
      case IF, I -> plain(p, all(p, n -> dt * p.parameter("r")[n]), zeros(p), zeros(p));
      case CUBA_LIF, CUBA_LI -> {
        double[] leak = all(p, n -> dt / p.parameter("tau_mem")[n]);
        double[] decay = all(p, n -> dt / p.parameter("tau_syn")[n]);
        double[] current = all(p, n -> leak[n] * p.parameter("r")[n]);
        double[] gain = all(p, n -> current[n] * decay[n] * p.parameter("w_in")[n]);
        double[] rest = all(p, n -> leak[n] * p.parameter("v_leak")[n]);
        yield new StepEquation(gain, leak, decay, rest, current);
      }
      case SUM -> plain(p, all(p, n -> 1), all(p, n -> 1), zeros(p));
    };
  }

  /** Whether the population has a current that decays. */
  static boolean hasSynapse(Population p) {
    return p.model().parameters().contains("tau_syn");
  }

  private static StepEquation plain(Population p, double[] gain, double[] leak, double[] rest) {
    return new StepEquation(gain, leak, zeros(p), rest, zeros(p));
  }

  private static double[] zeros(Population p) {
    return new double[p.size()];
  }

  private static double[] all(Population p, IntToDoubleFunction of) {
    return IntStream.range(0, p.size()).mapToDouble(of).toArray();
  }
}
