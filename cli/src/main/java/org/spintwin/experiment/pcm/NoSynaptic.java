// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.pcm;

import java.util.Arrays;
import java.util.Map;
import org.spintwin.experiment.Checks;
import org.spintwin.experiment.DataTable;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Outcome;
import org.spintwin.spec.TsPcmChip.Training;

/** Without synaptic plasticity the cells fire, and the pattern is never stored. */
final class NoSynaptic implements Experiment<PcmBench> {
  @Override
  public String name() {
    return "no-synaptic";
  }

  @Override
  public String title() {
    return "Training without synaptic plasticity";
  }

  @Override
  public String expectation() {
    return "When spikes add no conductance, the cells fire and the pattern is never stored.";
  }

  @Override
  public Outcome run(PcmBench bench) {
    Training training = bench.spec().training();
    Map<String, Long> parameters = bench.with("NOISE_BITS", 0, "SYNAPTIC_STEP", 0);
    Course course = bench.course(parameters);
    course.train();
    long[] spikes = new long[bench.pattern().length];
    int[] highest = new int[1];
    int[] steps = new int[1];
    bench.play(
        parameters,
        course.phases(),
        (phase, step, state) -> {
          steps[0] = step;
          for (int n = 0; n < state.cells(); n++) {
            spikes[n] += state.spiked(n) ? 1 : 0;
            highest[0] = Math.max(highest[0], state.conductance(n));
          }
        });
    Checks checks = new Checks();
    long all = Arrays.stream(spikes).sum();
    checks.that(all > 0, () -> "no cell fires at input " + training.on());
    checks.that(
        steps[0] == training.mostSteps() && highest[0] == 0,
        () -> Checks.format("a cell has G = %d after %d steps", highest[0], steps[0]));
    DataTable table = new DataTable("steps", "spikes", "highest G");
    table.add(steps[0], all, highest[0]);
    return checks.outcome(
        Checks.format(
            "%d spikes in %d steps, and no cell conducts more than after RESET.", all, steps[0]),
        table,
        PcmExperiments.spikeMap(bench, spikes));
  }
}
