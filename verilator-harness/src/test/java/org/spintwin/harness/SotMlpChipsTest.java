// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.golden.GoldenChip;
import org.spintwin.soak.RandomPerceptrons;

/**
 * Golden model and Verilog of perceptrons, at every clock over random legal chips, each with
 * several contents of its memories and random inputs. {@code -Dspintwin.full=true} for the long
 * campaign; {@code -Dspintwin.firstSeed=S -Dspintwin.perceptrons=1} replays seed S.
 */
@RequiresTool("verilator")
final class SotMlpChipsTest {
  private static final boolean FULL = Boolean.getBoolean("spintwin.full");
  private static final long FIRST_SEED = Long.getLong("spintwin.firstSeed", 1);
  private static final long CHIPS = Long.getLong("spintwin.perceptrons", FULL ? 60 : 4);
  private static final long CONTENTS = 3;
  private static final long CLOCKS = 4_000;

  static LongStream seeds() {
    return LongStream.range(FIRST_SEED, FIRST_SEED + CHIPS);
  }

  @ParameterizedTest(name = "seed {0}")
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("seeds")
  void pipelinedVerilogEqualsTheGoldenModelAtEveryClock(long seed) {
    verify(RandomPerceptrons.draw(seed, false), seed);
  }

  @ParameterizedTest(name = "seed {0}")
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("seeds")
  void foldedVerilogEqualsTheGoldenModelAtEveryClock(long seed) {
    verify(RandomPerceptrons.draw(seed, true), seed);
  }

  private static void verify(GoldenChip chip, long seed) {
    System.out.println("seed " + seed + ": " + chip.design().parameters());
    VerilatedLibrary library =
        Verification.of(chip).build(new VerilatorBuild(Fixtures.tools()), Variant.FAST);
    for (long contents = 0; contents < CONTENTS; contents++) {
      var parameters = chip.design().parameters();
      var memories = chip.model().randomMemories(parameters, seed + 1000 * contents);
      GoldenChip other = chip.model().chip(chip.design().name(), parameters, memories);
      LockstepResult result =
          Verification.of(other)
              .run(library, ChipStimulus.random(other, seed + contents), CLOCKS, false, c -> {});
      assertThat(result.mismatch()).as("seed %d, contents %d", seed, contents).isEmpty();
      assertThat(result.memoryMismatch()).isEmpty();
      assertThat(result.clocks()).isEqualTo(CLOCKS);
    }
  }
}
