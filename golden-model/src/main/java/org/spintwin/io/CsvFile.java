// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;

/**
 * A text file of numbers separated by commas; blank lines and lines after {@code #} do not count.
 */
final class CsvFile {
  /** Larger tables belong into {@code .npy}. */
  private static final long MAX_BYTES = 64 << 20;

  /** Of a line; far more than any table has. */
  private static final int MOST_CELLS = 1 << 20;

  private final SourceText source;

  private CsvFile(SourceText source) {
    this.source = source;
  }

  static CsvFile read(Path file) {
    return new CsvFile(SourceText.read(file, MAX_BYTES));
  }

  SourceText source() {
    return source;
  }

  /** The first line with cells; null where the file has none. */
  Line first() {
    for (int i = 0; i < source.lines().size(); i++) {
      if (counts(source.lines().get(i))) {
        return line(i);
      }
    }
    return null;
  }

  int countLines() {
    return (int) source.lines().stream().filter(CsvFile::counts).count();
  }

  void forEachLine(Consumer<Line> action) {
    for (int i = 0; i < source.lines().size(); i++) {
      if (counts(source.lines().get(i))) {
        action.accept(line(i));
      }
    }
  }

  private static boolean counts(String line) {
    return !line.isBlank() && !line.stripLeading().startsWith("#");
  }

  private Line line(int index) {
    String[] cells = source.lines().get(index).split(",", MOST_CELLS + 1);
    if (cells.length > MOST_CELLS) {
      throw new InputException(
          Code.SHAPE,
          source.at(index + 1, 1),
          null,
          "more than " + MOST_CELLS + " values in a line",
          "up to that many");
    }
    Arrays.setAll(cells, i -> cells[i].strip());
    return new Line(source, index + 1, cells);
  }

  /**
   * @param number 1-based line in the file
   * @param cells without surrounding spaces
   */
  record Line(SourceText source, int number, String[] cells) {
    /** Where a cell begins; cell 0 for the whole line. */
    Location at(int cell) {
      String text = source.lines().get(number - 1);
      int start = 0;
      for (int i = 0; i < cell; i++) {
        start = text.indexOf(',', start) + 1;
      }
      while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
        start++;
      }
      return source.at(number, text.codePointCount(0, start) + 1);
    }

    InputException error(Code code, int cell, String key, String found, String allowed) {
      return new InputException(code, at(cell), key, found, allowed);
    }

    /**
     * A cell that holds a whole number, also as {@code 3.0} or {@code 3e0}.
     *
     * @param key supplies the name of the cell for an error
     */
    long integer(int cell, long min, long max, Supplier<String> key) {
      String text = cells[cell];
      double value = Section.isReal(text) ? Double.parseDouble(text) : Double.NaN;
      if (value != Math.rint(value)) { // NaN is unequal to itself
        String found = text.isEmpty() ? "nothing" : text;
        throw error(Code.TYPE, cell, key.get(), found, "whole numbers " + min + " to " + max);
      }
      if (value < min || value > max) {
        throw error(Code.RANGE, cell, key.get(), text, min + " to " + max);
      }
      return (long) value;
    }

    /** A cell that holds a finite number. */
    double real(int cell, double min, double max, String key) {
      String text = cells[cell];
      String range = Section.decimal(min) + " to " + Section.decimal(max);
      if (!Section.isReal(text)) {
        String found = text.isEmpty() ? "nothing" : text;
        throw error(Code.TYPE, cell, key, found, "a number " + range);
      }
      double value = Double.parseDouble(text);
      if (value < min || value > max) {
        throw error(Code.RANGE, cell, key, text, range);
      }
      return value;
    }
  }
}
