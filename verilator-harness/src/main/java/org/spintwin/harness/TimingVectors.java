// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.MramLifModel;
import org.spintwin.rtl.TestVectors;
import org.spintwin.spec.RecordLayout.Signal;

/** A short run of a golden model that shows how the chip is spoken to, for a timing diagram. */
public final class TimingVectors {
  private static final int RESULTS = 2;
  private static final int FIRST_TRY = 64;
  private static final long SEED = 1;

  private TimingVectors() {}

  /**
   * Clocks from a reset until two results or more are out, of steps whose first has spikes of the
   * first and the last input, or of random samples, as fast as they are taken. Steps of a chip that
   * are timed by its clock end with their events here.
   */
  public static TestVectors of(GoldenChip chip) {
    GoldenChip shown = chip;
    Map<String, Long> parameters = new LinkedHashMap<>(chip.design().parameters());
    if (parameters.replace("INIT_STEP_MODE", 0L) != null) {
      var design = chip.design().with(parameters, chip.design().memories());
      shown = new GoldenChip(design, chip.model());
    }
    Stimulus stimulus =
        chip.model() instanceof MramLifModel
            ? ChipStimulus.given(shown, steps(shown))
            : SampleStimulus.endless(shown, SEED);
    int clocks = FIRST_TRY;
    TestVectors run = RecordedVectors.record(shown.golden(), stimulus, clocks);
    while (results(run, chip.design().top().step()) < RESULTS) {
      clocks *= 2;
      run = RecordedVectors.record(shown.golden(), stimulus, clocks);
    }
    return run;
  }

  private static long results(TestVectors run, String step) {
    Signal done = run.compared().signal(step);
    int words = run.compared().words();
    return IntStream.range(0, run.clocks())
        .filter(c -> done.get(run.expected(), c * words, 0) != 0)
        .count();
  }

  private static long[][] steps(GoldenChip chip) {
    int inputs = chip.design().values().get("INPUTS").intValue();
    long[][] steps = new long[RESULTS][(inputs + 63) / 64];
    steps[0][0] = 1;
    steps[0][(inputs - 1) / 64] |= 1L << (inputs - 1);
    return steps;
  }
}
