// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.golden.MramLifModel;
import org.spintwin.soak.RandomMramLif;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.TwinImage;

/**
 * Golden model and Verilog of the chips with AXI ports, at every clock over random legal chips,
 * random events, stalls, register traffic and resets; the rules of AXI hold throughout. {@code
 * -Dspintwin.streamChips=1000} for the long campaign; {@code -Dspintwin.firstSeed=S
 * -Dspintwin.streamChips=1} replays seed S.
 */
@RequiresTool("verilator")
final class StreamChipsTest {
  private static final long FIRST_SEED = Long.getLong("spintwin.firstSeed", 1);
  private static final long FOLDED_CHIPS = Long.getLong("spintwin.streamChips", 80);
  private static final long PARALLEL_CHIPS = Long.getLong("spintwin.streamChips", 20);
  private static final long CLOCKS = Long.getLong("spintwin.clocks", 12_000);
  private static final int LARGEST = 128;

  /** A sweep over as many groups after reset, twice, the pipeline, and the answer. */
  private static final int MOST_CLOCKS = 2 * LARGEST + 20;

  static LongStream foldedSeeds() {
    return LongStream.range(FIRST_SEED, FIRST_SEED + FOLDED_CHIPS);
  }

  static LongStream parallelSeeds() {
    return LongStream.range(FIRST_SEED, FIRST_SEED + PARALLEL_CHIPS);
  }

  @ParameterizedTest(name = "seed {0}")
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("foldedSeeds")
  void foldedVerilogEqualsGoldenModelAtEveryClock(long seed) {
    verify(Architecture.FOLDED, seed);
  }

  @ParameterizedTest(name = "seed {0}")
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("parallelSeeds")
  void parallelVerilogEqualsGoldenModelAtEveryClock(long seed) {
    verify(Architecture.PARALLEL_AXI, seed);
  }

  private static void verify(Architecture architecture, long seed) {
    TwinImage image = RandomMramLif.draw(seed, LARGEST, architecture);
    System.out.println("seed " + seed + ": " + image.parameters());
    var verification = Verification.of(MramLifModel.chip(image));
    var library =
        verification.build(new VerilatorBuild(Toolchain.find(System.getenv())), Variant.FAST);
    Stimulus stimulus = ChipStimulus.random(MramLifModel.chip(image), seed);
    LockstepResult result;
    try (VerilatedModel model = verification.open(library)) {
      var golden = new AxiRules(verification.golden(), MOST_CLOCKS);
      result = new Lockstep(golden, model, stimulus, false).run(CLOCKS);
    }
    assertThat(result.mismatch()).isEmpty();
    assertThat(result.memoryMismatch()).isEmpty();
    assertThat(result.clocks()).isEqualTo(CLOCKS);
  }
}
