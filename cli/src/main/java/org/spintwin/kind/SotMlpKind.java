// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.spintwin.data.Dataset;
import org.spintwin.experiment.sot.SotBench;
import org.spintwin.experiment.sot.SotExperiments;
import org.spintwin.io.ChipOption;
import org.spintwin.io.SotMlpFile;

/** The SOT-MRAM multilayer perceptron. */
final class SotMlpKind implements ChipKind {
  @Override
  public String name() {
    return SotMlpFile.CHIP;
  }

  @Override
  public String starter() {
    return SotMlpFile.starter();
  }

  @Override
  public Twin load(Path file, List<ChipOption> options) {
    return SotMlpTwin.load(file, options);
  }

  @Override
  public ExperimentSet<?> experiments() {
    return new ExperimentSet<>(SotExperiments.ALL, SotMlpKind::bench);
  }

  private static SotBench bench(Twin twin, Resources resources) {
    SotMlpTwin own = (SotMlpTwin) twin;
    return new SotBench(own.image(), own.drawn(), resources.data(Dataset.MNIST), resources.tools());
  }

  @Override
  public Optional<Demonstration> demonstration() {
    return Optional.of(new SotMlpDemonstration());
  }
}
