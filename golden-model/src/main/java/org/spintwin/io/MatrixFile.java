// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;

/** A matrix of whole numbers in a {@code .csv} or {@code .npy} file. */
public final class MatrixFile {
  private MatrixFile() {}

  /**
   * Reads a matrix.
   *
   * @param rows for levels, the neurons
   * @param columns for levels, the inputs
   * @return [row][column]
   * @throws InputException when the file has another shape, or a cell that is no whole number from
   *     {@code min} to {@code max}; cells are named {@code [row,column]}, counted from 0
   */
  public static int[][] readIntegers(Path file, int rows, int columns, int min, int max) {
    return isNpy(file)
        ? fromNpy(file, rows, columns, min, max)
        : fromCsv(file, rows, columns, min, max);
  }

  /** A column of whole numbers from {@code lowest} to {@code highest}. */
  public record Column(String name, long lowest, long highest) {
    /** The column of a number of so many bits, two's complement or from 0 on. */
    public static Column ofBits(String name, int bits, boolean signed) {
      return signed
          ? new Column(name, -1L << (bits - 1), ~(-1L << (bits - 1)))
          : new Column(name, 0, -1L >>> -bits);
    }
  }

  /**
   * Reads rows, however many there are.
   *
   * @param columns that a row may have
   * @param required how many of them, from the first on, it must have
   * @return [row][column]
   * @throws InputException when there is no row, or one has another length than the first, or holds
   *     a number that is not allowed
   */
  public static long[][] readRows(Path file, List<Column> columns, int required) {
    long[][] rows =
        isNpy(file) ? npyRows(file, columns, required) : csvRows(file, columns, required);
    if (rows.length == 0) {
      throw new InputException(
          Code.EMPTY, Location.of(file), null, "no rows", "rows of " + lengths(columns, required));
    }
    return rows;
  }

  private static long[][] csvRows(Path file, List<Column> columns, int required) {
    CsvFile csv = CsvFile.read(file);
    List<long[]> rows = new ArrayList<>();
    int length = csv.first() == null ? required : csv.first().cells().length;
    csv.forEachLine(
        line -> {
          int found = line.cells().length;
          if (found != length || found < required || found > columns.size()) {
            throw line.error(
                Code.SHAPE,
                0,
                null,
                found + " values in row " + rows.size(),
                rows.isEmpty() ? lengths(columns, required) : length + " as in the first row");
          }
          long[] row = new long[found];
          for (int c = 0; c < found; c++) {
            Column column = columns.get(c);
            String name = "row " + rows.size() + ", " + column.name();
            row[c] = line.integer(c, column.lowest(), column.highest(), () -> name);
          }
          rows.add(row);
        });
    return rows.toArray(long[][]::new);
  }

  private static long[][] npyRows(Path file, List<Column> columns, int required) {
    NpyFile npy = NpyFile.read(file);
    int[] shape = npy.shape();
    if (!npy.isInteger()) {
      throw new InputException(
          Code.TYPE, Location.of(file), null, "floating-point numbers", "integers");
    }
    if (shape.length != 2 || shape[1] < required || shape[1] > columns.size()) {
      throw new InputException(
          Code.SHAPE,
          Location.of(file),
          null,
          "shape " + npy.shapeText(),
          "rows of " + lengths(columns, required));
    }
    long[][] rows = new long[shape[0]][shape[1]];
    for (int r = 0; r < shape[0]; r++) {
      for (int c = 0; c < shape[1]; c++) {
        Column column = columns.get(c);
        rows[r][c] = npy.integer(r, c);
        if (rows[r][c] < column.lowest() || rows[r][c] > column.highest()) {
          throw new InputException(
              Code.RANGE,
              Location.of(file),
              "row " + r + ", " + column.name(),
              "" + rows[r][c],
              column.lowest() + " to " + column.highest());
        }
      }
    }
    return rows;
  }

  private static String lengths(List<Column> columns, int required) {
    int most = columns.size();
    return (required == most ? "" : required + " to ") + most + " values";
  }

  /** A matrix as CSV text, one row a line. */
  public static String csv(int[][] matrix) {
    StringBuilder text = new StringBuilder();
    for (int[] row : matrix) {
      for (int column = 0; column < row.length; column++) {
        text.append(column == 0 ? "" : ",").append(row[column]);
      }
      text.append('\n');
    }
    return text.toString();
  }

  static boolean isNpy(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".npy");
  }

  private static int[][] fromCsv(Path file, int rows, int columns, int min, int max) {
    CsvFile csv = CsvFile.read(file);
    int[][] matrix = new int[rows][columns];
    int foundRows = csv.countLines();
    int foundColumns = foundRows == 0 ? 0 : csv.first().cells().length;
    checkShape(file, foundRows, foundColumns, rows, columns);
    int[] row = {0};
    csv.forEachLine(
        line -> {
          if (line.cells().length != columns) {
            throw line.error(
                Code.SHAPE,
                0,
                null,
                line.cells().length + " values in row " + row[0],
                columns + " values");
          }
          for (int column = 0; column < columns; column++) {
            String cell = cell(row[0], column);
            matrix[row[0]][column] = (int) line.integer(column, min, max, () -> cell);
          }
          row[0]++;
        });
    return matrix;
  }

  private static int[][] fromNpy(Path file, int rows, int columns, int min, int max) {
    NpyFile npy = NpyFile.read(file);
    int[] shape = npy.shape();
    if (shape.length != 2) {
      throw new InputException(
          Code.SHAPE, Location.of(file), null, "shape " + npy.shapeText(), size(rows, columns));
    }
    checkShape(file, shape[0], shape[1], rows, columns);
    int[][] matrix = new int[rows][columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double value = npy.real(row, column);
        if (!(value >= min && value <= max) || value != Math.rint(value)) {
          String found = npy.isInteger() ? "" + npy.integer(row, column) : "" + value;
          throw new InputException(
              Code.RANGE,
              Location.of(file),
              cell(row, column),
              found,
              "whole numbers " + min + " to " + max);
        }
        matrix[row][column] = (int) value;
      }
    }
    return matrix;
  }

  private static void checkShape(
      Path file, int foundRows, int foundColumns, int rows, int columns) {
    if (foundRows == rows && foundColumns == columns) {
      return;
    }
    boolean transposed = foundRows == columns && foundColumns == rows;
    throw new InputException(
        Code.SHAPE,
        Location.of(file),
        null,
        size(foundRows, foundColumns),
        size(rows, columns),
        transposed ? "the transpose of this matrix" : null);
  }

  private static String size(int rows, int columns) {
    return rows + " rows of " + columns + " values";
  }

  private static String cell(int row, int column) {
    return "[" + row + "," + column + "]";
  }
}
