// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;

/**
 * A text file of weights 1 and -1, one a line; also written as {@code 1.0} or {@code -1e0}. Blank
 * lines and lines after {@code #} do not count.
 */
public final class WeightList {
  private WeightList() {}

  /**
   * Reads weights.
   *
   * @param count how many there must be
   * @param layout what they are, for an error
   * @throws InputException when there are more or fewer, or one is neither 1 nor -1
   */
  public static int[] read(Path file, int count, String layout) {
    CsvFile csv = CsvFile.read(file);
    int found = csv.countLines();
    if (found != count) {
      throw new InputException(
          Code.SHAPE,
          Location.of(file),
          null,
          found + (found == 1 ? " weight" : " weights"),
          count + ", one a line: " + layout);
    }
    List<Integer> weights = new ArrayList<>(count);
    csv.forEachLine(line -> weights.add(weight(line)));
    return weights.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int weight(CsvFile.Line line) {
    String text = line.cells()[0];
    double value = line.cells().length == 1 && Section.isReal(text) ? Double.parseDouble(text) : 0;
    if (Math.abs(value) != 1) {
      throw line.error(Code.VALUE, 0, null, String.join(",", line.cells()), "1 or -1");
    }
    return (int) value;
  }

  /** Weights as the text of a file. */
  public static String text(int[] weights) {
    StringBuilder text = new StringBuilder();
    for (int weight : weights) {
      text.append(weight).append('\n');
    }
    return text.toString();
  }
}
