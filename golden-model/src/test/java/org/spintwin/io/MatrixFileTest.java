// SPDX-License-Identifier: Apache-2.0
package org.spintwin.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixFileTest {
  @TempDir Path folder;

  @Test
  void readsTextWithCommentsSpacesAndCarriageReturns() throws IOException {
    Path file = csv("\uFEFF# two neurons\r\n\r\n 1, -2 ,3.0\r\n4e0,\t+5,-6.\r\n\r\n");
    assertThat(MatrixFile.readIntegers(file, 2, 3, -7, 7))
        .isDeepEqualTo(new int[][] {{1, -2, 3}, {4, 5, -6}});
  }

  @Test
  void readsNpyOfAnyNumberType() throws IOException {
    Path file = folder.resolve("m.NPY");
    for (NpyFile.Type type : NpyFile.Type.values()) {
      NpyFile.write(file, type, 2, 3, (row, column) -> 3 * row + column);
      assertThat(MatrixFile.readIntegers(file, 2, 3, 0, 5))
          .isDeepEqualTo(new int[][] {{0, 1, 2}, {3, 4, 5}});
    }
    NpyFile.write(file, 1, 2, (row, column) -> -column);
    assertThat(MatrixFile.readIntegers(file, 1, 2, -1, 1)).isDeepEqualTo(new int[][] {{0, -1}});
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2,3;4,5,9|RANGE|:2:5: [1,2]: found 9; allowed -7 to 7",
        "1,2,3;4, nan,6|TYPE|:2:4: [1,1]: found nan; allowed whole numbers -7 to 7",
        "1,2,3;4,inf,6|TYPE|:2:3: [1,1]: found inf; allowed whole numbers -7 to 7",
        "1,2,3;4,1.5,6|TYPE|:2:3: [1,1]: found 1.5; allowed whole numbers -7 to 7",
        "1,2,1e999;4,5,6|RANGE|:1:5: [0,2]: found 1e999; allowed -7 to 7",
        "1,,3;4,5,6|TYPE|:1:3: [0,1]: found nothing; allowed whole numbers -7 to 7",
        "1,x,3;4,5,6|TYPE|:1:3: [0,1]: found x; allowed whole numbers -7 to 7",
        "1,2,3;4,5|SHAPE|:2:1: found 2 values in row 1; allowed 3 values",
        "1,2;3,4;5,6|SHAPE|: found 3 rows of 2 values; allowed 2 rows of 3 values;"
            + " did you mean the transpose of this matrix?",
        "1,2,3|SHAPE|: found 1 rows of 3 values; allowed 2 rows of 3 values",
        "# nothing|SHAPE|: found 0 rows of 0 values; allowed 2 rows of 3 values"
      })
  void namesTheCellOrTheShapeThatIsWrong(String text, String code, String expected)
      throws IOException {
    Path file = csv(text.replace(';', '\n'));
    assertThatThrownBy(() -> MatrixFile.readIntegers(file, 2, 3, -7, 7))
        .isInstanceOf(InputException.class)
        .message()
        .startsWith("%Error-" + code + ": " + file + expected);
  }

  @Test
  void namesTheCellOrTheShapeThatIsWrongInNpy() throws IOException {
    Path file = folder.resolve("m.npy");
    NpyFile.write(file, 2, 3, (row, column) -> row == 1 && column == 2 ? Double.NaN : 0);
    assertThatThrownBy(() -> MatrixFile.readIntegers(file, 2, 3, -7, 7))
        .isInstanceOf(InputException.class)
        .hasMessage("%Error-RANGE: " + file + ": [1,2]: found NaN; allowed whole numbers -7 to 7");
    NpyFile.write(file, 2, 3, (row, column) -> 0.5);
    assertThatThrownBy(() -> MatrixFile.readIntegers(file, 2, 3, -7, 7))
        .hasMessage("%Error-RANGE: " + file + ": [0,0]: found 0.5; allowed whole numbers -7 to 7");
    NpyFile.write(file, NpyFile.Type.INT64, 2, 3, (row, column) -> Long.MAX_VALUE);
    assertThatThrownBy(() -> MatrixFile.readIntegers(file, 2, 3, -7, 7))
        .hasMessage(
            "%Error-RANGE: "
                + file
                + ": [0,0]: found 9223372036854775807;"
                + " allowed whole numbers -7 to 7");
    assertThatThrownBy(() -> MatrixFile.readIntegers(file, 3, 2, -7, 7))
        .hasMessage(
            "%Error-SHAPE: "
                + file
                + ": found 2 rows of 3 values; allowed 3 rows of 2 values;"
                + " did you mean the transpose of this matrix?");
  }

  private Path csv(String text) throws IOException {
    return Files.writeString(folder.resolve("m.csv"), text);
  }
}
