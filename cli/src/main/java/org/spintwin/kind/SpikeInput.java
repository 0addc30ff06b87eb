// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.spintwin.io.SpikeFile;
import org.spintwin.io.SpikeTrain;

/** Spikes of a file. */
public record SpikeInput(Path file, SpikeTrain train) implements StepInput {
  static final String FILE_NAME = "spikes.npy";

  /**
   * Reads spikes for a chip with {@code inputs} inputs.
   *
   * @throws org.spintwin.io.InputException when the file does not suit it
   */
  public static SpikeInput read(Path file, int inputs) {
    return new SpikeInput(file, SpikeFile.read(file, inputs));
  }

  @Override
  public long[][] steps() {
    long[][] steps = new long[train.steps()][train.wordsPerStep()];
    for (int step = 0; step < steps.length; step++) {
      train.copyStep(step, steps[step]);
    }
    return steps;
  }

  @Override
  public List<Twin.Warning> warnings() {
    return train.repeated() == 0
        ? List.of()
        : List.of(
            new Twin.Warning(
                "REPEATED", file + ": " + train.repeated() + " repeated events were merged"));
  }

  @Override
  public String fileName() {
    return FILE_NAME;
  }

  @Override
  public void write(Path target) throws IOException {
    SpikeFile.write(target, train);
  }
}
