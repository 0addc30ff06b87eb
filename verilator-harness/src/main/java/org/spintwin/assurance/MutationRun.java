// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import java.util.List;
import java.util.function.LongConsumer;
import org.spintwin.harness.ChipStimulus;
import org.spintwin.harness.Lockstep;
import org.spintwin.harness.LockstepResult;
import org.spintwin.harness.RtlStoppedException;
import org.spintwin.harness.Stimulus;
import org.spintwin.harness.Verification;
import org.spintwin.harness.VerilatedLibrary;
import org.spintwin.harness.VerilatedModel;

/**
 * Mutants in lockstep with the golden model, each by itself.
 *
 * @param verification of the mutated Verilog
 * @param library built from it
 */
record MutationRun(Verification verification, VerilatedLibrary library) {
  /** Makes a stimulus, the same each time. */
  interface Inputs {
    Stimulus make();
  }

  /** The stimulus of {@code verify}. */
  Inputs random(long seed) {
    return () -> ChipStimulus.random(verification.chip(), seed);
  }

  /**
   * One mutant against the golden model, from clock 0 on.
   *
   * @param number 0 for none
   * @return the clock at which it differed or ended the simulation; -1 where it did not
   */
  long difference(int number, Inputs inputs, long clocks) {
    try (VerilatedModel model = verification.open(library)) {
      model.hold(MutatedVerilog.SELECT, number);
      var lockstep = new Lockstep(verification.golden(), model, inputs.make(), true);
      LockstepResult result = lockstep.run(clocks);
      return result.agrees() ? -1 : result.clocks();
    } catch (RtlStoppedException e) {
      return 0;
    }
  }

  /** Those that did not differ within that many clocks. */
  List<Mutant> survivors(List<Mutant> mutants, Inputs inputs, long clocks, LongConsumer progress) {
    return TwoAtOnce.chosen(
        mutants, mutant -> difference(mutant.number(), inputs, clocks) < 0, progress);
  }
}
