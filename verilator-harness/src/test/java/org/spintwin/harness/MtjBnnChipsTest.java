// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.GoldenChip;
import org.spintwin.soak.RandomMtjBnn;
import org.spintwin.spec.RecordLayout.Signal;

/**
 * Golden model and Verilog of {@code mtj-bnn} chips at every clock: random legal sizes, states,
 * codes, samples, writes, reads and resets. {@code -Dspintwin.full=true} for more of them; {@code
 * -Dspintwin.firstSeed=S -Dspintwin.mtjChips=1} replays seed S.
 */
@RequiresTool("verilator")
@Execution(ExecutionMode.CONCURRENT)
final class MtjBnnChipsTest {
  private static final long FIRST_SEED = Long.getLong("spintwin.firstSeed", 1);
  private static final long CHIPS =
      Long.getLong("spintwin.mtjChips", Boolean.getBoolean("spintwin.full") ? 80 : 6);
  private static final long CLOCKS = Long.getLong("spintwin.clocks", 20_000);

  static LongStream seeds() {
    return LongStream.range(FIRST_SEED, FIRST_SEED + CHIPS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void verilogEqualsGoldenModelAtEveryClock(long seed) {
    verify(RandomMtjBnn.draw(seed), seed);
  }

  @Test
  void theDefaultChipEqualsItsGoldenModelForSeveralContents() {
    for (long seed = 1; seed <= 3; seed++) {
      verify(MtjBnnChips.standard(seed), seed);
    }
  }

  @Test
  void theSmallestChipEqualsItsGoldenModel() {
    verify(MtjBnnChips.smallest(), 1);
  }

  private static void verify(GoldenChip chip, long seed) {
    System.out.println("seed " + seed + ": " + chip.design().parameters());
    ChipTwins.assertEqual(chip, seed, CLOCKS);
  }

  /** A comparison of chips that answer nothing would prove little. */
  @Test
  void theStimulusGivesAllClassesAndHiddenBitsAndFailedWrites() {
    GoldenChip chip = MtjBnnChips.standard(1);
    ClockedModel golden = chip.golden();
    Signal valid = golden.compared().signal("valid_o");
    Signal winner = golden.compared().signal("class_o");
    Signal hidden = golden.compared().signal("hidden_o");
    Signal answered = golden.compared().signal("state_valid_o");
    Stimulus stimulus = ChipStimulus.random(chip, 1);
    long[] inputs = new long[golden.inputs().words()];
    long[] record = new long[golden.compared().words()];
    BitSet classes = new BitSet();
    BitSet patterns = new BitSet();
    int samples = 0;
    int answers = 0;
    for (int clock = 0; clock < CLOCKS; clock++) {
      stimulus.fill(inputs, 1);
      golden.clock(inputs, 0, record, 0);
      if (valid.get(record, 0, 0) != 0) {
        samples++;
        classes.set((int) winner.get(record, 0, 0));
        patterns.set((int) record[hidden.offset()]);
      }
      answers += (int) answered.get(record, 0, 0);
    }
    assertThat(samples).isGreaterThan(500);
    assertThat(answers).isGreaterThan(1000);
    assertThat(classes.cardinality()).isEqualTo(3);
    assertThat(patterns.cardinality()).isGreaterThanOrEqualTo(8);
  }
}
