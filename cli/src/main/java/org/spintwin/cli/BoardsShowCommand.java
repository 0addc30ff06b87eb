// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.spintwin.board.Board;
import org.spintwin.board.BoardPort;
import org.spintwin.board.BoardPort.Pull;
import org.spintwin.board.FpgaDevice;
import org.spintwin.harness.Toolchain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spintwin boards show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Say what a board has, which pin is what, and where that is written.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  spintwin boards show ulx3s",
      "  spintwin boards show ulx3s --yaml > my-board.yaml"
    })
final class BoardsShowCommand extends SpintwinCommand {
  @Parameters(paramLabel = "BOARD", description = "Name of a board, or path of a board file.")
  private String name;

  @Mixin private BoardPlaces places;

  @Option(names = "--yaml", description = "Print the board file, to start one's own from.")
  private boolean yaml;

  @Override
  ExitCode run(Console console, Map<String, Object> json) {
    Board board = places.boards().of(name);
    json.put("board", json(board));
    if (yaml) {
      console.print("%s", places.boards().text(name).stripTrailing());
      return ExitCode.OK;
    }
    FpgaDevice device = board.device();
    console.print("%s: %s", board.name(), board.title());
    console.print("device    %s, %s", device.title(), board.part());
    console.print(
        "          %d look-up tables, %d flip-flops, %d block RAMs%s, %d multipliers",
        device.logicCells(),
        device.flipFlops(),
        device.blockRams(),
        device.singlePortRams() == 0 ? "" : ", " + device.singlePortRams() + " single-port RAMs",
        device.dsps());
    console.print(
        "clock     %s MHz%s",
        Board.megahertz(board.clockHz()),
        board.divide() == 1
            ? ""
            : ", " + Board.megahertz(board.oscillatorHz()) + " MHz by " + board.divide());
    console.print("reached   %s", board.reached().text());
    console.print("tools     %s", tools(board));
    if (!board.loader().isEmpty()) {
      console.print("loading   %s", String.join(" ", board.loader()));
    }
    if (!board.note().isEmpty()) {
      console.print("note      %s", board.note());
    }
    console.print("");
    for (BoardPort port : board.ports()) {
      console.print(
          "%-10s %-5s %-9s %-16s %-15s %s",
          port.name(),
          port.pin(),
          port.standard(),
          port.role().purpose(),
          detail(port),
          port.source());
    }
    return ExitCode.OK;
  }

  private String tools(Board board) {
    return board.family().tools().stream()
        .map(tool -> tool + (Toolchain.onPath(environment(), tool).isPresent() ? "" : " (missing)"))
        .collect(Collectors.joining(", "));
  }

  private static String detail(BoardPort port) {
    List<String> words = new ArrayList<>();
    switch (port.role()) {
      case RESET, LED -> words.add(port.high() ? "active high" : "active low");
      case HOLD -> words.add(port.high() ? "at 1" : "at 0");
      case CLOCK, UART_RX, UART_TX -> {}
    }
    if (port.pull() != Pull.NONE) {
      words.add("pull " + word(port.pull()));
    }
    return String.join(", ", words);
  }

  private static Map<String, Object> json(Board board) {
    Map<String, Object> json = BoardsListCommand.summary(board.name(), board);
    FpgaDevice device = board.device();
    Map<String, Object> resources = new LinkedHashMap<>();
    resources.put("logicCells", device.logicCells());
    resources.put("flipFlops", device.flipFlops());
    resources.put("blockRams", device.blockRams());
    resources.put("singlePortRams", device.singlePortRams());
    resources.put("dsps", device.dsps());
    json.put("resources", resources);
    json.put("tools", board.family().tools());
    json.put("loader", board.loader());
    json.put("note", board.note());
    json.put(
        "ports",
        board.ports().stream()
            .map(
                port -> {
                  Map<String, Object> entry = new LinkedHashMap<>();
                  entry.put("name", port.name());
                  entry.put("purpose", port.role().purpose());
                  entry.put("pin", port.pin());
                  entry.put("standard", port.standard());
                  entry.put("pull", word(port.pull()));
                  entry.put("high", port.high());
                  entry.put("source", port.source());
                  return entry;
                })
            .toList());
    return json;
  }

  private static String word(Pull pull) {
    return pull.name().toLowerCase(Locale.ROOT);
  }
}
