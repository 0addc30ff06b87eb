// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.sot;

import org.spintwin.experiment.UnequalModelsException;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.SotMlpModel;
import org.spintwin.harness.ChipStimulus;
import org.spintwin.harness.FiniteStimulus;
import org.spintwin.harness.LockstepResult;
import org.spintwin.harness.Toolchain;
import org.spintwin.harness.Variant;
import org.spintwin.harness.Verification;
import org.spintwin.harness.VerilatorBuild;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;
import org.spintwin.spec.SotMlpImage;

/** Samples on golden model and Verilog, in lockstep. */
public final class SotRun {
  private SotRun() {}

  /**
   * What came out.
   *
   * @param classes [sample]
   * @param scores [sample][neuron of the last layer]
   * @param clocksPerResult from result to result, the last two
   * @param clocks that were compared
   */
  public record Results(int[] classes, long[][] scores, long clocksPerResult, long clocks) {}

  /**
   * The results of samples, one after the other as fast as the chip takes them.
   *
   * @throws UnequalModelsException when the models differ in an output or in state at any clock
   */
  public static Results of(SotMlpImage image, long[][] samples, Toolchain tools) {
    GoldenChip chip = SotMlpModel.chip(image);
    Verification verification = Verification.of(chip);
    var library = verification.build(new VerilatorBuild(tools), Variant.FAST);
    FiniteStimulus stimulus = ChipStimulus.given(chip, samples);
    long clocks = stimulus.clocks();
    LockstepResult result = verification.run(library, stimulus, clocks, true, done -> {});
    UnequalModelsException.throwIf(result.difference());
    stimulus.restart();
    return golden(image, chip, stimulus, clocks, samples.length);
  }

  /** Of the golden model, which the Verilog was found to equal. */
  private static Results golden(
      SotMlpImage image, GoldenChip chip, FiniteStimulus stimulus, long clocks, int samples) {
    ClockedModel golden = chip.golden();
    RecordLayout layout = golden.compared();
    Signal valid = layout.signal("valid_o");
    Signal found = layout.signal("class_o");
    Signal scores = layout.signal("u_class.scores_o");
    int neurons = image.chip().neurons(image.chip().layers() - 1);
    long[] input = new long[golden.inputs().words()];
    long[] record = new long[layout.words()];
    int[] classes = new int[samples];
    long[][] sums = new long[samples][neurons];
    int next = 0;
    long last = 0;
    long between = 0;
    for (long clock = 0; clock < clocks && next < samples; clock++) {
      stimulus.fill(input, 1);
      golden.clock(input, 0, record, 0);
      if (valid.get(record, 0, 0) != 0) {
        classes[next] = (int) found.get(record, 0, 0);
        for (int n = 0; n < neurons; n++) {
          sums[next][n] = scores.get(record, 0, n);
        }
        between = clock - last;
        last = clock;
        next++;
      }
    }
    return new Results(classes, sums, between, clocks);
  }
}
