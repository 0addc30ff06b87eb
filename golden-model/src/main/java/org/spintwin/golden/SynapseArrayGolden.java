// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.SynapseArraySpec;

/**
 * Golden model of {@code synapse_array}: {@code docs/semantics.md}, "Synapse array".
 *
 * <p>Currents are summed input by input, as the array's bit lines do, not by bit planes as the
 * Verilog does.
 */
public final class SynapseArrayGolden extends BlockGolden {
  private final int inputs;
  private final int neurons;
  private final int codeBits;
  private final boolean rowPolarity;
  private final int currentBits;
  private final int wordBits;
  private final int wordsPerNeuron;

  /** Codes by input, then neuron, and the same split by branch, zero on the other branch. */
  private final int[][] codes;

  private final boolean[][] inhibitory;
  private final int[][] excitatoryCodes;
  private final int[][] inhibitoryCodes;

  private final int[] currentE;
  private final int[] currentI;
  private boolean valid;

  public SynapseArrayGolden(Map<String, Long> values) {
    super(SynapseArraySpec.BLOCK, SynapseArraySpec.BLOCK.resolve(values));
    Map<String, Long> all = SynapseArraySpec.BLOCK.resolve(values);
    inputs = all.get("INPUTS").intValue();
    neurons = all.get("NEURONS").intValue();
    codeBits = all.get("CODE_BITS").intValue();
    rowPolarity = all.get("ROW_POLARITY") != 0;
    currentBits = all.get("CURRENT_BITS").intValue();
    wordBits = all.get("WORD_BITS").intValue();
    wordsPerNeuron = all.get("WORDS").intValue();
    codes = new int[inputs][neurons];
    inhibitory = new boolean[inputs][neurons];
    excitatoryCodes = new int[inputs][neurons];
    inhibitoryCodes = new int[inputs][neurons];
    currentE = new int[neurons];
    currentI = new int[neurons];
  }

  /** Sums the codes of all active inputs; a step without regard to clocks. */
  void sum(long[] spikes) {
    Arrays.fill(currentE, 0);
    Arrays.fill(currentI, 0);
    for (int w = 0; w < spikes.length; w++) {
      for (long left = spikes[w]; left != 0; left &= left - 1) {
        int input = w * 64 + Long.numberOfTrailingZeros(left);
        add(currentE, excitatoryCodes[input]);
        add(currentI, inhibitoryCodes[input]);
      }
    }
  }

  private static void add(int[] sums, int[] row) {
    for (int n = 0; n < sums.length; n++) {
      sums[n] += row[n];
    }
  }

  /** Writes one synapse; the bit above the code is the polarity. */
  void writeSynapse(int neuron, int input, int data) {
    codes[input][neuron] = data << (32 - codeBits) >> (32 - codeBits);
    boolean polarity = (data >> codeBits & 1) != 0;
    if (rowPolarity && inhibitory[input][neuron] != polarity) {
      Arrays.fill(inhibitory[input], polarity);
      splitRow(input);
    }
    inhibitory[input][neuron] = polarity;
    split(input, neuron);
  }

  private void splitRow(int input) {
    for (int n = 0; n < neurons; n++) {
      split(input, n);
    }
  }

  private void split(int input, int n) {
    excitatoryCodes[input][n] = inhibitory[input][n] ? 0 : codes[input][n];
    inhibitoryCodes[input][n] = inhibitory[input][n] ? codes[input][n] : 0;
  }

  /** One rising edge. Numbers beyond the array are not written. */
  void clock(
      boolean reset, boolean step, long[] spikes, boolean write, int neuron, int input, int data) {
    valid = !reset && step;
    if (reset) {
      Arrays.fill(currentE, 0);
      Arrays.fill(currentI, 0);
    } else if (step) {
      sum(spikes);
    }
    if (write && neuron < neurons && input < inputs) {
      writeSynapse(neuron, input, data);
    }
  }

  boolean valid() {
    return valid;
  }

  int[] currentE() {
    return currentE;
  }

  int[] currentI() {
    return currentI;
  }

  @Override
  void clock(InputReader in) {
    clock(
        !in.flag("rst_ni"),
        in.flag("valid_i"),
        in.bits("spikes_i"),
        in.flag("code_write_i"),
        (int) in.get("code_neuron_i"),
        (int) in.get("code_input_i"),
        (int) in.get("code_data_i"));
  }

  @Override
  void write(RecordWriter out) {
    out.putAll(currentE, currentBits);
    out.putAll(currentI, currentBits);
    out.put(valid);
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    switch (name) {
      case "synapse_q" ->
          visitPlanes(
              (word, bit, neuron, input, plane) -> {
                long bitValue = contents[word] >>> bit & 1;
                int mask = 1 << plane;
                int raw = (int) (codes[input][neuron] & ~mask | bitValue << plane);
                codes[input][neuron] = raw << (32 - codeBits) >> (32 - codeBits);
              });
      case "polarity_q" ->
          visitPolarity(
              (word, bit, neuron, input, plane) ->
                  inhibitory[input][neuron] = (contents[word] >>> bit & 1) != 0);
      default -> super.loadMemory(name, contents);
    }
    for (int input = 0; input < inputs; input++) {
      splitRow(input);
    }
  }

  @Override
  public long[] memory(String name) {
    return switch (name) {
      case "synapse_q" -> {
        int longs = (codeBits * wordBits + 63) / 64;
        long[] contents = new long[neurons * wordsPerNeuron * longs];
        visitPlanes(
            (word, bit, neuron, input, plane) ->
                contents[word] |= (long) (codes[input][neuron] >> plane & 1) << bit);
        yield contents;
      }
      case "polarity_q" -> {
        long[] contents = new long[(rowPolarity ? 1 : neurons) * wordsPerNeuron];
        visitPolarity(
            (word, bit, neuron, input, plane) ->
                contents[word] |= (inhibitory[input][neuron] ? 1L : 0L) << bit);
        yield contents;
      }
      default -> super.memory(name);
    };
  }

  /** Told where in the long array, and in which bit of it, a bit of a synapse lies. */
  private interface BitVisitor {
    void visit(int word, int bit, int neuron, int input, int plane);
  }

  private void visitPlanes(BitVisitor visitor) {
    int longs = (codeBits * wordBits + 63) / 64;
    // Inputs outermost, as the codes lie in memory.
    for (int i = 0; i < inputs; i++) {
      for (int n = 0; n < neurons; n++) {
        int base = (n * wordsPerNeuron + i / wordBits) * longs;
        for (int plane = 0; plane < codeBits; plane++) {
          int position = plane * wordBits + i % wordBits;
          visitor.visit(base + position / 64, position % 64, n, i, plane);
        }
      }
    }
  }

  private void visitPolarity(BitVisitor visitor) {
    for (int i = 0; i < inputs; i++) {
      for (int n = 0; n < neurons; n++) {
        int row = rowPolarity ? 0 : n * wordsPerNeuron;
        visitor.visit(row + i / wordBits, i % wordBits, n, i, 0);
      }
    }
  }
}
