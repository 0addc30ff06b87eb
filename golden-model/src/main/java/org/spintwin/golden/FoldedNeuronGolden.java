// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.FoldedNeuronSpec;
import org.spintwin.spec.MramLifParameters;

/** Golden model of {@code folded_neuron}: {@code docs/folded.md}, "folded_neuron". */
public final class FoldedNeuronGolden extends BlockGolden {
  /** Clocks ago at which a group was presented whose sums are valid now. */
  private static final int SUMS_AGE = 2;

  private final int lanes;
  private final int branches;
  private final int sumBits;
  private final boolean inhibitionBuiltIn;
  private final int inhibitionBits;
  private final int membraneBits;
  private final int traceBits;
  private final int refractoryBits;
  private final int pspShape;
  private final int longsPerWord;
  private final LifPopulation population;

  /** Sums of the groups under way, by neuron. */
  private final int[] currentE;

  private final int[] currentI;
  private final long[] inhibitions;

  /** Presented 1 .. n clocks ago. */
  private final long[] underWay;

  /** The word of state that was written last, packed. */
  private final long[] written;

  private final BitFields writtenFields;
  private final long[] word;
  private boolean spiked;
  private boolean push;
  private boolean last;
  private int group;
  private boolean step;
  private boolean saturated;

  /** Something was clipped in a group of this sweep. */
  private boolean clipped;

  public FoldedNeuronGolden(Map<String, Long> values) {
    super(FoldedNeuronSpec.BLOCK, FoldedNeuronSpec.BLOCK.resolve(values));
    Map<String, Long> all = FoldedNeuronSpec.BLOCK.resolve(values);
    lanes = all.get("LANES").intValue();
    branches = all.get("BRANCHES").intValue();
    sumBits = all.get("SUM_BITS").intValue();
    inhibitionBuiltIn = all.get("INHIBITION") != 0;
    inhibitionBits = all.get("INHIBITION_BITS").intValue();
    membraneBits = all.get("MEMBRANE_BITS").intValue();
    traceBits = all.get("TRACE_BITS").intValue();
    refractoryBits = all.get("REFRACTORY_BITS").intValue();
    pspShape = all.get("PSP_SHAPE").intValue();
    longsPerWord = (int) (lanes * all.get("STATE_BITS") + 63) / 64;
    int neurons = all.get("STATE_WORDS").intValue() * lanes;
    population = new LifPopulation(all, neurons);
    currentE = new int[neurons];
    currentI = new int[neurons];
    inhibitions = new long[neurons];
    underWay = new long[pspShape == MramLifParameters.ALPHA ? 5 : 4];
    written = new long[longsPerWord];
    writtenFields = new BitFields(written);
    word = new long[(lanes + 63) / 64];
  }

  /** The group whose sums are valid on this clock and are needed; -1 where there is none. */
  int wanted() {
    long presented = underWay[SUMS_AGE - 1];
    return Presented.finish(presented) ? Presented.group(presented) : -1;
  }

  /** Takes over the sums of the group that is {@link #wanted}, before the edge. */
  void take(FoldedArrayGolden array, FoldedInhibitionGolden inhibition) {
    array.sums(wanted(), currentE, currentI);
    inhibition.sums(wanted(), inhibitions);
  }

  /**
   * One rising edge.
   *
   * @param presented as {@link Presented} packs it
   */
  void clock(boolean reset, long presented, LifSettings settings) {
    push = false;
    step = false;
    saturated = false;
    if (reset) {
      Arrays.fill(underWay, Presented.NOTHING);
      Arrays.fill(written, 0);
      Arrays.fill(word, 0);
      spiked = false;
      last = false;
      group = 0;
      clipped = false;
      return;
    }
    long due = underWay[underWay.length - 1];
    if (Presented.finish(due)) {
      finish(due, settings);
    } else if (Presented.clear(due)) {
      int from = Presented.group(due) * lanes;
      population.clear(from, from + lanes);
      Arrays.fill(written, 0);
    }
    for (int i = underWay.length - 1; i > 0; i--) {
      underWay[i] = underWay[i - 1];
    }
    underWay[0] = presented;
  }

