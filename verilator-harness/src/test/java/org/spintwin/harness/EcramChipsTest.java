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
import org.spintwin.soak.RandomEcram;

/**
 * Golden model and Verilog of {@code ecram} chips at every clock: random legal sizes, levels,
 * columns, devices, samples to infer and to train with, writes and resets. {@code
 * -Dspintwin.full=true} for more of them; {@code -Dspintwin.firstSeed=S -Dspintwin.ecramChips=1}
 * replays seed S.
 */
@RequiresTool("verilator")
@Execution(ExecutionMode.CONCURRENT)
final class EcramChipsTest {
  private static final long FIRST_SEED = Long.getLong("spintwin.firstSeed", 1);
  private static final long CHIPS =
      Long.getLong("spintwin.ecramChips", Boolean.getBoolean("spintwin.full") ? 60 : 8);
  private static final long CLOCKS = Long.getLong("spintwin.clocks", 20_000);

  static LongStream seeds() {
    return LongStream.range(FIRST_SEED, FIRST_SEED + CHIPS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void verilogEqualsGoldenModelAtEveryClock(long seed) {
    GoldenChip chip = RandomEcram.draw(seed);
    System.out.println("seed " + seed + ": " + chip.design().parameters());
    ChipTwins.assertEqual(chip, seed, CLOCKS);
  }

  @Test
  void aChipWithAllImpairmentsTrainsAsItsGoldenModelFromSeveralContents() {
    for (long seed = 1; seed <= 3; seed++) {
      ChipTwins.assertEqual(EcramChips.noisy(seed), seed, CLOCKS);
    }
  }

  @Test
  void theSmallestChipEqualsItsGoldenModel() {
    ChipTwins.assertEqual(EcramChips.least(), 1, CLOCKS);
  }

  /** A comparison of chips that do nothing would prove little. */
  @Test
  void theStimulusReachesAllStatesAndClassesAndCorrections() {
    GoldenChip chip = EcramChips.noisy(1);
    ClockedModel golden = chip.golden();
    Stimulus stimulus = ChipStimulus.random(chip, 1);
    long[] inputs = new long[golden.inputs().words()];
    long[] record = new long[golden.compared().words()];
    BitSet states = new BitSet();
    BitSet classes = new BitSet();
    BitSet tries = new BitSet();
    BitSet slots = new BitSet();
    for (int clock = 0; clock < CLOCKS; clock++) {
      stimulus.fill(inputs, 1);
      golden.clock(inputs, 0, record, 0);
      states.set(read(golden, "u_ecram_control.state_q", record));
      tries.set(read(golden, "u_ecram_control.tries_q", record));
      slots.set(read(golden, "u_ecram_control.slot_q", record));
      if (read(golden, "valid_o", record) != 0) {
        classes.set(read(golden, "class_o", record));
      }
    }
    assertThat(states.cardinality()).isEqualTo(8);
    assertThat(classes.cardinality()).isEqualTo(3);
    assertThat(tries.cardinality()).isEqualTo(3);
    assertThat(slots.cardinality()).isEqualTo(2);
  }

  private static int read(ClockedModel golden, String signal, long[] record) {
    return (int) golden.compared().signal(signal).get(record, 0, 0);
  }
}
