// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.spintwin.golden.StepCounter;
import org.spintwin.harness.ChipStimulus;
import org.spintwin.harness.Lockstep;
import org.spintwin.harness.LockstepResult;
import org.spintwin.harness.Mismatch;
import org.spintwin.harness.MismatchWindow;
import org.spintwin.harness.Stimulus;
import org.spintwin.harness.Variant;
import org.spintwin.harness.Verification;
import org.spintwin.harness.VerilatedModel;
import org.spintwin.kind.StepInput;
import org.spintwin.report.Plot;
import org.spintwin.spec.RecordLayout;

/** One comparison as the user asked for it, and what can be told of it afterwards. */
final class VerifyRun {
  private final Verification verification;
  private final Replay plan;
  private final StepInput given;
  private final StepCounter golden;
  private final Stimulus stimulus;

  /**
   * @param given inputs to apply; null for the random stimulus
   */
  VerifyRun(Verification verification, Replay plan, StepInput given) {
    this.verification = verification;
    this.plan = plan;
    this.given = given;
    golden = golden();
    stimulus =
        given == null
            ? ChipStimulus.random(verification.chip(), plan.seed())
            : ChipStimulus.given(verification.chip(), given.steps());
  }

  private StepCounter golden() {
    return new StepCounter(verification.golden(), verification.chip().design().top().step());
  }

  LockstepResult compare(VerilatedModel rtl, Console.Stage stage) {
    return new Lockstep(golden, rtl, stimulus, false).run(plan.cycles(), stage::done);
  }

  /** Steps that the golden model has completed. */
  long steps() {
    return golden.steps();
  }

  int signals() {
    return golden.compared().signals().size();
  }

  RecordLayout inputs() {
    return golden.inputs();
  }

  /** What the golden model held before a clock, and how many steps it had completed. */
  record Before(RecordLayout layout, long[] record, long steps) {}

  /** Runs the golden model again from the start. */
  Before before(long clock) {
    StepCounter again = golden();
    long[] input = new long[again.inputs().words()];
    long[] record = new long[again.compared().words()];
    stimulus.restart();
    for (long c = 0; c < clock; c++) {
      stimulus.fill(input, 1);
      again.clock(input, 0, record, 0);
    }
    return new Before(again.compared(), record, again.steps());
  }

  Stimulus stimulus() {
    return stimulus;
  }

  /**
   * The signals around a mismatch; null where only a memory differs, which no clock shows.
   *
   * @param neuron that it is of; -1 for none
   * @param rtl gives the Verilog at clock 0
   */
  Plot waves(LockstepResult result, int neuron, Supplier<VerilatedModel> rtl) {
    if (result.mismatch().isEmpty()) {
      return null;
    }
    Mismatch mismatch = result.mismatch().get();
    try (VerilatedModel model = rtl.get()) {
      return WaveWindow.of(verification.golden(), model, stimulus, mismatch.clock())
          .plot(mismatch, verification.chip().design().top().step(), neuron);
    }
  }

  /**
   * Leaves behind what explains and repeats a mismatch.
   *
   * @param rtl built as {@link Variant#TRACE}
   */
  void leaveBehind(VerilatedModel rtl, long clock, Path folder) throws IOException {
    MismatchWindow.write(rtl, stimulus, clock, folder);
    plan.upTo(clock + 1).write(folder.resolve(Replay.FILE));
    if (given != null) {
      given.write(folder.resolve(plan.input()));
    }
  }
}
