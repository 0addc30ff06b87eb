// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;

/**
 * Measured features of things, and the class of each.
 *
 * @param features [thing][feature]
 * @param labels [thing], a place in {@code classes}
 * @param classes names of the classes
 */
public record LabelledTable(double[][] features, int[] labels, List<String> classes) {
  private static final int MOST = 1_000_000;
  private static final double LARGEST = 1e9;

  /**
   * Reads a CSV file. Its first line holds the number of things, the number of features and the
   * names of the classes; then comes a line of features and class number for each thing.
   *
   * @throws InputException when the file is missing or not such a file
   */
  public static LabelledTable read(Path file) {
    CsvFile csv = CsvFile.read(file);
    CsvFile.Line first = csv.first();
    if (first == null || first.cells().length < 3) {
      throw new InputException(
          Code.FORMAT,
          Location.of(file),
          null,
          first == null ? "no line" : first.cells().length + " cells in the first line",
          "a first line with number of lines, number of features and names of classes");
    }
    int things = (int) first.integer(0, 1, MOST, () -> "number of lines");
    int width = (int) first.integer(1, 1, MOST, () -> "number of features");
    List<String> classes = List.of(first.cells()).subList(2, first.cells().length);
    List<double[]> features = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    csv.forEachLine(
        line -> {
          if (line.number() != first.number()) {
            features.add(features(line, width));
            labels.add((int) line.integer(width, 0, classes.size() - 1, () -> "class"));
          }
        });
    if (features.size() != things) {
      throw first.error(
          Code.SHAPE, 0, "number of lines", features.size() + " lines", things + ", as said here");
    }
    return new LabelledTable(
        features.toArray(double[][]::new),
        labels.stream().mapToInt(Integer::intValue).toArray(),
        classes);
  }

  private static double[] features(CsvFile.Line line, int width) {
    if (line.cells().length != width + 1) {
      throw line.error(
          Code.SHAPE,
          0,
          null,
          line.cells().length + " cells",
          width + " features and a class, separated by commas");
    }
    double[] features = new double[width];
    Arrays.setAll(features, i -> line.real(i, -LARGEST, LARGEST, "feature " + i));
    return features;
  }
}
