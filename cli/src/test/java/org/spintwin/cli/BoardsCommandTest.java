// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spintwin.board.Boards;

final class BoardsCommandTest {
  @TempDir Path folder;

  @Test
  void listsEveryBoardAndWhatWasReallyDone() throws IOException {
    CommandLineRun run = CommandLineRun.of("boards", "list");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out().lines()).hasSameSizeAs(Boards.NAMES);
    assertThat(run.out())
        .contains("icebreaker     up5k         12 MHz  bitstream built and read back  iCEBreaker")
        .contains("pynq-z2        xc7z020   31.25 MHz  synthesized                    PYNQ-Z2");
    assertThat(CommandLineRun.of("boards")).isEqualTo(run);
    JsonNode json = CommandLineRun.of("boards", "list", "--json", "-").json();
    assertThat(json.get("boards")).hasSameSizeAs(Boards.NAMES);
    assertThat(json.get("boards").get(0).get("clockHz").asLong()).isEqualTo(12_000_000);
  }

  @Test
  void showsWhichPinIsWhatAndWhereThatIsWritten() throws IOException {
    CommandLineRun run = CommandLineRun.of("boards", "show", "upduino");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("upduino: UPduino 3.0 and 3.1 (tinyVision.ai)\n")
        .contains("5280 look-up tables, 5280 flip-flops, 30 block RAMs, 4 single-port RAMs, 8 mult")
        .containsPattern("hold_0_o +16 +LVCMOS33 +held at a level +at 1 +https://");
    JsonNode ports =
        CommandLineRun.of("boards", "show", "upduino", "--json", "-").json().at("/board/ports");
    assertThat(ports).hasSize(6);
    assertThat(ports.get(0).get("pin").asText()).isEqualTo("20");
  }

  @Test
  void aBoardFileOfOnesOwnStartsFromThatOfAnother() throws IOException {
    CommandLineRun yaml = CommandLineRun.of("boards", "show", "ulx3s", "--yaml");
    Path own = folder.resolve("mine.yaml");
    Files.writeString(own, yaml.out().replace("board: ulx3s", "board: mine"));
    CommandLineRun shown = CommandLineRun.of("boards", "show", own);
    assertThat(shown.exit()).as(shown.err()).isZero();
    assertThat(shown.out()).startsWith("mine: ULX3S").contains("clock     25 MHz\n");
    CommandLineRun listed = CommandLineRun.of("boards", "list", "--boards", folder);
    assertThat(listed.out().lines()).last().asString().startsWith("mine ");
  }

  @Test
  void anUnknownBoardIsInvalidInput() {
    CommandLineRun run = CommandLineRun.of("boards", "show", "ulxs3");
    assertThat(run.exit()).isEqualTo(ExitCode.INVALID_INPUT.value());
    assertThat(run.err())
        .startsWith("%Error-VALUE: board: found ulxs3; allowed icebreaker, ")
        .endsWith("(NAME.yaml); did you mean ulx3s?\n");
  }
}
