// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.spintwin.spec.FoldedArraySpec;
import org.spintwin.spec.MramLifParameters;
import org.spintwin.spec.RecordLayout;

/**
 * Golden model of {@code folded_array}: {@code docs/folded.md}, "folded_array".
 *
 * <p>Instead of codes it keeps what each adds to the sums of its lane, in words of the layout of
 * {@code sum_q}; so an event adds word to word, and no sum is taken apart.
 */
public final class FoldedArrayGolden extends BlockGolden {
  private final int inputs;
  private final int groups;
  private final int lanes;
  private final int neurons;
  private final int codeBits;
  private final int polarity;
  private final int branches;
  private final int sumBits;
  private final int laneCodeBits;
  private final int longsPerCodeWord;
  private final int longsPerSumWord;

  /** A word of sums: by lane, then branch. */
  private final RecordLayout.Signal sumWord;

  /** By input, what its events add to the sums of each group. */
  private final long[][] contributions;

  /** Whether a synapse inhibits, by input, then neuron; empty unless kept per synapse. */
  private final boolean[][] inhibits;

  /** Whether all synapses of an input inhibit. */
  private final boolean[] inputInhibits;

  private final long[] sums;

  /** The word of sums that was written last. */
  private final long[] written;

  private final PackedSums adder;

  /** Presented one and two clocks ago; whether the event of the latter is a repeated one. */
  private long first;

  private long second;
  private boolean secondRepeated;

  public FoldedArrayGolden(Map<String, Long> values) {
    super(FoldedArraySpec.BLOCK, FoldedArraySpec.BLOCK.resolve(values));
    Map<String, Long> all = FoldedArraySpec.BLOCK.resolve(values);
    inputs = all.get("INPUTS").intValue();
    groups = all.get("GROUPS").intValue();
    lanes = all.get("LANES").intValue();
    neurons = groups * lanes;
    codeBits = all.get("CODE_BITS").intValue();
    polarity = all.get("POLARITY").intValue();
    branches = all.get("BRANCHES").intValue();
    sumBits = all.get("SUM_BITS").intValue();
    laneCodeBits = all.get("LANE_CODE_BITS").intValue();
    longsPerCodeWord = (lanes * laneCodeBits + 63) / 64;
    longsPerSumWord = (lanes * branches * sumBits + 63) / 64;
    sumWord = new RecordLayout.Signal("sum_q", lanes * branches, sumBits, true, 0);
    contributions = new long[inputs][groups * longsPerSumWord];
    inhibits = new boolean[polarity == MramLifParameters.PER_SYNAPSE ? inputs : 0][neurons];
    inputInhibits = new boolean[inputs];
    sums = new long[all.get("SUM_WORDS").intValue() * longsPerSumWord];
    written = new long[longsPerSumWord];
    adder = new PackedSums(sumWord);
  }

  /**
   * One rising edge.
   *
   * @param presented as {@link Presented} packs it
   * @param repeated whether the event of the group presented a clock ago adds nothing
   */
  void clock(boolean reset, long presented, boolean repeated) {
    if (reset) {
      first = Presented.NOTHING;
      second = Presented.NOTHING;
      secondRepeated = false;
      Arrays.fill(written, 0);
      return;
    }
    if (second != Presented.NOTHING) {
      sum(second, secondRepeated);
    }
    second = first;
    secondRepeated = repeated;
    first = presented;
  }

  private void sum(long group, boolean repeated) {
    boolean restarts = Presented.clear(group) || Presented.finish(group);
    boolean event = Presented.event(group);
    if (!restarts && !event) {
      return;
    }
    int at = Presented.group(group) * longsPerSumWord;
    if (restarts) {
      Arrays.fill(sums, at, at + longsPerSumWord, 0);
    }
    if (event && !repeated) {
      adder.add(sums, contributions[Presented.input(group)], at, written);
      System.arraycopy(written, 0, sums, at, longsPerSumWord);
    } else {
      System.arraycopy(sums, at, written, 0, longsPerSumWord);
    }
  }

  /** The sums of a group into two arrays by neuron; one branch holds the difference. */
  void sums(int group, int[] excitatory, int[] inhibitory) {
    int at = group * longsPerSumWord;
    for (int l = 0; l < lanes; l++) {
      excitatory[group * lanes + l] = (int) sumWord.get(sums, at, l * branches);
      if (branches == 2) {
        inhibitory[group * lanes + l] = (int) sumWord.get(sums, at, l * branches + 1);
      }
    }
  }

