// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spintwin.board.Board;
import org.spintwin.board.Boards;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code spintwin boards list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Say which boards there are, and how far a chip was really taken on each.",
    footerHeading = "%nExample:%n",
    footer = "  spintwin boards list --json -")
final class BoardsListCommand extends SpintwinCommand {
  @Mixin private BoardPlaces places;

  @Override
  ExitCode run(Console console, Map<String, Object> json) {
    return list(places.boards(), console, json);
  }

  static ExitCode list(Boards boards, Console console, Map<String, Object> json) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (String name : boards.names()) {
      Board board = boards.of(name);
      console.print(
          "%-14s %-9s %9s  %-30s %s",
          name,
          board.device().name(),
          Board.megahertz(board.clockHz()) + " MHz",
          board.reached().text(),
          board.title());
      entries.add(summary(name, board));
    }
    json.put("boards", entries);
    return ExitCode.OK;
  }

  /** What a list says of a board. */
  static Map<String, Object> summary(String name, Board board) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", name);
    entry.put("title", board.title());
    entry.put("family", board.family().title());
    entry.put("device", board.device().name());
    entry.put("part", board.part());
    entry.put("oscillatorHz", board.oscillatorHz());
    entry.put("clockHz", board.clockHz());
    entry.put("reached", board.reached().text());
    return entry;
  }
}
