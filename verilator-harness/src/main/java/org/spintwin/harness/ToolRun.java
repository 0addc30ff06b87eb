// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.spintwin.harness.HarnessException.Kind;

/**
 * Runs the programs of one build, one after the other, each for a limited time. None outlives the
 * JVM.
 *
 * @param folder where they run
 * @param log collects what they print
 * @param keptLog where the log goes when one of them fails: in a folder of the cache
 * @param timeout limit on each
 * @param install the command that installs them
 */
record ToolRun(Path folder, Path log, Path keptLog, Duration timeout, String install) {
  private static final int SHOWN_LINES = 20;

  /** A tool that fails with less than this left on the disk has probably filled it. */
  private static final long FEW_BYTES = 16 << 20;

  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  /**
   * Runs a command to its end.
   *
   * @throws HarnessException of kind TOOL_MISSING, TOOL_FAILED or TIMEOUT
   */
  void run(List<String> command) {
    run(command, log);
  }

  /** Runs a command; returns what it prints, which is short. */
  String ask(List<String> command) throws IOException {
    Path answer = Files.createTempFile(folder, "answer", ".txt");
    run(command, answer);
    return Files.readString(answer).strip();
  }

  private void run(List<String> command, Path output) {
    int exitCode = exitCode(command, output);
    if (exitCode != 0) {
      throw failure(output, Kind.TOOL_FAILED, name(command) + " failed with exit code " + exitCode);
    }
  }

  private static String name(List<String> command) {
    return Path.of(command.get(0)).getFileName().toString();
  }

  /**
   * Runs a command whose exit code is an answer.
   *
   * @param output collects what it prints
   * @throws HarnessException of kind TOOL_MISSING, TOOL_FAILED when interrupted, or TIMEOUT
   */
  int exitCode(List<String> command, Path output) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().put("LC_ALL", "C");
    String name = name(command);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new HarnessException(
          Kind.TOOL_MISSING,
          "cannot start "
              + command.get(0)
              + ": "
              + e.getMessage()
              + ". Install it with: "
              + install,
          e);
    }
    RUNNING.add(process);
    try {
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw failure(
            output,
            Kind.TIMEOUT,
            name
                + " did not end within "
                + timeout.toSeconds()
                + " s and was killed; set"
                + " SPINTWIN_TIMEOUT to allow more seconds");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HarnessException(Kind.TOOL_FAILED, name + " was interrupted", e);
    } finally {
      kill(process);
      RUNNING.remove(process);
    }
  }

  /** A failure that shows the end of what a program printed, and keeps all of it. */
  HarnessException failure(Path output, Kind kind, String what) {
    try {
      // Tools may print what is not UTF-8.
      List<String> all = Files.readAllLines(output, StandardCharsets.ISO_8859_1);
      String tail =
          all.stream()
              .skip(Math.max(0, all.size() - SHOWN_LINES))
              .map(line -> "\n  " + line)
              .collect(Collectors.joining());
      if (!all.isEmpty()) {
        Files.createDirectories(keptLog.getParent());
        Files.copy(output, keptLog, StandardCopyOption.REPLACE_EXISTING);
      }
      Path cache = keptLog.getParent().getParent();
      // Not by its FileStore, which a changed root does not have.
      long left = folder.toFile().getUsableSpace();
      String space =
          left < FEW_BYTES
              ? "; only "
                  + left / 1024
                  + " KiB are left on the disk of "
                  + cache
                  + ": free some, or set SPINTWIN_CACHE to another folder"
              : "";
      String kept = all.isEmpty() ? "" : "; full log: " + keptLog;
      return new HarnessException(kind, what + space + kept + tail);
    } catch (IOException e) {
      return new HarnessException(kind, what + "; its log cannot be kept: " + e, e);
    }
  }

  /** Ends all programs, for a JVM that is shutting down; they are gone when this returns. */
  static void killAll() {
    for (Process process : RUNNING) {
      kill(process);
      process.onExit().join();
    }
  }

  /** Verilator and g++ are drivers: what they started is killed first. */
  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
