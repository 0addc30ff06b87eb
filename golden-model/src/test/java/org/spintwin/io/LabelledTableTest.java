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

class LabelledTableTest {
  @TempDir Path folder;

  @Test
  void readsFeaturesAndClasses() throws IOException {
    LabelledTable table = LabelledTable.read(file("2,3,red,white\n1.5,-2,3e2,1\n0,0,0.25,0\n"));
    assertThat(table.features()).isDeepEqualTo(new double[][] {{1.5, -2, 300}, {0, 0, 0.25}});
    assertThat(table.labels()).containsExactly(1, 0);
    assertThat(table.classes()).containsExactly("red", "white");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|FORMAT: wine.csv: found no line; allowed a first line with number of lines,"
            + " number of features and names of classes",
        "1,2|FORMAT: wine.csv: found 2 cells in the first line; allowed a first line with number"
            + " of lines, number of features and names of classes",
        "0,1,a|RANGE: wine.csv:1:1: number of lines: found 0; allowed 1 to 1000000",
        "1,x,a|TYPE: wine.csv:1:3: number of features: found x; allowed whole numbers 1 to 1000000",
        "2,1,a/1,0|SHAPE: wine.csv:1:1: number of lines: found 1 lines; allowed 2, as said here",
        "1,1,a/1,0/2,0|SHAPE: wine.csv:1:1: number of lines: found 2 lines; allowed 1, as said"
            + " here",
        "1,2,a/1,0|SHAPE: wine.csv:2:1: found 2 cells; allowed 2 features and a class, separated"
            + " by commas",
        "1,2,a/1,2,1|RANGE: wine.csv:2:5: class: found 1; allowed 0 to 0",
        "1,2,a/1,?,0|TYPE: wine.csv:2:3: feature 1: found ?; allowed a number -1000000000 to"
            + " 1000000000"
      })
  void refusesWhatIsNoSuchTable(String text, String message) throws IOException {
    Path file = file(text.replace('/', '\n'));
    assertThatThrownBy(() -> LabelledTable.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("%Error-" + message.replace("wine.csv", file.toString()));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("wine.csv"), text);
  }
}
