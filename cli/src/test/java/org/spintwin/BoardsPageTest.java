// SPDX-License-Identifier: Apache-2.0
package org.spintwin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.spintwin.board.Board;
import org.spintwin.board.Boards;

/** What docs/boards.md says of the boards is what their files say. */
final class BoardsPageTest {
  static final List<String> NAMES = Boards.NAMES;

  @ParameterizedTest
  @FieldSource("NAMES")
  void thePageSaysHowFarEachBoardWasTaken(String name) throws IOException {
    Board board = new Boards(null).of(name);
    String clock = Board.megahertz(board.clockHz()) + " MHz";
    assertThat(Files.readAllLines(SourceTree.ROOT.resolve("docs/boards.md")))
        .filteredOn(line -> line.startsWith("| `" + name + "` "))
        .singleElement()
        .asString()
        .contains(clock)
        .endsWith(" | " + board.reached().text() + " |");
  }
}
