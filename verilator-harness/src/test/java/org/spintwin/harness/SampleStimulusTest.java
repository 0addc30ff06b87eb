// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spintwin.golden.ChipModel;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.GoldenChip;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.Expr;
import org.spintwin.spec.Port;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;
import org.spintwin.spec.TopSpec;

/** Samples and random ports, on a top that takes three numbers of 5 bits and a label. */
final class SampleStimulusTest {
  private static final TopSpec TOP =
      new TopSpec(
          new BlockSpec(
              "taker",
              "Takes samples now and then.",
              List.of(),
              List.of(),
              List.of(),
              List.of(
                  Port.input("clk_i", "1", ""),
                  Port.input("rst_ni", "1", ""),
                  Port.input("valid_i", "1", ""),
                  Port.inputs("values_i", "3", "5", ""),
                  Port.input("label_i", "2", ""),
                  Port.output("ready_o", "1", ""),
                  Port.output("valid_o", "1", "")),
              List.of(),
              List.of()),
          List.of(),
          "valid_o",
          Expr.of(1),
          "");

  /** Is ready on every third clock after a sample, and writes down what it takes. */
  private static final class Taker implements ClockedModel {
    private final List<List<Long>> taken;
    private boolean ready;
    private int busy;

    Taker(List<List<Long>> taken) {
      this.taken = taken;
    }

    @Override
    public RecordLayout inputs() {
      return TOP.inputs(Map.of());
    }

    @Override
    public RecordLayout compared() {
      return TOP.compared(Map.of());
    }

    @Override
    public void clock(long[] in, int inputBase, long[] record, int recordBase) {
      RecordLayout inputs = inputs();
      boolean reset = get(inputs, "rst_ni", in, inputBase) == 0;
      boolean take = !reset && ready && get(inputs, "valid_i", in, inputBase) != 0;
      if (take) {
        long packed = get(inputs, "values_i", in, inputBase);
        taken.add(
            List.of(
                packed & 31,
                packed >> 5 & 31,
                packed >> 10 & 31,
                get(inputs, "label_i", in, inputBase)));
      }
      busy = reset || take ? 2 : Math.max(0, busy - 1);
      ready = busy == 0;
      compared().signal("ready_o").set(record, recordBase, 0, ready ? 1 : 0);
      compared().signal("valid_o").set(record, recordBase, 0, take ? 1 : 0);
    }

    private static long get(RecordLayout layout, String name, long[] record, int base) {
      return layout.signal(name).get(record, base, 0);
    }

    @Override
    public List<MemoryShape> memories() {
      return List.of();
    }

    @Override
    public void loadMemory(String name, long[] contents) {
      throw new IllegalArgumentException(name);
    }

    @Override
    public long[] memory(String name) {
      throw new IllegalArgumentException(name);
    }
  }

  /** The samples that models have taken. */
  private final List<List<Long>> taken = new ArrayList<>();

  private GoldenChip chip() {
    return new ChipModel() {
      @Override
      public TopSpec top() {
        return TOP;
      }

      @Override
      public ClockedModel golden(Map<String, Long> parameters) {
        return new Taker(taken);
      }

      @Override
      public List<String> samplePorts() {
        return List.of("values_i", "label_i");
      }
    }.chip("taker", Map.of(), Map.of());
  }

  @Test
  void everySampleIsTakenOnceAndInOrder() {
    FiniteStimulus stimulus =
        ChipStimulus.given(chip(), new long[][] {{1, 2, 3, 2}, {31, 0, 31}, {4, 5, 6, 3}});
    long clocks = stimulus.clocks();
    taken.clear();
    stimulus.fill(new long[(int) clocks * TOP.inputs(Map.of()).words()], (int) clocks);
    assertThat(taken)
        .containsExactly(
            List.of(1L, 2L, 3L, 2L), List.of(31L, 0L, 31L, 0L), List.of(4L, 5L, 6L, 3L));
  }

  @Test
  void theSameSamplesComeAgainAfterARestart() {
    Stimulus stimulus = SampleStimulus.endless(chip(), 7);
    long[] first = filled(stimulus);
    stimulus.restart();
    assertThat(filled(stimulus)).isEqualTo(first);
    assertThat(taken).hasSizeGreaterThan(1000);
    assertThat(taken).anySatisfy(s -> assertThat(s.subList(0, 3)).contains(31L));
  }

  @Test
  void randomPortsReachTheEndsOfEveryRangeAndRepeat() {
    Stimulus stimulus = ChipStimulus.random(chip(), 11);
    long[] first = filled(stimulus);
    stimulus.restart();
    long[] again = new long[first.length];
    int words = TOP.inputs(Map.of()).words();
    for (int c = 0; c < first.length / words; c++) {
      long[] one = new long[words];
      stimulus.fill(one, 1);
      System.arraycopy(one, 0, again, c * words, words);
    }
    assertThat(again).isEqualTo(first);
    for (Signal signal : TOP.inputs(Map.of()).signals()) {
      boolean[] found = new boolean[1 << signal.bits()];
      for (int c = 0; c < first.length / words; c++) {
        found[(int) signal.get(first, c * words, 0)] = true;
      }
      assertThat(found[0]).as(signal.name()).isTrue();
      assertThat(found[found.length - 1]).as(signal.name()).isTrue();
    }
  }

  private static long[] filled(Stimulus stimulus) {
    int clocks = 20_000;
    long[] inputs = new long[clocks * TOP.inputs(Map.of()).words()];
    stimulus.fill(inputs, clocks);
    return inputs;
  }
}
