// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.spintwin.data.Dataset;
import org.spintwin.experiment.ecram.EcramBench;
import org.spintwin.experiment.ecram.EcramExperiments;
import org.spintwin.io.ChipOption;
import org.spintwin.io.EcramFile;

/** The multi-bit ECRAM system. */
final class EcramKind implements ChipKind {
  @Override
  public String name() {
    return EcramFile.CHIP;
  }

  @Override
  public String starter() {
    return EcramFile.starter();
  }

  @Override
  public Twin load(Path file, List<ChipOption> options) {
    return EcramTwin.load(file, options);
  }

  @Override
  public ExperimentSet<?> experiments() {
    return new ExperimentSet<>(
        EcramExperiments.ALL,
        (twin, resources) ->
            new EcramBench(
                ((EcramTwin) twin).spec(), resources.tools(), resources.data(Dataset.MNIST)));
  }

  @Override
  public Optional<Demonstration> demonstration() {
    return Optional.of(new EcramDemonstration());
  }
}
