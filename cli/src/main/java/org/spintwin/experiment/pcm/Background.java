// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.pcm;

import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;

/** Both trainings leave the cells outside the pattern as they were. */
final class Background implements Experiment<PcmBench> {
  @Override
  public String name() {
    return "background";
  }

  @Override
  public String title() {
    return "Cells outside the pattern";
  }

  @Override
  public String expectation() {
    return "Cells outside the pattern never fire, and keep G = 0 and excitability 0 throughout.";
  }

  @Override
  public Outcome run(PcmBench bench) {
    int others = 0;
    for (boolean taught : bench.pattern()) {
      others += taught ? 0 : 1;
    }
    if (others == 0) {
      return Outcome.notApplicable("the pattern has all cells");
    }
    Lessons lessons = Lessons.give(bench, bench.with(), false);
    int off = bench.spec().training().off();
    Checks checks = new Checks();
    checks.that(lessons.first().storedAt() > 0, () -> PcmExperiments.notStored(bench, "at first"));
    checks.that(
        lessons.backgroundRested(),
        () -> "a cell outside the pattern fires at input " + off + ", or changes");
    DataTable table = new DataTable("cells outside", "their input", "clocks");
    table.add(others, off, lessons.clocks());
    return checks.outcome(
        Checks.format(
            "%d cells at input %d are unchanged at every one of %d clocks of training, rest and"
                + " retraining.",
            others, off, lessons.clocks()),
        table,
        PcmExperiments.spikeMap(bench, lessons.spikes()));
  }
}
