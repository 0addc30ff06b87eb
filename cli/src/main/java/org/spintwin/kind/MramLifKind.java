// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.spintwin.experiment.mram.Bench;
import org.spintwin.experiment.mram.MramExperiments;
import org.spintwin.io.ChipFile;
import org.spintwin.io.ChipOption;

/** The MRAM LIF chip. */
final class MramLifKind implements ChipKind {
  @Override
  public String name() {
    return ChipFile.CHIP;
  }

  @Override
  public String starter() {
    return ChipFile.starter();
  }

  @Override
  public Twin load(Path file, List<ChipOption> options) {
    return MramTwin.load(file, options);
  }

  @Override
  public ExperimentSet<?> experiments() {
    return new ExperimentSet<>(
        MramExperiments.ALL,
        (twin, resources) ->
            Bench.of(
                ((MramTwin) twin).spec(),
                resources.tools(),
                resources.examples().resolve("digits")));
  }

  @Override
  public Optional<Demonstration> demonstration() {
    return Optional.empty();
  }
}
