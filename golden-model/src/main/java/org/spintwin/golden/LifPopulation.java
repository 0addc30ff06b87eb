// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.MramLifParameters;

/**
 * Neurons, and a step of some of them: {@code docs/semantics.md}, "One step", from 2 on. What the
 * neurons of all architectures share; when a step happens is theirs.
 */
final class LifPopulation {
  final int[] membrane;
  final int[] traceE;
  final int[] traceI;
  final int[] alphaE;
  final int[] alphaI;
  final int[] refractory;

  private final int currentShift;
  private final int traceBits;
  private final int membraneBits;
  private final int coefficientBits;
  private final int pspShape;
  private final int decayMode;
  private final int leakMode;
  private final boolean refractoryBuiltIn;
  private final boolean strictThreshold;
  private final boolean resetSubtract;

  LifPopulation(Map<String, Long> values, int neurons) {
    membrane = new int[neurons];
    traceE = new int[neurons];
    traceI = new int[neurons];
    alphaE = new int[neurons];
    alphaI = new int[neurons];
    refractory = new int[neurons];
    currentShift =
        values.get("FRACTION_BITS").intValue() - values.get("CODE_FRACTION_BITS").intValue();
    traceBits = values.get("TRACE_BITS").intValue();
    membraneBits = values.get("MEMBRANE_BITS").intValue();
    coefficientBits = values.get("COEFFICIENT_BITS").intValue();
    pspShape = values.get("PSP_SHAPE").intValue();
    decayMode = values.get("DECAY_MODE").intValue();
    leakMode = values.get("LEAK_MODE").intValue();
    refractoryBuiltIn = values.get("REFRACTORY_BITS") != 0;
    strictThreshold = values.get("STRICT_THRESHOLD") != 0;
    resetSubtract = values.get("RESET_SUBTRACT") != 0;
  }

  /** State of neurons {@code from} to {@code to - 1} to zero. */
  void clear(int from, int to) {
    for (int[] state : new int[][] {membrane, traceE, traceI, alphaE, alphaI, refractory}) {
      Arrays.fill(state, from, to, 0);
    }
  }

  /** State of one neuron, by the name of the register that reads it back. */
  int read(String register, int neuron) {
    return switch (register) {
      case "STATE_MEMBRANE" -> membrane[neuron];
      case "STATE_TRACE_E" -> traceE[neuron];
      case "STATE_TRACE_I" -> traceI[neuron];
      case "STATE_ALPHA_E" -> alphaE[neuron];
      case "STATE_ALPHA_I" -> alphaI[neuron];
      case "STATE_REFRACTORY" -> refractory[neuron];
      default -> throw new IllegalArgumentException("no state behind register " + register);
    };
  }

  /**
   * One step of neurons {@code from} to {@code to - 1}.
   *
   * @param currentE AE by neuron; with a pulse only AE - AI counts
   * @param currentI AI by neuron
   * @param inhibitions L by neuron
   * @param spikes receives the spike of neuron {@code from} in its lowest bit, and so on
   * @return whether something was clipped
   */
  boolean step(
      int from,
      int to,
      int[] currentE,
      int[] currentI,
      long[] inhibitions,
      LifSettings set,
      long[] spikes) {
    Arrays.fill(spikes, 0);
    if (pspShape == MramLifParameters.PULSE) {
      return integrate(from, to, currentE, currentI, currentShift, inhibitions, set, spikes);
    }
    boolean clipped =
        accumulate(from, to, traceE, currentE, currentShift, set.decayE)
            | accumulate(from, to, traceI, currentI, currentShift, set.decayI);
    if (pspShape == MramLifParameters.EXPONENTIAL) {
      return clipped | integrate(from, to, traceE, traceI, 0, inhibitions, set, spikes);
    }
    clipped |=
        accumulate(from, to, alphaE, traceE, 0, set.decayE)
            | accumulate(from, to, alphaI, traceI, 0, set.decayI);
    return clipped | integrate(from, to, alphaE, alphaI, 0, inhibitions, set, spikes);
  }

  /** Decays traces and adds what drives them; true when one was clipped. */
  private boolean accumulate(int from, int to, int[] traces, int[] drive, int shift, int register) {
    boolean clipped = false;
    for (int n = from; n < to; n++) {
      int x = traces[n];
      long sum = x - decay(x, register, decayMode) + ((long) drive[n] << shift);
      traces[n] = saturate(sum, traceBits);
      clipped |= traces[n] != sum;
    }
    return clipped;
  }

  /**
   * Membranes, spikes and refractory time; true when a membrane was clipped.
   *
   * @param shift what brings the potentials to membrane units
   */
  private boolean integrate(
      int from,
      int to,
      int[] pspE,
      int[] pspI,
      int shift,
      long[] inhibitions,
      LifSettings set,
      long[] spikes) {
    int threshold = set.threshold;
    boolean clipped = false;
    for (int n = from; n < to; n++) {
      if (refractory[n] > 0) {
        refractory[n]--;
        membrane[n] = set.resetValue;
        continue;
      }
      int v = membrane[n];
      long psp = (long) pspE[n] - pspI[n] << shift;
      long sum = v - decay(v, set.leak, leakMode) + psp - inhibitions[n];
      v = saturate(sum, membraneBits);
      clipped |= v != sum;
      boolean spike = strictThreshold ? v > threshold : v >= threshold;
      if (spike) {
        long rest = resetSubtract ? (long) v - threshold : set.resetValue;
        v = saturate(rest, membraneBits);
        clipped |= v != rest;
        refractory[n] = refractoryBuiltIn ? set.refractory : 0;
        int at = n - from;
        spikes[at / 64] |= 1L << at;
      }
      membrane[n] = v;
    }
    return clipped;
  }

  /** What a state variable loses in one step; both forms round towards minus infinity. */
  private long decay(int x, int register, int mode) {
    return switch (mode) {
      case MramLifParameters.SHIFT -> x >> (register & 31);
      case MramLifParameters.COEFFICIENT -> (long) x * register >> coefficientBits;
      default -> 0;
    };
  }

  private static int saturate(long value, int bits) {
    long highest = (1L << (bits - 1)) - 1;
    return (int) Math.max(-highest - 1, Math.min(highest, value));
  }
}
