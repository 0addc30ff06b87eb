// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;

/**
 * Real signals over time in a file, in one of three forms:
 *
 * <ul>
 *   <li>a {@code .npy} array [step, element] or [sample, step, element] of numbers;
 *   <li>a dense CSV table, one line per step, a number per element;
 *   <li>a CSV list of events, as {@link SpikeFile} has it; each is a 1.
 * </ul>
 */
public final class SignalFile {
  private static final long MAX_VALUES = 1L << 26;

  /** Of a number in a table. */
  private static final double LARGEST = 1e15;

  private SignalFile() {}

  /**
   * Reads signals of {@code size} elements.
   *
   * @return [sample][step][element]; one sample where the file does not tell samples apart
   * @throws InputException when the file is in none of the forms, has another number of elements,
   *     no step, or a number that is not finite
   */
  public static double[][][] read(Path file, int size) {
    if (MatrixFile.isNpy(file)) {
      return fromNpy(file, size);
    }
    CsvFile csv = CsvFile.read(file);
    CsvFile.Line first = csv.first();
    boolean dense =
        first != null && first.cells().length == size && !SpikeFile.isHeader(first.cells());
    // Two columns for two elements may mean either; SpikeFile says so.
    return new double[][][] {dense && size != 2 ? dense(csv, size) : events(file, size)};
  }

  private static double[][] dense(CsvFile csv, int size) {
    List<double[]> steps = new ArrayList<>();
    csv.forEachLine(
        line -> {
          if (line.cells().length != size) {
            throw line.error(
                Code.SHAPE,
                0,
                null,
                line.cells().length + " values in step " + steps.size(),
                size + " values");
          }
          double[] step = new double[size];
          for (int i = 0; i < size; i++) {
            String key = "step " + steps.size() + ", element " + i;
            step[i] = line.real(i, -LARGEST, LARGEST, key);
          }
          steps.add(step);
        });
    return steps.toArray(double[][]::new);
  }

  private static double[][] events(Path file, int size) {
    SpikeTrain train = SpikeFile.read(file, size);
    requireSize(file, "steps " + train.steps(), (long) train.steps() * size);
    double[][] steps = new double[train.steps()][size];
    for (int t = 0; t < steps.length; t++) {
      for (int i = 0; i < size; i++) {
        steps[t][i] = train.get(t, i) ? 1 : 0;
      }
    }
    return steps;
  }

  private static double[][][] fromNpy(Path file, int size) {
    NpyFile npy = NpyFile.read(file);
    int[] shape = npy.shape();
    String found = "shape " + npy.shapeText();
    if (shape.length < 2 || shape[shape.length - 1] != size) {
      throw new InputException(
          Code.SHAPE,
          Location.of(file),
          null,
          found,
          "(steps, " + size + ") or (samples, steps, " + size + ")");
    }
    int samples = shape.length == 3 ? shape[0] : 1;
    int steps = shape[shape.length - 2];
    if (samples == 0 || steps == 0) {
      throw new InputException(Code.EMPTY, Location.of(file), null, found, "at least one step");
    }
    requireSize(file, found, (long) samples * steps * size);
    double[][][] values = new double[samples][steps][size];
    for (int s = 0; s < samples; s++) {
      for (int t = 0; t < steps; t++) {
        for (int i = 0; i < size; i++) {
          double value = shape.length == 3 ? npy.real(s, t, i) : npy.real(t, i);
          if (!Double.isFinite(value)) {
            throw new InputException(
                Code.VALUE,
                Location.of(file),
                "sample " + s + ", step " + t + ", element " + i,
                Double.toString(value),
                "finite numbers");
          }
          values[s][t][i] = value;
        }
      }
    }
    return values;
  }

  private static void requireSize(Path file, String found, long values) {
    if (values > MAX_VALUES) {
      throw new InputException(
          Code.TOOLARGE, Location.of(file), null, found, "up to " + MAX_VALUES + " numbers");
    }
  }

  /**
   * Writes signals: {@code .npy} [sample, step, element], else a dense CSV table.
   *
   * @param values [sample][step][element], at least one of each
   * @param events whether all values are 0 or 1
   * @throws InputException when a CSV table is asked for more than one sample
   */
  public static void write(Path file, double[][][] values, boolean events) throws IOException {
    if (MatrixFile.isNpy(file)) {
      NpyFile.write(file, events ? NpyFile.Type.UINT8 : NpyFile.Type.FLOAT64, values);
      return;
    }
    if (values.length != 1) {
      throw new InputException(
          Code.FORMAT,
          Location.of(file),
          null,
          values.length + " samples for a CSV table",
          "one sample, or a name that ends in .npy");
    }
    try (Writer out = Files.newBufferedWriter(file)) {
      for (double[] step : values[0]) {
        String cells =
            Arrays.stream(step)
                .mapToObj(value -> events ? Long.toString((long) value) : Double.toString(value))
                .collect(Collectors.joining(","));
        out.write(cells + "\n");
      }
    }
  }
}
