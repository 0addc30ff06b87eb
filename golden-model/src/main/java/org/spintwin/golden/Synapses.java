// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.MramLifParameters;

/**
 * Codes and polarities of an array, and the currents of a step: {@code docs/semantics.md}, "One
 * step", 1. They are summed input by input, as the array's bit lines do.
 */
final class Synapses {
  private final int valueBits;
  private final int codeBits;
  private final int polarity;

  /** Codes by input, then neuron; in the other branch of each synapse there is a zero. */
  private final int[][] excitatory;

  private final int[][] inhibitory;
  private final boolean[][] inhibits;

  private final int[] currentE;
  private final int[] currentI;

  Synapses(Map<String, Long> values) {
    int inputs = values.get("INPUTS").intValue();
    int neurons = values.get("NEURONS").intValue();
    valueBits = values.get("VALUE_BITS").intValue();
    codeBits = values.get("CODE_BITS").intValue();
    polarity = values.get("POLARITY").intValue();
    excitatory = new int[inputs][neurons];
    inhibitory = new int[polarity == MramLifParameters.ALL_EXCITATORY ? 0 : inputs][neurons];
    inhibits = new boolean[inhibitory.length][neurons];
    currentE = new int[neurons];
    currentI = new int[neurons];
  }

  /**
   * Sums the codes of all inputs, each times its input's value.
   *
   * @param values {@code VALUE_BITS} bits each, input 0 in the lowest bits of word 0
   */
  void sum(long[] values) {
    clear();
    if (valueBits == 1) {
      sumSpikes(values);
      return;
    }
    var packed = new BitFields(values);
    for (int input = 0; input < excitatory.length; input++) {
      add(input, (int) packed.get(valueBits));
    }
  }

  /** Adds one input's codes times its value to the sums. */
  void add(int input, int value) {
    if (value != 0) {
      add(currentE, excitatory[input], value);
      if (inhibitory.length > 0) {
        add(currentI, inhibitory[input], value);
      }
    }
  }

  private void sumSpikes(long[] spikes) {
    for (int w = 0; w < spikes.length; w++) {
      for (long left = spikes[w]; left != 0; left &= left - 1) {
        int input = w * 64 + Long.numberOfTrailingZeros(left);
        add(currentE, excitatory[input]);
        if (inhibitory.length > 0) {
          add(currentI, inhibitory[input]);
        }
      }
    }
  }

  private static void add(int[] sums, int[] row) {
    for (int n = 0; n < sums.length; n++) {
      sums[n] += row[n];
    }
  }

  private static void add(int[] sums, int[] row, int value) {
    for (int n = 0; n < sums.length; n++) {
      sums[n] += value * row[n];
    }
  }

  /** Currents to zero. */
  void clear() {
    Arrays.fill(currentE, 0);
    Arrays.fill(currentI, 0);
  }

  /**
   * Writes one synapse.
   *
   * @param data {polarity, code}; what it says of the polarity holds for the whole input with
   *     {@code POLARITY} 1, and nothing with 2
   */
  void write(int neuron, int input, int data) {
    boolean inhibiting = (data >> codeBits & 1) != 0;
    if (polarity == MramLifParameters.PER_INPUT) {
      setInputPolarity(input, inhibiting);
    } else {
      setPolarity(neuron, input, inhibiting);
    }
    setCode(neuron, input, data << (32 - codeBits) >> (32 - codeBits));
  }

  int code(int neuron, int input) {
    return inhibits(neuron, input) ? inhibitory[input][neuron] : excitatory[input][neuron];
  }

  boolean inhibits(int neuron, int input) {
    return inhibits.length > 0 && inhibits[input][neuron];
  }

  void setCode(int neuron, int input, int code) {
    int[][] branch = inhibits(neuron, input) ? inhibitory : excitatory;
    branch[input][neuron] = code;
  }

  /** The polarity of one synapse, which keeps its code. */
  void setPolarity(int neuron, int input, boolean inhibiting) {
    if (inhibits.length > 0 && inhibits[input][neuron] != inhibiting) {
      int code = code(neuron, input);
      setCode(neuron, input, 0);
      inhibits[input][neuron] = inhibiting;
      setCode(neuron, input, code);
    }
  }

  private void setInputPolarity(int input, boolean inhibiting) {
    if (inhibits[input][0] != inhibiting) {
      for (int n = 0; n < currentE.length; n++) {
        setPolarity(n, input, inhibiting);
      }
    }
  }

  int[] currentE() {
    return currentE;
  }

  int[] currentI() {
    return currentI;
  }
}
