// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.MramLifParameters;
import org.spintwin.spec.SynapseArraySpec;

/** Golden model of {@code synapse_array}: {@code docs/semantics.md}, "Synapse array". */
public final class SynapseArrayGolden extends BlockGolden {
  private final int inputs;
  private final int neurons;
  private final int codeBits;
  private final int polarity;
  private final int currentBits;
  private final int wordBits;
  private final int wordsPerNeuron;

  private final Synapses synapses;
  private boolean valid;

  public SynapseArrayGolden(Map<String, Long> values) {
    super(SynapseArraySpec.BLOCK, SynapseArraySpec.BLOCK.resolve(values));
    Map<String, Long> all = SynapseArraySpec.BLOCK.resolve(values);
    inputs = all.get("INPUTS").intValue();
    neurons = all.get("NEURONS").intValue();
    codeBits = all.get("CODE_BITS").intValue();
    polarity = all.get("POLARITY").intValue();
    currentBits = all.get("CURRENT_BITS").intValue();
    wordBits = all.get("WORD_BITS").intValue();
    wordsPerNeuron = all.get("WORDS").intValue();
    synapses = new Synapses(all);
  }

  /**
   * One rising edge. Numbers beyond the array are not written.
   *
   * @param values of the inputs, packed as on {@code values_i}
   */
  void clock(
      boolean reset, boolean step, long[] values, boolean write, int neuron, int input, int data) {
    valid = !reset && step;
    if (reset) {
      synapses.clear();
    } else if (step) {
      synapses.sum(values);
    }
    if (write && neuron < neurons && input < inputs) {
      synapses.write(neuron, input, data);
    }
  }

  boolean valid() {
    return valid;
  }

  Synapses synapses() {
    return synapses;
  }

  /** {polarity, code} of one synapse. */
  int synapse(int neuron, int input) {
    int inhibiting = synapses.inhibits(neuron, input) ? 1 << codeBits : 0;
    return inhibiting | synapses.code(neuron, input) & (1 << codeBits) - 1;
  }

  int[] currentE() {
    return synapses.currentE();
  }

  int[] currentI() {
    return synapses.currentI();
  }

  @Override
  void clock(InputReader in) {
    clock(
        !in.flag("rst_ni"),
        in.flag("valid_i"),
        in.bits("values_i"),
        in.flag("code_write_i"),
        (int) in.get("code_neuron_i"),
        (int) in.get("code_input_i"),
        (int) in.get("code_data_i"));
  }

  @Override
  void write(RecordWriter out) {
    out.putAll(synapses.currentE(), currentBits);
    out.putAll(synapses.currentI(), currentBits);
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
                int raw = (int) (synapses.code(neuron, input) & ~mask | bitValue << plane);
                synapses.setCode(neuron, input, raw << (32 - codeBits) >> (32 - codeBits));
              });
      case "polarity_q" ->
          visitPolarity(
              (word, bit, neuron, input, plane) ->
                  synapses.setPolarity(neuron, input, (contents[word] >>> bit & 1) != 0));
      default -> super.loadMemory(name, contents);
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
                contents[word] |= (long) (synapses.code(neuron, input) >> plane & 1) << bit);
        yield contents;
      }
      case "polarity_q" -> {
        long[] contents = new long[(polarityPerSynapse() ? neurons : 1) * wordsPerNeuron];
        visitPolarity(
            (word, bit, neuron, input, plane) ->
                contents[word] |= (synapses.inhibits(neuron, input) ? 1L : 0L) << bit);
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

  private boolean polarityPerSynapse() {
    return polarity == MramLifParameters.PER_SYNAPSE;
  }

  private void visitPolarity(BitVisitor visitor) {
    for (int i = 0; i < inputs; i++) {
      for (int n = 0; n < neurons; n++) {
        int row = polarityPerSynapse() ? n * wordsPerNeuron : 0;
        visitor.visit(row + i / wordBits, i % wordBits, n, i, 0);
      }
    }
  }
}
