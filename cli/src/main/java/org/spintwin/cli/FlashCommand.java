// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spintwin.board.Board;
import org.spintwin.harness.BoardTools;
import org.spintwin.io.InputException;
import org.spintwin.io.InputException.Code;
import org.spintwin.io.InputException.Location;
import org.spintwin.io.UserFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code spintwin flash}. */
@Command(
    name = "flash",
    mixinStandardHelpOptions = true,
    description = "Load a bitstream that build made into its board.",
    footerHeading = "%nExample:%n",
    footer = "  spintwin flash build/board")
final class FlashCommand extends SpintwinCommand {
  /** Of a receipt. */
  private static final long MOST_BYTES = 1 << 20;

  @Parameters(paramLabel = "DIR", description = "The folder that build wrote.")
  private Path folder;

  @Override
  ExitCode run(Console console, Map<String, Object> json) throws IOException {
    Path receipt = folder.resolve(BuildCommand.RECEIPT);
    if (!Files.isRegularFile(receipt)) {
      throw fault(Code.NOTFOUND, receipt, null, "no such file", "a folder that build wrote");
    }
    JsonNode built = read(receipt);
    String bitstream = built.path("bitstream").asText("");
    Path file = named(receipt, bitstream);
    if (bitstream.isEmpty() || built.path("bitstream").isNull() || !Files.isRegularFile(file)) {
      throw fault(
          Code.NOTFOUND,
          receipt,
          "bitstream",
          "none",
          "a bitstream; build it where the tools of the board are, with build.sh");
    }
    List<String> command = new ArrayList<>();
    built
        .path("loader")
        .forEach(word -> command.add(word.asText().replace(Board.BITSTREAM, file.toString())));
    String board = built.path("board").asText();
    if (command.isEmpty()) {
      throw fault(
          Code.MISSINGKEY,
          receipt,
          "loader",
          "no command that loads " + board,
          "one in the board file, or the tool of the board's maker");
    }
    if (!Board.LOADERS.contains(command.get(0))) {
      throw fault(
          Code.VALUE,
          receipt,
          "loader",
          command.get(0),
          "a command that begins with " + String.join(", ", Board.LOADERS));
    }
    String said =
        console.timed(
            command.get(0),
            () -> new BoardTools(environment()).run(folder, List.of(List.copyOf(command))));
    said.lines().forEach(line -> console.note("%s", line));
    console.print("loaded %s into %s", bitstream, board);
    json.put("board", board);
    json.put("bitstream", bitstream);
    json.put("loader", command);
    return ExitCode.OK;
  }

  /** A file that build wrote lies in its folder. */
  private Path named(Path receipt, String bitstream) {
    String allowed = "the name of a file in the same folder";
    try {
      Path whole = folder.toAbsolutePath().normalize();
      Path file = whole.resolve(bitstream).normalize();
      if (!file.startsWith(whole)) {
        throw fault(Code.VALUE, receipt, "bitstream", bitstream, allowed);
      }
      return file;
    } catch (InvalidPathException e) {
      throw fault(Code.VALUE, receipt, "bitstream", bitstream, allowed);
    }
  }

  private static JsonNode read(Path receipt) throws IOException {
    try {
      return new ObjectMapper().readTree(UserFile.bytes(receipt, MOST_BYTES));
    } catch (JsonProcessingException e) {
      throw fault(Code.SYNTAX, receipt, null, e.getOriginalMessage(), "what build wrote");
    }
  }

  private static InputException fault(
      Code code, Path file, String key, String found, String allowed) {
    return new InputException(code, Location.of(file), key, found, allowed);
  }
}
