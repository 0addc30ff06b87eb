// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.spec.FoldedInhibitionSpec;

/** Golden model of {@code folded_inhibition}: {@code docs/folded.md}, "folded_inhibition". */
public final class FoldedInhibitionGolden extends BlockGolden {
  private final int groups;
  private final int lanes;
  private final boolean builtIn;
  private final int sumBits;
  private final int longsPerMaskWord;
  private final int longsPerSumWord;

  /** Word q * groups + g: bit l is set where neuron q inhibits lane l of group g. */
  private final long[] mask;

  /** Sums by group and lane. */
  private final long[] sums;

  /** The word of sums that was written last, packed. */
  private final long[] written;

  private final BitFields writtenFields;

  /** Presented one and two clocks ago. */
  private long first;

  private long second;

  public FoldedInhibitionGolden(Map<String, Long> values) {
    super(FoldedInhibitionSpec.BLOCK, FoldedInhibitionSpec.BLOCK.resolve(values));
    Map<String, Long> all = FoldedInhibitionSpec.BLOCK.resolve(values);
    groups = all.get("GROUPS").intValue();
    lanes = all.get("LANES").intValue();
    builtIn = all.get("INHIBITION") != 0;
    sumBits = all.get("INHIBITION_BITS").intValue();
    longsPerMaskWord = (lanes + 63) / 64;
    longsPerSumWord = (lanes * sumBits + 63) / 64;
    mask = new long[all.get("MASK_WORDS").intValue() * longsPerMaskWord];
    sums = new long[all.get("SUM_WORDS").intValue() * lanes];
    written = new long[longsPerSumWord];
    writtenFields = new BitFields(written);
  }

  /**
   * One rising edge.
   *
   * @param presented as {@link Presented} packs it
   * @param inhibition register INHIBITION
   */
  void clock(boolean reset, long presented, int inhibition) {
    if (reset) {
      first = Presented.NOTHING;
      second = Presented.NOTHING;
      Arrays.fill(written, 0);
      return;
    }
    if (builtIn && second != Presented.NOTHING) {
      sum(second, inhibition);
    }
    second = first;
    first = presented;
  }

  private void sum(long group, int inhibition) {
    boolean restarts = Presented.clear(group) || Presented.finish(group);
    if (!restarts && !Presented.recurrent(group)) {
      return;
    }
    int from = Presented.group(group) * lanes;
    if (restarts) {
      Arrays.fill(sums, from, from + lanes, 0);
    }
    if (Presented.recurrent(group)) {
      int word = maskWord(Presented.neighbour(group), Presented.group(group));
      for (int l = 0; l < lanes; l++) {
        sums[from + l] += (mask[word + l / 64] >>> l & 1) * inhibition;
      }
    }
    Arrays.fill(written, 0);
    writtenFields.seek(0);
    for (int l = 0; l < lanes; l++) {
      writtenFields.put(sums[from + l], sumBits);
    }
  }

  private int maskWord(int neighbour, int group) {
    return (neighbour * groups + group) * longsPerMaskWord;
  }

  /** The sums of a group into an array by neuron. */
  void sums(int group, long[] inhibitions) {
    if (builtIn) {
      System.arraycopy(sums, group * lanes, inhibitions, group * lanes, lanes);
    }
  }

  /** Without inhibition there is no mask to write. */
  void writeMask(int neuron, int neighbour, boolean inhibits) {
    if (!builtIn) {
      return;
    }
    int lane = neuron % lanes;
    int at = maskWord(neighbour, neuron / lanes) + lane / 64;
    mask[at] = inhibits ? mask[at] | 1L << lane : mask[at] & ~(1L << lane);
  }

  /** Whether the neighbour inhibits the neuron. */
  boolean inhibits(int neuron, int neighbour) {
    int lane = neuron % lanes;
    return (mask[maskWord(neighbour, neuron / lanes) + lane / 64] >>> lane & 1) != 0;
  }

  @Override
  void clock(InputReader in) {
    boolean reset = !in.flag("rst_ni");
    int group = (int) in.get("group_i");
    int neighbour = (int) in.get("neighbour_i");
    if (!reset && in.flag("mask_write_i")) {
      int neuron = group * lanes + (int) in.get("neuron_i") % lanes;
      writeMask(neuron, neighbour, in.flag("mask_data_i"));
    }
    long presented =
        in.flag("valid_i")
            ? Presented.of(
                group,
                false,
                in.flag("clear_i"),
                in.flag("finish_i"),
                false,
                in.flag("recurrent_i"),
                0,
                neighbour)
            : Presented.NOTHING;
    clock(reset, presented, (int) in.get("inhibition_i"));
  }

  @Override
  void write(RecordWriter out) {
    out.putBits(written);
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    switch (name) {
      case "mask_q" -> System.arraycopy(contents, 0, mask, 0, mask.length);
      case "sum_q" -> {
        var fields = new BitFields(contents);
        for (int n = 0; n < sums.length; n++) {
          seekSum(fields, n);
          sums[n] = fields.get(sumBits);
        }
      }
      default -> super.loadMemory(name, contents);
    }
  }

  @Override
  public long[] memory(String name) {
    return switch (name) {
      case "mask_q" -> mask.clone();
      case "sum_q" -> {
        long[] contents = new long[sums.length / lanes * longsPerSumWord];
        var fields = new BitFields(contents);
        for (int n = 0; n < sums.length; n++) {
          seekSum(fields, n);
          fields.put(sums[n], sumBits);
        }
        yield contents;
      }
      default -> super.memory(name);
    };
  }

  private void seekSum(BitFields fields, int neuron) {
    if (neuron % lanes == 0) {
      fields.seek(neuron / lanes * longsPerSumWord);
    }
  }
}
