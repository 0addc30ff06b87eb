// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.GoldenChip;
import org.spintwin.soak.RandomTsPcm;
import org.spintwin.spec.RecordLayout;

/**
 * Golden model and Verilog of ts-pcm chips, at every clock over random legal parameters, cells and
 * inputs. {@code -Dspintwin.firstSeed=S -Dspintwin.tsPcmChips=1} replays seed S.
 */
@RequiresTool("verilator")
final class TsPcmChipsTest {
  private static final boolean FULL = Boolean.getBoolean("spintwin.full");
  private static final long FIRST_SEED = Long.getLong("spintwin.firstSeed", 1);
  private static final long CHIPS = Long.getLong("spintwin.tsPcmChips", FULL ? 100 : 10);
  private static final int POPULATIONS = 3;
  private static final long CLOCKS = 6000;
  private static final long MANY_CLOCKS = 40_000;

  static LongStream seeds() {
    return LongStream.range(FIRST_SEED, FIRST_SEED + CHIPS);
  }

  @ParameterizedTest(name = "seed {0}")
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("seeds")
  void verilogEqualsGoldenModelAtEveryClock(long seed) {
    Map<String, Long> parameters = RandomTsPcm.parameters(seed);
    System.out.println("seed " + seed + ": " + parameters);
    for (int p = 0; p < POPULATIONS; p++) {
      ChipTwins.assertEqual(RandomTsPcm.chip(parameters, seed + p), seed + p, CLOCKS);
    }
  }

  @Test
  void verilogWithEveryOptionEqualsGoldenModel() {
    ChipTwins.assertEqual(TsPcmChips.everything(), 7, MANY_CLOCKS);
  }

  /** A comparison of cells at rest would prove nothing. */
  @Test
  void theRandomInputsMoveEveryBitOfOutputsAndState() {
    GoldenChip chip = TsPcmChips.everything();
    ClockedModel golden = chip.golden();
    RecordLayout layout = golden.compared();
    Stimulus stimulus = ChipStimulus.random(chip, 7);
    long[] input = new long[golden.inputs().words()];
    long[] record = new long[layout.words()];
    long[] seen = new long[layout.words()];
    long[] zeros = new long[layout.words()];
    for (long clock = 0; clock < MANY_CLOCKS; clock++) {
      stimulus.fill(input, 1);
      golden.clock(input, 0, record, 0);
      for (int w = 0; w < seen.length; w++) {
        seen[w] |= record[w];
        zeros[w] |= ~record[w];
      }
    }
    for (RecordLayout.Signal signal : layout.signals()) {
      long moved = 0;
      for (int i = 0; i < signal.elements(); i++) {
        moved |= signal.get(seen, 0, i) & signal.get(zeros, 0, i);
      }
      assertThat(moved).as("bits of %s", signal.name()).isEqualTo(-1L >>> -signal.width());
    }
  }
}
