// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.LifNeuronSpec;
import org.spintwin.spec.MramLifParameters;

/** Golden model of {@code lif_neuron}: {@code docs/semantics.md}, "Neurons". */
public final class LifNeuronGolden extends BlockGolden {
  private final int neurons;
  private final int currentBits;
  private final int currentShift;
  private final int traceBits;
  private final int membraneBits;
  private final int refractoryBits;
  private final int coefficientBits;
  private final int pspShape;
  private final int decayMode;
  private final int leakMode;
  private final boolean strictThreshold;
  private final boolean resetSubtract;
  private final boolean inhibitionBuiltIn;

  private final int[] membrane;
  private final int[] traceE;
  private final int[] traceI;
  private final int[] alphaE;
  private final int[] alphaI;
  private final int[] refractory;
  private final long[] spikes;
  private final long[] spikesBefore;

  /** Row n: bit m is set where neuron m inhibits neuron n. */
  private final long[][] mask;

  private boolean valid;
  private boolean saturated;

  public LifNeuronGolden(Map<String, Long> values) {
    super(LifNeuronSpec.BLOCK, LifNeuronSpec.BLOCK.resolve(values));
    Map<String, Long> all = LifNeuronSpec.BLOCK.resolve(values);
    neurons = all.get("NEURONS").intValue();
    currentBits = all.get("CURRENT_BITS").intValue();
    currentShift = all.get("FRACTION_BITS").intValue() - all.get("CODE_FRACTION_BITS").intValue();
    traceBits = all.get("TRACE_BITS").intValue();
    membraneBits = all.get("MEMBRANE_BITS").intValue();
    refractoryBits = all.get("REFRACTORY_BITS").intValue();
    coefficientBits = all.get("COEFFICIENT_BITS").intValue();
    pspShape = all.get("PSP_SHAPE").intValue();
    decayMode = all.get("DECAY_MODE").intValue();
    leakMode = all.get("LEAK_MODE").intValue();
    strictThreshold = all.get("STRICT_THRESHOLD") != 0;
    resetSubtract = all.get("RESET_SUBTRACT") != 0;
    inhibitionBuiltIn = all.get("INHIBITION") != 0;
    membrane = new int[neurons];
    traceE = new int[neurons];
    traceI = new int[neurons];
    alphaE = new int[neurons];
    alphaI = new int[neurons];
    refractory = new int[neurons];
    int words = (neurons + 63) / 64;
    spikes = new long[words];
    spikesBefore = new long[words];
    mask = new long[neurons][words];
  }

  /** One step of all neurons. */
  void step(int[] currentE, int[] currentI, LifSettings set) {
    System.arraycopy(spikes, 0, spikesBefore, 0, spikes.length);
    Arrays.fill(spikes, 0);
    saturated =
        accumulate(traceE, currentE, currentShift, set.decayE)
            | accumulate(traceI, currentI, currentShift, set.decayI);
    if (pspShape == MramLifParameters.ALPHA) {
      saturated |=
          accumulate(alphaE, traceE, 0, set.decayE) | accumulate(alphaI, traceI, 0, set.decayI);
      saturated |= integrate(alphaE, alphaI, set);
    } else {
      saturated |= integrate(traceE, traceI, set);
    }
  }

  /** Decays traces and adds what drives them; true when one was clipped. */
  private boolean accumulate(int[] traces, int[] drive, int shift, int register) {
    boolean clipped = false;
    for (int n = 0; n < neurons; n++) {
      int x = traces[n];
      long sum = x - decay(x, register, decayMode) + ((long) drive[n] << shift);
      traces[n] = saturate(sum, traceBits);
      clipped |= traces[n] != sum;
    }
    return clipped;
  }

  /** Membranes, spikes and refractory time; true when a membrane was clipped. */
  private boolean integrate(int[] pspE, int[] pspI, LifSettings set) {
    int threshold = set.threshold;
    boolean clipped = false;
    for (int n = 0; n < neurons; n++) {
      if (refractory[n] > 0) {
        refractory[n]--;
        membrane[n] = set.resetValue;
        continue;
      }
      int v = membrane[n];
      long inhibition = inhibitionBuiltIn ? (long) set.inhibition * inhibitors(n) : 0;
      long sum = v - decay(v, set.leak, leakMode) + pspE[n] - pspI[n] - inhibition;
      v = saturate(sum, membraneBits);
      clipped |= v != sum;
      boolean spike = strictThreshold ? v > threshold : v >= threshold;
      if (spike) {
        long rest = resetSubtract ? (long) v - threshold : set.resetValue;
        v = saturate(rest, membraneBits);
        clipped |= v != rest;
        refractory[n] = set.refractory;
        spikes[n / 64] |= 1L << n;
      }
      membrane[n] = v;
    }
    return clipped;
  }

