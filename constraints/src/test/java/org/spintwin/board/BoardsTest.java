// SPDX-License-Identifier: Apache-2.0
package org.spintwin.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.spintwin.board.Board.Reached;

final class BoardsTest {
  static final List<String> NAMES = Boards.NAMES;

  @TempDir Path folder;

  @ParameterizedTest
  @FieldSource("NAMES")
  void aBoardOfTheProgramSaysWhereEachPinIsWritten(String name) {
    Board board = new Boards(null).of(name);
    assertThat(board.name()).isEqualTo(name);
    assertThat(board.ports())
        .allSatisfy(p -> assertThat(p.source()).containsAnyOf("https://", "User Guide"));
    assertThat(board.loader()).isNotEmpty();
    assertThat(board.reached()).isNotEqualTo(Reached.GENERATED);
    // A quarter of it is the highest rate of the line.
    assertThat(board.clockHz()).isBetween(12_000_000L, 50_000_000L);
  }

  @Test
  void anUnknownBoardIsTold() {
    assertThatThrownBy(() -> new Boards(null).of("icebraker"))
        .hasMessage(
            "%Error-VALUE: board: found icebraker; allowed "
                + String.join(", ", NAMES)
                + ", or the path of a board file (NAME.yaml); did you mean icebreaker?");
  }

  @Test
  void aFileInTheFolderOfTheUserIsABoard() throws IOException {
    own("mine", "title: One of my own");
    Boards boards = new Boards(folder);
    assertThat(boards.names()).hasSize(NAMES.size() + 1).endsWith("mine");
    assertThat(boards.of("mine").title()).isEqualTo("One of my own");
    assertThat(boards.of(folder.resolve("mine.yaml").toString())).isEqualTo(boards.of("mine"));
    assertThat(boards.text("mine")).endsWith("title: One of my own\n");
    assertThatThrownBy(() -> boards.of("mime")).hasMessageContaining("did you mean mine?");
  }

  @Test
  void theUsersBoardGoesBeforeThatOfTheProgram() throws IOException {
    own("basys3", "title: Changed by me");
    assertThat(new Boards(folder).of("basys3").title()).isEqualTo("Changed by me");
    assertThat(new Boards(folder).names()).containsExactlyElementsOf(NAMES);
    assertThat(new Boards(null).of("basys3").title()).isEqualTo("Basys 3 (Digilent)");
  }

  @Test
  void aMissingFolderAndAMissingFileAreTold() {
    Path missing = folder.resolve("no");
    assertThatThrownBy(() -> new Boards(missing).names())
        .hasMessage(
            "%Error-DIRECTORY: "
                + missing
                + ": found no such folder; allowed a folder of board files");
    assertThatThrownBy(() -> new Boards(null).of(missing + "/mine.yaml"))
        .hasMessage(
            "%Error-NOTFOUND: "
                + missing
                + "/mine.yaml: found no such file; allowed an existing file");
  }

  private void own(String name, String line) throws IOException {
    Files.writeString(
        folder.resolve(name + ".yaml"),
        """
        spintwin: 1
        board: %s
        device: hx8k
        part: iCE40HX8K-CT256
        clock: {pin: J3, hz: 12000000}
        uart: {rx: {pin: B10}, tx: {pin: B12}}
        %s
        """
            .formatted(name, line));
  }
}
