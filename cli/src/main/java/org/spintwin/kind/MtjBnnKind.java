// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.spintwin.experiment.mtj.MtjBench;
import org.spintwin.experiment.mtj.MtjExperiments;
import org.spintwin.io.ChipOption;
import org.spintwin.io.MtjBnnFile;

/** The binary neural network on a passive array. */
final class MtjBnnKind implements ChipKind {
  @Override
  public String name() {
    return MtjBnnFile.CHIP;
  }

  @Override
  public String starter() {
    return MtjBnnFile.starter();
  }

  @Override
  public Twin load(Path file, List<ChipOption> options) {
    return MtjBnnTwin.load(file, options);
  }

  @Override
  public ExperimentSet<?> experiments() {
    return new ExperimentSet<>(
        MtjExperiments.ALL,
        (twin, resources) ->
            new MtjBench(((MtjBnnTwin) twin).spec(), resources.tools(), wines(resources)));
  }

  @Override
  public Optional<Demonstration> demonstration() {
    return Optional.of(new WineDemonstration());
  }

  /** The table of wines. */
  static Path wines(Resources resources) {
    return resources.examples().resolve("wine").resolve("wine_data.csv");
  }
}
