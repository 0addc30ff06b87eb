// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.YamlNode.Scalar;
import org.spintwin.io.YamlNode.Sequence;

/**
 * Numbers, one for all of some things or one for each: under a key of a chip file stands the one
 * number, a list of all, or the name of a {@code .csv} file with one a line.
 */
final class NumberList {
  private final Section section;
  private final Path chipFile;
  private final int count;
  private final String each;

  /**
   * @param count of the things
   * @param each what one of them is, for errors
   */
  NumberList(Section section, Path chipFile, int count, String each) {
    this.section = section;
    this.chipFile = chipFile;
    this.count = count;
    this.each = each;
  }

  /** Whole numbers from {@code min} to {@code max}: one, or one for each. */
  List<Long> integers(String key, long standard, long min, long max) {
    return numbers(
        key,
        keyed -> keyed.integer(key, standard, min, max),
        (line, name) -> line.integer(0, min, max, () -> name));
  }

  /** Finite numbers from {@code min} to {@code max}: one, or one for each. */
  List<Double> reals(String key, double standard, double min, double max) {
    return numbers(
        key,
        keyed -> keyed.real(key, standard, min, max),
        (line, name) -> line.real(0, min, max, name));
  }

  @FunctionalInterface
  private interface Cell<T> {
    T of(CsvFile.Line line, String name);
  }

  private <T> List<T> numbers(String key, Function<Section, T> number, Cell<T> cell) {
    YamlNode node = section.node(key);
    if (node instanceof Sequence list) {
      Stream<Section> each = list.elements().stream().map(element -> section.with(key, element));
      return counted(
          each.map(number).toList(), found -> section.error(Code.SHAPE, key, found, all()));
    }
    if (!(node instanceof Scalar text) || !text.text().endsWith(".csv")) {
      return List.of(number.apply(section));
    }
    Path file = section.file(key, chipFile, ".csv file");
    List<T> numbers = new ArrayList<>();
    CsvFile.read(file)
        .forEachLine(
            line -> {
              String name = each + " " + numbers.size();
              if (line.cells().length != 1) {
                throw line.error(
                    Code.SHAPE, 0, name, line.cells().length + " numbers", "one a line");
              }
              numbers.add(cell.of(line, name));
            });
    return counted(
        numbers, found -> new InputException(Code.SHAPE, Location.of(file), null, found, all()));
  }

  private <T> List<T> counted(List<T> numbers, Function<String, InputException> error) {
    int found = numbers.size();
    if (found != count) {
      throw error.apply(found + (found == 1 ? " number" : " numbers"));
    }
    return numbers;
  }

  private String all() {
    return count + ", one a " + each;
  }
}
