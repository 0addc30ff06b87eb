// SPDX-License-Identifier: Apache-2.0
package org.spintwin.soak;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running {@link SoakWorker}. Used by one thread. */
final class WorkerProcess implements AutoCloseable {
  private static final int SHOWN_LINES = 20;
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroy), "end workers"));
  }

  private final Path log;
  private final Duration limit;
  private final Process process;
  private final BufferedReader answers;

  /**
   * What it said of a configuration.
   *
   * @param finished empty where it could not be compared
   * @param failure why not; null where it could
   */
  record Answer(Optional<Finished> finished, String failure) {}

  /**
   * Starts it.
   *
   * @param folder for what it needs for a while; what is left of a crash goes two folders up
   * @param program main class and arguments
   * @param limit after which an unanswered one counts as hanging
   */
  WorkerProcess(Path folder, List<String> program, Map<String, String> environment, Duration limit)
      throws IOException {
    this.limit = limit;
    Files.createDirectories(folder);
    log = folder.resolve("worker.log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:+DisplayVMOutputToStderr",
                "-XX:ErrorFile=" + folder.getParent().resolveSibling("crash-%p.log"),
                "-Djava.io.tmpdir=" + folder,
                "-Djna.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(program);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("TMPDIR", folder.toString());
    // What takes time is building a model that runs for seconds.
    builder.environment().putIfAbsent("SPINTWIN_OPTIMIZATION", "-O1");
    process = builder.start();
    RUNNING.add(process);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Has a configuration compared. After a failure the process is not to be used any more. */
  Answer ask(long index) throws IOException {
    try {
      process.outputWriter(StandardCharsets.UTF_8).append(index + "\n").flush();
    } catch (IOException e) {
      return new Answer(Optional.empty(), ended());
    }
    CompletableFuture<String> line =
        CompletableFuture.supplyAsync(this::readLine, WorkerProcess::start);
    try {
      return parse(line.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return new Answer(Optional.empty(), "no answer within " + limit.toSeconds() + " s; it hangs");
    } catch (ExecutionException e) {
      throw new IOException("cannot read from the worker: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(Optional.empty(), "interrupted");
    }
  }

  /** Not in a pool, whose threads may be fewer than the processes that are waited for. */
  private static void start(Runnable reading) {
    Thread thread = new Thread(reading, "answer");
    thread.setDaemon(true);
    thread.start();
  }

  private String readLine() {
    try {
      return answers.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer parse(String line) throws IOException {
    if (line == null) {
      return new Answer(Optional.empty(), ended());
    }
    String failure = SoakWorker.failureIn(line);
    if (failure != null) {
      return new Answer(Optional.empty(), failure);
    }
    try {
      return new Answer(Optional.of(SoakJournal.parse(line)), null);
    } catch (JsonProcessingException e) {
      return new Answer(Optional.empty(), "the worker says '" + line + "'");
    }
  }

  /** How it ended, with the end of what it said. */
  private String ended() throws IOException {
    String how;
    try {
      how = "exit code " + process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      how = "interrupted";
    }
    List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    String tail =
        String.join("\n  ", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    return "the process that compared it ended with " + how + (tail.isEmpty() ? "" : "\n  " + tail);
  }

  /** Ends it: at once where it waits for work. */
  @Override
  public void close() throws IOException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
    RUNNING.remove(process);
  }
}