  /**
   * Writes one synapse.
   *
   * @param data {polarity, code}
   */
  void writeSynapse(int neuron, int input, int data) {
    boolean inhibiting = (data >> codeBits & 1) != 0;
    if (polarity == MramLifParameters.PER_SYNAPSE) {
      inhibits[input][neuron] = inhibiting;
    } else if (polarity == MramLifParameters.PER_INPUT) {
      setInputPolarity(input, inhibiting);
    }
    setCode(neuron, input, data << (32 - codeBits) >> (32 - codeBits));
  }

  private void setInputPolarity(int input, boolean inhibiting) {
    if (inputInhibits[input] != inhibiting) {
      int[] codes = IntStream.range(0, neurons).map(n -> code(n, input)).toArray();
      inputInhibits[input] = inhibiting;
      IntStream.range(0, neurons).forEach(n -> setCode(n, input, codes[n]));
    }
  }

  private boolean inhibits(int neuron, int input) {
    return polarity == MramLifParameters.PER_SYNAPSE
        ? inhibits[input][neuron]
        : inputInhibits[input];
  }

  private int code(int neuron, int input) {
    int index = neuron % lanes * branches;
    int at = neuron / lanes * longsPerSumWord;
    boolean inhibiting = inhibits(neuron, input);
    if (branches == 2) {
      return (int) sumWord.get(contributions[input], at, index + (inhibiting ? 1 : 0));
    }
    int difference = (int) sumWord.get(contributions[input], at, index);
    return inhibiting ? -difference : difference;
  }

  private void setCode(int neuron, int input, int code) {
    int index = neuron % lanes * branches;
    int at = neuron / lanes * longsPerSumWord;
    boolean inhibiting = inhibits(neuron, input);
    if (branches == 2) {
      sumWord.set(contributions[input], at, index, inhibiting ? 0 : code);
      sumWord.set(contributions[input], at, index + 1, inhibiting ? code : 0);
    } else {
      sumWord.set(contributions[input], at, index, inhibiting ? -code : code);
    }
  }

  /** {polarity, code} of one synapse. */
  int synapse(int neuron, int input) {
    int inhibiting = inhibits(neuron, input) ? 1 << codeBits : 0;
    return inhibiting | code(neuron, input) & (1 << codeBits) - 1;
  }

  @Override
  void clock(InputReader in) {
    boolean reset = !in.flag("rst_ni");
    int group = (int) in.get("group_i");
    int input = (int) in.get("input_i");
    if (!reset && in.flag("code_write_i")) {
      int neuron = group * lanes + (int) in.get("neuron_i") % lanes;
      writeSynapse(neuron, input, (int) in.get("code_data_i"));
    }
    long presented =
        in.flag("valid_i")
            ? Presented.of(
                group,
                false,
                in.flag("clear_i"),
                in.flag("finish_i"),
                in.flag("event_i"),
                false,
                input,
                0)
            : Presented.NOTHING;
    clock(reset, presented, in.flag("repeated_i"));
  }

  @Override
  void write(RecordWriter out) {
    out.putBits(written);
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    switch (name) {
      case "code_q" -> {
        var fields = new BitFields(contents);
        for (int i = 0; i < inputs; i++) {
          for (int n = 0; n < neurons; n++) {
            seekCode(fields, i, n);
            int code = fields.getSigned(codeBits);
            if (polarity == MramLifParameters.PER_SYNAPSE) {
              inhibits[i][n] = fields.get(1) != 0;
            }
            setCode(n, i, code);
          }
        }
      }
      case "polarity_q" -> {
        for (int i = 0; i < inputs && polarity == MramLifParameters.PER_INPUT; i++) {
          setInputPolarity(i, contents[i] != 0);
        }
      }
      case "sum_q" -> System.arraycopy(contents, 0, sums, 0, sums.length);
      default -> super.loadMemory(name, contents);
    }
  }

  @Override
  public long[] memory(String name) {
    return switch (name) {
      case "code_q" -> {
        long[] contents = new long[inputs * groups * longsPerCodeWord];
        var fields = new BitFields(contents);
        for (int i = 0; i < inputs; i++) {
          for (int n = 0; n < neurons; n++) {
            seekCode(fields, i, n);
            fields.put(synapse(n, i), laneCodeBits);
          }
        }
        yield contents;
      }
      case "polarity_q" -> {
        long[] contents = new long[polarity == MramLifParameters.PER_INPUT ? inputs : 1];
        for (int i = 0; i < contents.length; i++) {
          contents[i] = inputInhibits[i] ? 1 : 0;
        }
        yield contents;
      }
      case "sum_q" -> sums.clone();
      default -> super.memory(name);
    };
  }

  /** At the first lane of a word of codes. */
  private void seekCode(BitFields fields, int input, int neuron) {
    if (neuron % lanes == 0) {
      fields.seek((input * groups + neuron / lanes) * longsPerCodeWord);
    }
  }
}
