// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.Measurement;

/**
 * Measured currents: CSV with the header {@code neuron,input,level,current} and a line for each
 * measurement, in any order; current in ampere. Lines may be missing or repeated.
 */
public final class MeasurementFile {
  private static final List<String> HEADER = List.of("neuron", "input", "level", "current");

  /** No synapse carries more, ampere; a file in other units is told from one in ampere. */
  private static final double LARGEST = 1;

  private MeasurementFile() {}

  /**
   * Reads the measurements of an array, in the order of the file.
   *
   * @throws InputException when the file has other columns, no measurement, or a cell that is no
   *     synapse or level of the array or no current from -1 to 1 ampere
   */
  public static List<Measurement> read(Path file, ArraySpec array) {
    CsvFile csv = CsvFile.read(file);
    CsvFile.Line header = csv.first();
    String columns = String.join(",", HEADER);
    if (header == null) {
      throw new InputException(
          Code.EMPTY,
          Location.of(file),
          null,
          "no lines",
          "the header " + columns + " and currents");
    }
    if (!List.of(header.cells()).equals(HEADER)) {
      String found = String.join(",", header.cells());
      throw header.error(Code.FORMAT, 0, null, found, "the header " + columns);
    }
    List<Measurement> measurements = new ArrayList<>();
    csv.forEachLine(
        line -> {
          if (line.number() != header.number()) {
            measurements.add(measurement(line, array));
          }
        });
    if (measurements.isEmpty()) {
      throw new InputException(
          Code.EMPTY,
          Location.of(file),
          null,
          "no measurement",
          "a line for each measured current");
    }
    return measurements;
  }

  private static Measurement measurement(CsvFile.Line line, ArraySpec array) {
    if (line.cells().length != HEADER.size()) {
      throw line.error(
          Code.SHAPE, 0, null, line.cells().length + " values", String.join(",", HEADER));
    }
    return new Measurement(
        (int) line.integer(0, 0, array.neurons() - 1L, () -> HEADER.get(0)),
        (int) line.integer(1, 0, array.inputs() - 1L, () -> HEADER.get(1)),
        (int) line.integer(2, 0, array.maxLevel(), () -> HEADER.get(2)),
        line.real(3, -LARGEST, LARGEST, HEADER.get(3)));
  }
}
