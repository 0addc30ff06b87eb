// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.spintwin.io.NpyFile;

/**
 * Numbers of every step or sample.
 *
 * @param row what a row is of
 * @param columns names of the numbers
 */
record StepTable(String row, List<String> columns, int rows, Cell cell) {
  /** Gives a number of the table. */
  @FunctionalInterface
  interface Cell {
    long at(int row, int column);
  }

  /** Of all numbers. */
  long sum() {
    return IntStream.range(0, rows)
        .mapToLong(r -> IntStream.range(0, columns.size()).mapToLong(c -> cell.at(r, c)).sum())
        .sum();
  }

  /**
   * Prints it.
   *
   * @param list only the numbers that are not 0, as a list of rows and columns
   */
  void print(Console console, boolean list) {
    console.print("%s", row + "," + (list ? "address" : String.join(",", columns)));
    for (int r = 0; r < rows; r++) {
      if (!list) {
        console.print("%s", line(r));
        continue;
      }
      for (int c = 0; c < columns.size(); c++) {
        if (cell.at(r, c) != 0) {
          console.print("%d,%d", r, c);
        }
      }
    }
  }

  /** A matrix of int64 [row, column], or lines after a line of names, the row's number first. */
  void write(Path file, boolean npy) throws IOException {
    if (npy) {
      NpyFile.write(file, NpyFile.Type.INT64, rows, columns.size(), cell::at);
      return;
    }
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(row + "," + String.join(",", columns) + "\n");
      for (int r = 0; r < rows; r++) {
        out.write(line(r) + "\n");
      }
    }
  }

  private String line(int r) {
    StringBuilder line = new StringBuilder().append(r);
    for (int c = 0; c < columns.size(); c++) {
      line.append(',').append(cell.at(r, c));
    }
    return line.toString();
  }
}
