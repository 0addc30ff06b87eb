// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.util.List;
import java.util.function.IntConsumer;
import org.spintwin.experiment.Experiment;
import org.spintwin.experiment.Experiments;

/**
 * The experiments of a kind of chip.
 *
 * @param bench where they are done, for a chip
 */
public record ExperimentSet<B>(List<Experiment<B>> all, BenchOf<B> bench) {
  /** Makes the place where experiments are done. */
  @FunctionalInterface
  public interface BenchOf<B> {
    B of(Twin twin, Resources resources);
  }

  public List<String> names() {
    return all.stream().map(Experiment::name).toList();
  }

  /**
   * Does some of them.
   *
   * @param progress told how many are done, after each
   */
  public List<Experiments.Done> run(
      List<String> names, Twin twin, Resources resources, IntConsumer progress) {
    List<Experiment<B>> wanted = all.stream().filter(e -> names.contains(e.name())).toList();
    return Experiments.run(wanted, bench.of(twin, resources), progress);
  }
}
