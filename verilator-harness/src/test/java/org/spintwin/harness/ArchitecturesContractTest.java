// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
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
 * -Dspintwin.firstSeed=S -Dspintwin.architectureChips=1} replays seed S. Each subclass has its
 * {@code seeds}.
 */
abstract class ArchitecturesContractTest {
  private static final long FIRST_SEED = Long.getLong("spintwin.firstSeed", 1);
  private static final int STEPS = 60;
  private static final int LARGEST = 40;

  /** What the chip does in the steps, as the model that is tested does them. */
  abstract Trace trace(TwinImage image, long seed);

  static LongStream allSeeds() {
    return LongStream.iterate(FIRST_SEED, s -> s + 1);
  }

  static int chips(int usual) {
    return Integer.getInteger("spintwin.architectureChips", usual);
  }

  static TwinImage draw(long seed) {
    return RandomMramLif.draw(seed, LARGEST);
  }

  @ParameterizedTest(name = "seed {0}")
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("seeds")
  void everyArchitectureDoesTheSameSteps(long seed) {
    TwinImage chip = draw(seed);
    System.out.println("seed " + seed + ": " + chip.parameters());
    // What the golden model of the parallel chip does is what all must do.
    Trace expected = goldenTrace(chip, seed);
    assertThat(expected.spikes()).hasSize(STEPS);
    assertThat(expected.states()).hasSize(STEPS);
    for (ArchitectureSpec architecture : architectures(chip.spec().array().neurons())) {
      Trace trace = trace(as(chip.spec(), architecture), seed);
      String name = "seed " + seed + ", " + architecture;
      assertThat(trace.spikes()).as(name).isEqualTo(expected.spikes());
      assertThat(trace.states()).as(name).isEqualTo(expected.states());
    }
  }

  static Trace goldenTrace(TwinImage image, long seed) {
    return trace(image, seed, MramLifModel.chip(image).golden());
  }

  /** What a model of the chip does, at clock 0 with its memories loaded. */
  static Trace trace(TwinImage image, long seed, ClockedModel model) {
    Architecture architecture = image.spec().architecture().kind();
    var packets = new StepPackets(image.spec().array().inputs(), STEPS, new SplittableRandom(seed));
    long ownSeed = seed * 10_007 + 4 * image.spec().architecture().lanes() + architecture.ordinal();
    return new StepBench(architecture, image.parameters(), model, ownSeed).run(packets);
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
