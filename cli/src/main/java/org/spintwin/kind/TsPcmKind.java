// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.spintwin.experiment.pcm.PcmExperiments;
import org.spintwin.io.ChipOption;
import org.spintwin.io.TsPcmFile;

/** Threshold switches on phase-change memory: cells that are neuron and synapse in one. */
final class TsPcmKind implements ChipKind {
  @Override
  public String name() {
    return TsPcmFile.CHIP;
  }

  @Override
  public String starter() {
    return TsPcmFile.starter();
  }

  @Override
  public Twin load(Path file, List<ChipOption> options) {
    return TsPcmTwin.load(file, options);
  }

  @Override
  public ExperimentSet<?> experiments() {
    return new ExperimentSet<>(
        PcmExperiments.ALL, (twin, resources) -> ((TsPcmTwin) twin).bench(resources));
  }

  @Override
  public Optional<Demonstration> demonstration() {
    return Optional.of(new LetterDemonstration());
  }
}
