// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spintwin.io.MatrixFile.Column;

class MatrixRowsTest {
  /** Two values that must be there, and a label that may. */
  private static final List<Column> COLUMNS =
      List.of(
          new Column("value[0]", 0, 15),
          new Column("value[1]", 0, 15),
          Column.ofBits("label", 2, false));

  @TempDir Path folder;

  @Test
  void readsAnyNumberOfRowsWithOrWithoutWhatMayBeLeftOut() throws IOException {
    assertThat(read("0,15\n# a comment\n7,8\n1,1\n"))
        .isDeepEqualTo(new long[][] {{0, 15}, {7, 8}, {1, 1}});
    assertThat(read("0,15,3\n7,8,0\n")).isDeepEqualTo(new long[][] {{0, 15, 3}, {7, 8, 0}});
  }

  @Test
  void readsNpy() throws IOException {
    Path file = folder.resolve("rows.npy");
    NpyFile.write(file, NpyFile.Type.UINT8, 2, 3, (row, column) -> row + column);
    assertThat(MatrixFile.readRows(file, COLUMNS, 2))
        .isDeepEqualTo(new long[][] {{0, 1, 2}, {1, 2, 3}});
  }

  @Test
  void takesNumbersInTwosComplement() throws IOException {
    List<Column> signed = List.of(Column.ofBits("value", 4, true));
    Path text = Files.writeString(folder.resolve("rows.csv"), "-8\n7\n");
    assertThat(MatrixFile.readRows(text, signed, 1)).isDeepEqualTo(new long[][] {{-8}, {7}});
    Path npy = folder.resolve("rows.npy");
    NpyFile.write(npy, NpyFile.Type.INT64, 2, 1, (row, column) -> row - 1);
    assertThat(MatrixFile.readRows(npy, signed, 1)).isDeepEqualTo(new long[][] {{-1}, {0}});
    NpyFile.write(npy, NpyFile.Type.INT64, 1, 1, (row, column) -> -9);
    assertThatThrownBy(() -> MatrixFile.readRows(npy, signed, 1))
        .hasMessage("%Error-RANGE: " + npy + ": row 0, value: found -9; allowed -8 to 7");
    Files.writeString(text, "8\n");
    assertThatThrownBy(() -> MatrixFile.readRows(text, signed, 1))
        .hasMessageStartingWith(
            "%Error-RANGE: " + text + ":1:1: row 0, value: found 8; allowed -8 to 7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,16|RANGE|:1:3: row 0, value[1]: found 16; allowed 0 to 15",
        "1,2;-1,2|RANGE|:2:1: row 1, value[0]: found -1; allowed 0 to 15",
        "1,2,4|RANGE|:1:5: row 0, label: found 4; allowed 0 to 3",
        "1,a|TYPE|:1:3: row 0, value[1]: found a; allowed whole numbers 0 to 15",
        "1|SHAPE|:1:1: found 1 values in row 0; allowed 2 to 3 values",
        "1,2,3,4|SHAPE|:1:1: found 4 values in row 0; allowed 2 to 3 values",
        "1,2;1,2,3|SHAPE|:2:1: found 3 values in row 1; allowed 2 as in the first row",
        "# nothing|EMPTY|: found no rows; allowed rows of 2 to 3 values"
      })
  void namesTheCellOrTheShapeThatIsWrong(String text, String code, String expected) {
    assertThatThrownBy(() -> read(text.replace(';', '\n')))
        .isInstanceOf(InputException.class)
        .message()
        .startsWith("%Error-" + code + ": " + folder.resolve("rows.csv") + expected);
  }

  @Test
  void refusesNpyThatIsNoneOfThese() throws IOException {
    Path file = folder.resolve("rows.npy");
    NpyFile.write(file, 1, 2, (row, column) -> 0.5);
    assertThatThrownBy(() -> MatrixFile.readRows(file, COLUMNS, 2))
        .hasMessage("%Error-TYPE: " + file + ": found floating-point numbers; allowed integers");
    NpyFile.write(file, NpyFile.Type.UINT8, 2, 5, (row, column) -> 0);
    assertThatThrownBy(() -> MatrixFile.readRows(file, COLUMNS, 2))
        .hasMessage(
            "%Error-SHAPE: " + file + ": found shape (2, 5); allowed rows of 2 to 3 values");
    NpyFile.write(file, NpyFile.Type.INT32, 2, 2, (row, column) -> -row);
    assertThatThrownBy(() -> MatrixFile.readRows(file, COLUMNS, 2))
        .hasMessage("%Error-RANGE: " + file + ": row 1, value[0]: found -1; allowed 0 to 15");
  }

  private long[][] read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("rows.csv"), text);
    return MatrixFile.readRows(file, COLUMNS, 2);
  }
}
