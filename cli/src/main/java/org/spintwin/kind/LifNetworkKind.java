// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.spintwin.io.ChipOption;
import org.spintwin.io.LifNetworkFile;

/** Layers of spiking neurons, as a NIR graph gives them. */
final class LifNetworkKind implements ChipKind {
  @Override
  public String name() {
    return LifNetworkFile.CHIP;
  }

  @Override
  public String starter() {
    return LifNetworkFile.starter();
  }

  @Override
  public Twin load(Path file, List<ChipOption> options) {
    return LifNetworkTwin.of(file, LifNetworkFile.read(file, options));
  }

  /** None: no published chip is behind it. */
  @Override
  public ExperimentSet<?> experiments() {
    return new ExperimentSet<>(List.of(), (twin, resources) -> twin);
  }

  @Override
  public Optional<Demonstration> demonstration() {
    return Optional.of(new LifNetworkDemonstration());
  }
}