  /** Inhibiting neighbours of neuron n that spiked in the step before. */
  private int inhibitors(int n) {
    int count = 0;
    for (int w = 0; w < spikesBefore.length; w++) {
      count += Long.bitCount(mask[n][w] & spikesBefore[w]);
    }
    return count;
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

  /** One rising edge. */
  void clock(boolean reset, boolean step, int[] currentE, int[] currentI, LifSettings set) {
    valid = !reset && step;
    if (reset) {
      for (int[] state : new int[][] {membrane, traceE, traceI, alphaE, alphaI, refractory}) {
        Arrays.fill(state, 0);
      }
      Arrays.fill(spikes, 0);
      saturated = false;
    } else if (step) {
      step(currentE, currentI, set);
    } else {
      saturated = false;
    }
  }

  /** Numbers beyond the population are not written. */
  void writeMask(int neuron, int neighbour, boolean inhibits) {
    if (neuron < neurons && neighbour < neurons) {
      long bit = 1L << neighbour;
      long[] row = mask[neuron];
      row[neighbour / 64] = inhibits ? row[neighbour / 64] | bit : row[neighbour / 64] & ~bit;
    }
  }

  boolean valid() {
    return valid;
  }

  boolean saturated() {
    return saturated;
  }

  long[] spikes() {
    return spikes;
  }

  int[] membrane() {
    return membrane;
  }

  int[] traceE() {
    return traceE;
  }

  int[] traceI() {
    return traceI;
  }

  int[] alphaE() {
    return alphaE;
  }

  int[] alphaI() {
    return alphaI;
  }

  int[] refractory() {
    return refractory;
  }

  @Override
  void clock(InputReader in) {
    var set = new LifSettings();
    set.threshold = signed(in.get("threshold_i"));
    set.resetValue = signed(in.get("reset_value_i"));
    set.leak = (int) in.get("leak_i");
    set.decayE = (int) in.get("decay_e_i");
    set.decayI = (int) in.get("decay_i_i");
    set.refractory = (int) in.get("refractory_i");
    set.inhibition = (int) in.get("inhibition_i");
    clock(
        !in.flag("rst_ni"),
        in.flag("valid_i"),
        in.numbers("current_e_i", neurons, currentBits),
        in.numbers("current_i_i", neurons, currentBits),
        set);
    if (in.flag("mask_write_i")) {
      writeMask(
          (int) in.get("mask_neuron_i"), (int) in.get("mask_neighbour_i"), in.flag("mask_data_i"));
    }
  }

  private int signed(long raw) {
    return (int) (raw << (64 - membraneBits) >> (64 - membraneBits));
  }

  @Override
  void write(RecordWriter out) {
    out.putBits(spikes);
    out.put(valid);
    out.put(saturated);
    out.putAll(membrane, membraneBits);
    out.putAll(traceE, traceBits);
    out.putAll(traceI, traceBits);
    if (pspShape == MramLifParameters.ALPHA) {
      out.putAll(alphaE, traceBits);
      out.putAll(alphaI, traceBits);
    } else {
      out.putZeros(neurons, traceBits);
      out.putZeros(neurons, traceBits);
    }
    out.putAll(refractory, refractoryBits);
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    if (!name.equals("mask_q")) {
      super.loadMemory(name, contents);
    }
    for (int n = 0; n < neurons; n++) {
      System.arraycopy(contents, n * spikes.length, mask[n], 0, spikes.length);
    }
  }

  @Override
  public long[] memory(String name) {
    if (!name.equals("mask_q")) {
      return super.memory(name);
    }
    long[] contents = new long[neurons * spikes.length];
    for (int n = 0; n < neurons; n++) {
      System.arraycopy(mask[n], 0, contents, n * spikes.length, spikes.length);
    }
    return contents;
  }
}
