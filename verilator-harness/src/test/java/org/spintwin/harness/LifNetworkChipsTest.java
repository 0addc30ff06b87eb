// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.golden.GoldenChip;
import org.spintwin.soak.RandomNetworks;

/**
 * Golden model and Verilog of networks of layers, at every clock over random legal networks with
 * random inputs and resets. {@code -Dspintwin.full=true} for the long campaign; {@code
 * -Dspintwin.firstSeed=S -Dspintwin.networks=1} replays seed S.
 */
@RequiresTool("verilator")
final class LifNetworkChipsTest {
  private static final boolean FULL = Boolean.getBoolean("spintwin.full");
  private static final long FIRST_SEED = Long.getLong("spintwin.firstSeed", 0);
  private static final long NETWORKS = Long.getLong("spintwin.networks", 1);
  private static final long CONTENTS = FULL ? 5 : 2;
  private static final long CLOCKS = FULL ? 60_000 : 15_000;

  static LongStream seeds() {
    if (FIRST_SEED > 0) {
      return LongStream.range(FIRST_SEED, FIRST_SEED + NETWORKS);
    }
    // Those of the plain run together have chains, own answers, delays, readouts as sources, all
    // kinds of synapse, one result and several, and lanes that do not divide the neurons.
    return FULL ? LongStream.rangeClosed(1, 80) : LongStream.of(4, 13, 16);
  }

  @ParameterizedTest(name = "seed {0}")
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("seeds")
  void verilogEqualsTheGoldenModelAtEveryClock(long seed) {
    GoldenChip chip = RandomNetworks.chip(RandomNetworks.draw(seed));
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
      assertThat(result.memoryMismatch()).as("seed %d, contents %d", seed, contents).isEmpty();
      assertThat(result.clocks()).isEqualTo(CLOCKS);
    }
  }
}