  private void finish(long due, LifSettings settings) {
    group = Presented.group(due);
    last = Presented.last(due);
    int from = group * lanes;
    clipped |= population.step(from, from + lanes, currentE, currentI, inhibitions, settings, word);
    Arrays.fill(written, 0);
    writtenFields.seek(0);
    pack(group, writtenFields);
    spiked = false;
    for (long spikes : word) {
      spiked |= spikes != 0;
    }
    step = last;
    push = last || spiked;
    if (last) {
      saturated = clipped;
      clipped = false;
    }
  }

  /** The state of a group as its word of {@code state_q}, where zeros are. */
  private void pack(int group, BitFields to) {
    for (int n = group * lanes; n < (group + 1) * lanes; n++) {
      to.put(population.membrane[n], membraneBits);
      if (pspShape != MramLifParameters.PULSE) {
        to.put(population.traceE[n], traceBits);
        to.put(population.traceI[n], traceBits);
      }
      if (pspShape == MramLifParameters.ALPHA) {
        to.put(population.alphaE[n], traceBits);
        to.put(population.alphaI[n], traceBits);
      }
      if (refractoryBits > 0) {
        to.put(population.refractory[n], refractoryBits);
      }
    }
  }

  private void unpack(int group, BitFields from) {
    for (int n = group * lanes; n < (group + 1) * lanes; n++) {
      population.membrane[n] = from.getSigned(membraneBits);
      if (pspShape != MramLifParameters.PULSE) {
        population.traceE[n] = from.getSigned(traceBits);
        population.traceI[n] = from.getSigned(traceBits);
      }
      if (pspShape == MramLifParameters.ALPHA) {
        population.alphaE[n] = from.getSigned(traceBits);
        population.alphaI[n] = from.getSigned(traceBits);
      }
      if (refractoryBits > 0) {
        population.refractory[n] = (int) from.get(refractoryBits);
      }
    }
  }

  /** The live state, by neuron; do not modify. */
  LifPopulation population() {
    return population;
  }

  /** Whether a lane of {@link #word} spiked. */
  boolean spiked() {
    return spiked;
  }

  boolean push() {
    return push;
  }

  boolean last() {
    return last;
  }

  int group() {
    return group;
  }

  long[] word() {
    return word;
  }

  boolean step() {
    return step;
  }

  boolean saturated() {
    return saturated;
  }

  @Override
  void clock(InputReader in) {
    if (wanted() >= 0) {
      take(in, wanted() * lanes);
    }
    long presented =
        in.flag("valid_i")
            ? Presented.of(
                (int) in.get("group_i"),
                in.flag("last_i"),
                in.flag("clear_i"),
                in.flag("finish_i"),
                false,
                false,
                0,
                0)
            : Presented.NOTHING;
    clock(!in.flag("rst_ni"), presented, LifSettings.of(in, membraneBits));
  }

  /** Takes over the sums on the ports for the neurons from {@code from} on. */
  private void take(InputReader in, int from) {
    int[] sums = in.numbers("sums_i", lanes * branches, sumBits);
    var inhibiting = new BitFields(in.bits("inhibitions_i"));
    for (int l = 0; l < lanes; l++) {
      currentE[from + l] = sums[l * branches];
      currentI[from + l] = branches == 2 ? sums[l * branches + 1] : 0;
      inhibitions[from + l] = inhibitionBuiltIn ? inhibiting.get(inhibitionBits) : 0;
    }
  }

  @Override
  void write(RecordWriter out) {
    out.put(push);
    out.put(last);
    out.put(group);
    out.putBits(word);
    out.put(step);
    out.put(saturated);
    out.putBits(written);
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    if (!name.equals("state_q")) {
      super.loadMemory(name, contents);
    }
    var fields = new BitFields(contents);
    for (int g = 0; g < population.membrane.length / lanes; g++) {
      fields.seek(g * longsPerWord);
      unpack(g, fields);
    }
  }

  @Override
  public long[] memory(String name) {
    if (!name.equals("state_q")) {
      return super.memory(name);
    }
    int words = population.membrane.length / lanes;
    long[] contents = new long[words * longsPerWord];
    var fields = new BitFields(contents);
    for (int g = 0; g < words; g++) {
      fields.seek(g * longsPerWord);
      pack(g, fields);
    }
    return contents;
  }
}
