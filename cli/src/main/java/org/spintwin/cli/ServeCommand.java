// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.nio.file.Path;
import java.util.Map;
import org.spintwin.golden.GoldenChip;
import org.spintwin.link.LinkAddress;
import org.spintwin.link.PinLine;
import org.spintwin.link.TerminalBoard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code spintwin serve}. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Simulate a board with the chip, behind a terminal that looks like a serial port.",
      "Prints the name of the port, and runs until Ctrl-C. Any program may open the port and speak"
          + " to the board as docs/link.md says, one after the other."
    },
    footerHeading = "%nExample:%n",
    footer = "  spintwin serve chip.yaml --link golden:")
final class ServeCommand extends SpintwinCommand {
  @Parameters(paramLabel = "CHIP.yaml", description = "The chip file.")
  private Path chip;

  @Mixin private ArchitectureOptions architecture;

  @Mixin private LinkOptions link;

  @Override
  ExitCode run(Console console, Map<String, Object> json) {
    LinkAddress address = link.simulated();
    GoldenChip onBoard = architecture.loadForBoard(chip, console).chip();
    PinLine line =
        switch (address.transport()) {
          case GOLDEN -> PinLine.golden(onBoard, link.clockHz(), link.baud());
          default ->
              console.timed(
                  "build Verilog",
                  () -> PinLine.verilog(onBoard, link.clockHz(), link.baud(), toolchain()));
        };
    json.put("link", address.toString());
    try (TerminalBoard board = new TerminalBoard(line)) {
      console.print("%s", board.port());
      console.note("%s behind that port until Ctrl-C", onBoard.design().name());
      board.await();
    } catch (InterruptedException e) {
      console.note("switched off");
    }
    return ExitCode.OK;
  }
}
