// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.device.TwinImages;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.MramLifModel;
import org.spintwin.harness.StepBench.Trace;
import org.spintwin.soak.RandomMramLif;
import org.spintwin.spec.Architecture;
import org.spintwin.spec.ArchitectureSpec;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.TwinImage;

/**
 * One chip file, every architecture and number of lanes: the same spikes and the same state in
 * every step, whatever the order of events, their repetitions and the stalls. {@code
 * -Dspintwin.firstSeed=S -Dspintwin.architectureChips=1} replays seed S.
 */
final class ArchitecturesTest {
  private static final long FIRST_SEED = Long.getLong("spintwin.firstSeed", 1);
  private static final int GOLDEN_CHIPS = Integer.getInteger("spintwin.architectureChips", 60);
  private static final int VERILOG_CHIPS =
      Integer.getInteger("spintwin.architectureChips", Boolean.getBoolean("spintwin.full") ? 8 : 3);
  private static final int STEPS = 60;
  private static final int LARGEST = 40;

  static LongStream goldenSeeds() {
    return LongStream.iterate(FIRST_SEED, s -> s + 1).limit(GOLDEN_CHIPS);
  }

  /** Chips that can have several lanes; those that cannot are in the tests of random chips. */
  static LongStream verilogSeeds() {
    return LongStream.iterate(FIRST_SEED, s -> s + 1)
        .filter(s -> RandomMramLif.draw(s, LARGEST).spec().array().neurons() % 4 == 0)
        .limit(VERILOG_CHIPS);
  }

  @ParameterizedTest(name = "seed {0}")
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("goldenSeeds")
  void goldenModelsDoTheSameSteps(long seed) {
    assertAllEqual(seed, false);
  }

  @ParameterizedTest(name = "seed {0}")
  @Execution(ExecutionMode.CONCURRENT)
  @RequiresTool("verilator")
  @MethodSource("verilogSeeds")
  void verilogDoesTheSameSteps(long seed) {
    assertAllEqual(seed, true);
  }

  /** Silent chips would agree whatever they do. */
  @Test
  void mostOfTheseChipsSpike() {
    long spiking =
        goldenSeeds()
            .filter(
                seed -> {
                  TwinImage image = RandomMramLif.draw(seed, LARGEST);
                  return trace(image, seed, false).spikes().stream().anyMatch(s -> !s.isEmpty());
                })
            .count();
    assertThat(spiking).isGreaterThanOrEqualTo(GOLDEN_CHIPS * 2L / 3);
  }

  private static void assertAllEqual(long seed, boolean verilog) {
    TwinImage chip = RandomMramLif.draw(seed, LARGEST);
    System.out.println("seed " + seed + ": " + chip.parameters());
    // What the golden model of the parallel chip does is what all must do.
    Trace expected = trace(chip, seed, false);
    assertThat(expected.spikes()).hasSize(STEPS);
    assertThat(expected.states()).hasSize(STEPS);
    for (ArchitectureSpec architecture : architectures(chip.spec().array().neurons())) {
      Trace trace = trace(as(chip.spec(), architecture), seed, verilog);
      String name = "seed " + seed + ", " + architecture;
      assertThat(trace.spikes()).as(name).isEqualTo(expected.spikes());
      assertThat(trace.states()).as(name).isEqualTo(expected.states());
    }
  }

  private static Trace trace(TwinImage image, long seed, boolean verilog) {
    Architecture architecture = image.spec().architecture().kind();
    var packets = new StepPackets(image.spec().array().inputs(), STEPS, new SplittableRandom(seed));
    long ownSeed = seed * 10_007 + 4 * image.spec().architecture().lanes() + architecture.ordinal();
    if (!verilog) {
      ClockedModel golden = MramLifModel.chip(image).golden();
      return new StepBench(architecture, image.parameters(), golden, ownSeed).run(packets);
    }
    var verification = Verification.of(MramLifModel.chip(image));
    var build = new VerilatorBuild(Toolchain.find(System.getenv()));
    try (VerilatedModel model = verification.open(verification.build(build, Variant.FAST))) {
      return new StepBench(architecture, image.parameters(), model, ownSeed).run(packets);
    }
  }

  private static List<ArchitectureSpec> architectures(int neurons) {
    List<ArchitectureSpec> all = new ArrayList<>();
    all.add(ArchitectureSpec.of(Architecture.PARALLEL));
    all.add(ArchitectureSpec.of(Architecture.PARALLEL_AXI));
    for (int lanes = 1; neurons % lanes == 0; lanes *= 2) {
      all.add(new ArchitectureSpec(Architecture.FOLDED, lanes, 16, 8, true, false, false));
    }
    return all;
  }

  private static TwinImage as(ChipSpec chip, ArchitectureSpec architecture) {
    ChipSpec spec = chip.with(architecture);
    return TwinImages.of(spec, TwinImages.randomLevels(spec), null);
  }
}
