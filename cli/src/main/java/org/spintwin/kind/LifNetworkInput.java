// SPDX-License-Identifier: Apache-2.0
package org.spintwin.kind;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.LifNetworkFile;
import org.spintwin.io.SignalFile;
import org.spintwin.nir.InputFormat;
import org.spintwin.nir.NirTrace;

/**
 * Real inputs of a network of layers: the steps of its samples, each of which begins a sequence.
 *
 * @param samples [sample][step][input]
 * @param format that makes integers of them
 */
public record LifNetworkInput(Path file, double[][][] samples, InputFormat format)
    implements StepInput {
  static final String FILE_NAME = "input.npy";

  /**
   * Reads inputs: NIRData, {@code .npy} or CSV.
   *
   * @throws InputException when the file does not suit the chip
   */
  static LifNetworkInput read(Path file, LifNetworkFile chip) {
    InputFormat format = new InputFormat(chip.chip().inputBits(), chip.scale().input());
    double[][][] samples = NirTrace.readInputs(file, chip.chip().inputs(), chip.scale().step());
    if (format.bits() == 1) {
      requireSpikes(file, samples);
    }
    return new LifNetworkInput(file, samples, format);
  }

  private static void requireSpikes(Path file, double[][][] samples) {
    for (int s = 0; s < samples.length; s++) {
      for (int t = 0; t < samples[s].length; t++) {
        for (int i = 0; i < samples[s][t].length; i++) {
          double value = samples[s][t][i];
          if (value != 0 && value != 1) {
            throw new InputException(
                Code.VALUE,
                Location.of(file),
                "sample " + s + ", step " + t + ", input " + i,
                Double.toString(value),
                "0 or 1, as inputs of 1 bit are; more with inputs.bits");
          }
        }
      }
    }
  }

  /** A row for each step: the bits of its inputs, then 1 where it begins a sample. */
  @Override
  public long[][] steps() {
    List<long[]> steps = new ArrayList<>();
    long bits = -1L >>> -format.bits();
    for (double[][] sample : samples) {
      for (int t = 0; t < sample.length; t++) {
        long[] row = new long[sample[t].length + 1];
        for (int i = 0; i < sample[t].length; i++) {
          row[i] = format.raw(sample[t][i]) & bits;
        }
        row[sample[t].length] = t == 0 ? 1 : 0;
        steps.add(row);
      }
    }
    return steps.toArray(long[][]::new);
  }

  @Override
  public List<Twin.Warning> warnings() {
    long clipped = 0;
    long all = 0;
    for (double[][] sample : samples) {
      for (double[] step : sample) {
        for (double input : step) {
          clipped += format.clips(input) ? 1 : 0;
          all++;
        }
      }
    }
    return clipped == 0
        ? List.of()
        : List.of(
            new Twin.Warning(
                "CLIPPED",
                "%s: %d of %d inputs are beyond what %d bits of %s hold and were clipped"
                    .formatted(file, clipped, all, format.bits(), format.unit())));
  }

  @Override
  public String fileName() {
    return FILE_NAME;
  }

  @Override
  public void write(Path target) throws IOException {
    SignalFile.write(target, samples, format.bits() == 1);
  }
}
