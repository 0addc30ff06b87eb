// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.pcm;

import java.util.Map;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;

/**
 * Without excitability that survives, an array that forgot its pattern learns it as slowly as at
 * first, to the step. Two trainings can be that equal only without noise, which is left out here.
 */
final class TrainedAsAtFirst implements Experiment<PcmBench> {
  private final boolean decayed;

  /**
   * @param decayed whether the excitability decays before the second training; otherwise there is
   *     never any
   */
  TrainedAsAtFirst(boolean decayed) {
    this.decayed = decayed;
  }

  @Override
  public String name() {
    return decayed ? "decayed" : "no-intrinsic";
  }

  @Override
  public String title() {
    return decayed ? "Retraining after a long rest" : "Retraining without intrinsic plasticity";
  }

  @Override
  public String expectation() {
    return decayed
        ? "When the excitabilities have decayed to 0, retraining takes as long as the training."
        : "When spikes add no excitability, retraining takes as long as the training.";
  }

  @Override
  public Outcome run(PcmBench bench) {
    Map<String, Long> parameters =
        decayed ? bench.with("NOISE_BITS", 0) : bench.with("NOISE_BITS", 0, "INTRINSIC_STEP", 0);
    Lessons lessons = Lessons.give(bench, parameters, decayed);
    if (decayed && !lessons.restedEnough()) {
      return Outcome.notApplicable(
          Checks.format(
              "after %d steps of rest there is still excitability; a shorter cell.period_bits or"
                  + " cell.decay_shift makes it decay sooner",
              lessons.restSteps()));
    }
    int n1 = lessons.first().storedAt();
    int n2 = lessons.second().storedAt();
    Checks checks = new Checks();
    checks.that(n1 > 0, () -> PcmExperiments.notStored(bench, "at first"));
    checks.that(lessons.forgotten(), () -> "RESET leaves conductance");
    checks.that(lessons.restedEnough(), () -> "the voltages do not decay");
    checks.that(
        n2 == n1, () -> Checks.format("retraining takes %d steps, the training %d", n2, n1));
    DataTable table = new DataTable("n1", "steps of rest", "n2");
    table.add(n1, lessons.restSteps(), n2);
    return checks.outcome(
        Checks.format(
            "n1 = %d steps, then %d steps of rest, n2 = %d steps.", n1, lessons.restSteps(), n2),
        table,
        Retraining.curves(bench, lessons)
            .captioned("Mean, least and highest of the pattern's cells; both lie on each other."));
  }
}
