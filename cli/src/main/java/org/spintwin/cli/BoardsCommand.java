// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code spintwin boards}, which lists them. */
@Command(
    name = "boards",
    mixinStandardHelpOptions = true,
    description = "Say which FPGA boards a chip can be built for; alone, as boards list.",
    subcommands = {BoardsListCommand.class, BoardsShowCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {"  spintwin boards", "  spintwin boards show icebreaker"})
final class BoardsCommand extends SpintwinCommand {
  @Mixin private BoardPlaces places;

  @Override
  ExitCode run(Console console, Map<String, Object> json) {
    return BoardsListCommand.list(places.boards(), console, json);
  }
}
