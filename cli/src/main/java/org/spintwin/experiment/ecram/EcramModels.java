// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.ecram;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.spintwin.device.EcramCells;
import org.spintwin.experiment.UnequalModelsException;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.EcramModel;
import org.spintwin.golden.EcramSteps;
import org.spintwin.golden.GoldenChip;
import org.spintwin.harness.ChipStimulus;
import org.spintwin.harness.FiniteStimulus;
import org.spintwin.harness.Lockstep;
import org.spintwin.harness.LockstepResult;
import org.spintwin.harness.Toolchain;
import org.spintwin.harness.Variant;
import org.spintwin.harness.Verification;
import org.spintwin.harness.VerilatedModel;
import org.spintwin.harness.VerilatorBuild;
import org.spintwin.spec.EcramChip;

/**
 * Golden model and Verilog in lockstep, every output and all state at every clock, and the model
 * without clocks beside them. Safe for many threads.
 */
public final class EcramModels {
  private static final String LEVELS = "u_row_array.code_q";

  private final VerilatorBuild build;
  private final AtomicLong clocks = new AtomicLong();

  public EcramModels(Toolchain tools) {
    build = new VerilatorBuild(tools);
  }

  /** Clocks compared so far. */
  public long clocks() {
    return clocks.get();
  }

  /** A chip with those levels, [neuron][input]. */
  public static GoldenChip chip(EcramChip spec, int[][] levels) {
    EcramCells cells = new EcramCells(spec);
    return new EcramModel().chip(spec.name(), cells.parameters(levels), cells.memories(levels));
  }

  /** A sample as a stimulus takes it. */
  public static long[] sample(int[] values, int label, boolean train) {
    long[] sample = new long[values.length + 2];
    for (int i = 0; i < values.length; i++) {
      sample[i] = values[i];
    }
    sample[values.length] = label;
    sample[values.length + 1] = train ? 1 : 0;
    return sample;
  }

  /**
   * Gives samples to golden model and Verilog.
   *
   * @param samples made by {@link #sample}; the last one must not train, so that all levels stand
   *     when it has its result
   * @param expected the model without clocks after the same samples
   * @return clocks that were compared
   * @throws UnequalModelsException when any of the three differ, in anything or in the levels they
   *     end with
   */
  public long run(GoldenChip chip, long[][] samples, EcramSteps expected) {
    Verification verification = Verification.of(chip);
    FiniteStimulus stimulus = ChipStimulus.given(chip, samples);
    long count = stimulus.clocks();
    stimulus.restart();
    ClockedModel golden = verification.golden();
    try (VerilatedModel rtl = verification.open(verification.build(build, Variant.FAST))) {
      LockstepResult result = new Lockstep(golden, rtl, stimulus, false).run(count, done -> {});
      clocks.addAndGet(result.clocks());
      UnequalModelsException.throwIf(result.difference());
      if (!Arrays.equals(rtl.memory(LEVELS), expected.memory())) {
        throw new UnequalModelsException("levels of the Verilog are not those without clocks");
      }
      return result.clocks();
    }
  }
}
