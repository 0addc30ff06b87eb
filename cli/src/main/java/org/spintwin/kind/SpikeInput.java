// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.SpikeFile;
import org.spintwin.io.SpikeTrain;
import org.spintwin.nir.NirTrace;

/** Spikes of a file. */
public record SpikeInput(Path file, SpikeTrain train) implements StepInput {
  static final String FILE_NAME = "spikes.npy";

  /**
   * Reads spikes for a chip with {@code inputs} inputs: NIRData, or what {@link SpikeFile} reads.
   *
   * @throws InputException when the file does not suit it
   */
  public static SpikeInput read(Path file, int inputs) {
    // A step of the chip is not one of the network that the data are from: nothing says how long.
    return new SpikeInput(
        file,
        NirTrace.isNirData(file)
            ? train(file, NirTrace.readInputs(file, inputs, Double.NaN))
            : SpikeFile.read(file, inputs));
  }

  private static SpikeTrain train(Path file, double[][][] samples) {
    Location at = Location.of(file);
    if (samples.length != 1) {
      throw new InputException(Code.SHAPE, at, null, samples.length + " samples", "one");
    }
    double[][] steps = samples[0];
    int longest = SpikeTrain.maxSteps(steps[0].length);
    if (steps.length > longest) {
      throw new InputException(
          Code.TOOLARGE, at, null, steps.length + " steps", "up to " + longest);
    }
    SpikeTrain train = new SpikeTrain(steps[0].length, steps.length);
    for (int step = 0; step < steps.length; step++) {
      for (int input = 0; input < train.inputs(); input++) {
        double value = steps[step][input];
        if (value == 1) {
          train.add(step, input);
        } else if (value != 0) {
          String cell = "step " + step + ", input " + input;
          throw new InputException(Code.RANGE, at, cell, Double.toString(value), "0 or 1");
        }
      }
    }
    return train;
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
