// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks an outside program for its version. */
final class ToolVersion {
  private static final int SECONDS = 20;

  private ToolVersion() {}

  /**
   * First line that the program prints; empty where it prints none, fails or does not end in time.
   *
   * @param option makes it print; null asks nothing
   */
  static Optional<String> ask(Path program, String option) {
    if (option == null) {
      return Optional.empty();
    }
    try {
      Path answer = Files.createTempFile("spintwin-version", ".txt");
      try {
        return ask(program, option, answer);
      } finally {
        Files.delete(answer);
      }
    } catch (IOException e) {
      return Optional.empty(); // it does not start: the caller says that it is broken
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<String> ask(Path program, String option, Path answer)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(program.toString(), option)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(answer.toFile())
            .start();
    try {
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0) {
        return Optional.empty();
      }
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(answer, StandardCharsets.ISO_8859_1)
        .lines()
        .map(line -> line.replaceFirst("^[*\\s]+", "").strip()) // ngspice draws a box of stars
        .filter(line -> !line.isEmpty() && !line.startsWith("Picked up"))
        .findFirst();
  }
}
