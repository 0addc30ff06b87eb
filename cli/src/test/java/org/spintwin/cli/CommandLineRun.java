// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Exit code and output of a command line that was run in this process, off a terminal. */
record CommandLineRun(int exit, String out, String err) {
  static CommandLineRun of(Object... arguments) {
    return with(Map.of(), false, arguments);
  }

  /**
   * @param environment variables to set besides those of this process
   */
  static CommandLineRun with(
      Map<String, String> environment, boolean terminal, Object... arguments) {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.keySet().removeAll(List.of("NO_COLOR", "SPINTWIN_DEBUG", "SPINTWIN_TIMEOUT"));
    variables.putAll(environment);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(stream(out), stream(err), terminal, terminal, variables);
    String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    int exit = Main.run(surroundings, words);
    return new CommandLineRun(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out);
  }

  /** Paths of everything below a folder, relative to it. */
  static List<String> everythingIn(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(p -> !p.equals(folder))
          .map(p -> folder.relativize(p).toString())
          .sorted()
          .toList();
    }
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
