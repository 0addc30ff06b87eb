// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.golden.MramLifModel;
import org.spintwin.rtl.TestVectors;
import org.spintwin.soak.RandomMramLif;
import org.spintwin.spec.TwinImage;

/**
 * Golden model and Verilog at every clock over random legal chips. {@code -Dspintwin.chips=300} for
 * the long campaign; {@code -Dspintwin.firstSeed=S -Dspintwin.chips=1} replays seed S.
 */
@RequiresTool("verilator")
@Execution(ExecutionMode.CONCURRENT)
final class RandomChipsTest {
  private static final long FIRST_SEED = Long.getLong("spintwin.firstSeed", 1);
  private static final long CHIPS = Long.getLong("spintwin.chips", 60);
  private static final long CLOCKS = Long.getLong("spintwin.clocks", 20_000);
  private static final int LARGEST = 128;

  static LongStream seeds() {
    return LongStream.range(FIRST_SEED, FIRST_SEED + CHIPS);
  }

  /** A comparison of silent chips would prove little. */
  @Test
  void mostRandomChipsSpikeAndManySaturate() {
    int chips = 60;
    int spiking = 0;
    int saturating = 0;
    for (long seed = 1; seed <= chips; seed++) {
      var golden = MramLifModel.chip(RandomMramLif.draw(seed, 32)).golden();
      TestVectors run = RecordedVectors.record(golden, stimulus(seed), 4000);
      spiking += ever(run, "spikes_o") ? 1 : 0;
      saturating += ever(run, "u_register_file.saturated_steps_q") ? 1 : 0;
    }
    assertThat(spiking).as("chips of %d that spike", chips).isGreaterThanOrEqualTo(54);
    assertThat(saturating).as("chips of %d that saturate", chips).isGreaterThanOrEqualTo(30);
  }

  private static RandomStimulus stimulus(long seed) {
    return new RandomStimulus(RandomMramLif.draw(seed, 32).parameters(), seed);
  }

  /** Whether a signal is ever anything but 0. */
  private static boolean ever(TestVectors run, String name) {
    var signal = run.compared().signal(name);
    int words = run.compared().words();
    return IntStream.range(0, run.clocks())
        .anyMatch(
            clock ->
                IntStream.range(0, signal.words())
                    .anyMatch(w -> run.expected()[clock * words + signal.offset() + w] != 0));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void verilogEqualsGoldenModelAtEveryClock(long seed) {
    TwinImage image = RandomMramLif.draw(seed, LARGEST);
    System.out.println("seed " + seed + ": " + image.parameters());
    var verification = Verification.of(MramLifModel.chip(image));
    var library =
        verification.build(new VerilatorBuild(Toolchain.find(System.getenv())), Variant.FAST);
    var stimulus = new RandomStimulus(verification.chip().design().parameters(), seed);
    LockstepResult result = verification.run(library, stimulus, CLOCKS, false, done -> {});
    assertThat(result.mismatch()).isEmpty();
    assertThat(result.memoryMismatch()).isEmpty();
    assertThat(result.clocks()).isEqualTo(CLOCKS);
  }
}
