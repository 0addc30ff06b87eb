// SPDX-License-Identifier: Apache-2.0
package org.spintwin.soak;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.spintwin.harness.Digest;
import org.spintwin.harness.HarnessException;
import org.spintwin.harness.HarnessException.Kind;
import org.spintwin.harness.ScratchFolder;
import org.spintwin.harness.VerilatorBuild;
import org.spintwin.rtl.VerilogWriter;

/**
 * Random chips of every kind, one after the other, each built and compared with its golden model at
 * every clock, on several processes at once. What is finished is in the journal of the folder; a
 * soak that is started again with the folder goes on where it was.
 */
public final class Soak {
  /** Hundreds of loaded libraries take memory that only the end of a process gives back. */
  private static final int CONFIGURATIONS_PER_PROCESS = 100;

  /** So many in succession that could not be compared are the fault of the machine. */
  private static final int MOST_FAILURES = 3;

  private static final int VERSION_DIGITS = 16;
  private static final String TEMPORARY = "temporary";

  private final SoakSettings settings;
  private final Listener listener;
  private final SoakJournal journal;
  private final Set<Long> taken = new HashSet<>();
  private final long end;
  private final List<String> failures = new ArrayList<>();
  private long nextIndex;
  private long begun;
  private int failuresInSuccession;
  private boolean stopped;
  private Throwable broken;

  /** Is told what happens, by one thread at a time. */
  public interface Listener {
    /**
     * The soak begins.
     *
     * @param before what earlier runs have finished
     * @param droppedBytes length of a half line at the end of the journal, which was dropped
     */
    void begins(List<Finished> before, int droppedBytes);

    /** A configuration is finished and in the journal. */
    void finished(Finished finished);

    /**
     * A configuration could not be compared. It is not in the journal, so that the next run tries
     * it again.
     */
    void failed(long index, String why);
  }

  /**
   * What all runs of a soak have done.
   *
   * @param finished by all runs with the folder
   * @param failures of this run, which are not among them
   */
  public record Result(List<Finished> finished, List<String> failures) {}

  private Soak(SoakSettings settings, SoakJournal journal, Listener listener) {
    this.settings = settings;
    this.journal = journal;
    this.listener = listener;
    end = System.nanoTime() + settings.time().toNanos();
    journal.finished().forEach(f -> taken.add(f.index()));
    begun = taken.size();
  }

  /**
   * Goes on with a soak, or begins it.
   *
   * @throws org.spintwin.io.InputException when the folder is of another soak or in use
   * @throws HarnessException of kind TOOL_FAILED when several in succession cannot be compared, or
   *     the journal cannot be written, which keeps what is in it
   */
  public static Result run(SoakSettings settings, Listener listener) throws IOException {
    try (SoakJournal journal = SoakJournal.open(settings.folder(), settings.seed(), version())) {
      Path temporary = settings.folder().toAbsolutePath().resolve(TEMPORARY);
      ScratchFolder.discard(temporary); // of a soak that was killed
      try {
        return new Soak(settings, journal, listener).run(temporary);
      } finally {
        ScratchFolder.discard(temporary);
      }
    }
  }

  /** Compares one configuration in this process; there need be no journal. */
  public static Finished only(
      long seed, long index, long clocks, long seconds, VerilatorBuild build, Path folder)
      throws IOException {
    return new ConfigurationRun(seed, clocks, seconds, build, folder, files -> files).run(index);
  }

  /** Where a configuration that differed left its folder behind. */
  public static Path leftBehind(Path folder, long index) {
    return LeftBehind.place(folder, index);
  }

  /** The command that compares a configuration that differed again. */
  public static String replay(long seed, Finished finished) {
    return LeftBehind.replay(seed, finished);
  }

  private Result run(Path temporary) throws IOException {
    listener.begins(journal.finished(), journal.droppedBytes());
    List<Thread> threads = new ArrayList<>();
    for (int w = 0; w < settings.workers(); w++) {
      Path folder = temporary.resolve(ProcessHandle.current().pid() + "-" + w);
      threads.add(new Thread(() -> work(folder), "soak-" + w));
    }
    threads.forEach(Thread::start);
    threads.forEach(this::await);
    if (broken instanceof IOException io) {
      throw io;
    }
    if (broken instanceof RuntimeException runtime) {
      throw runtime;
    }
    if (broken instanceof Error error) {
      throw error;
    }
    return new Result(journal.finished(), List.copyOf(failures));
  }

  /** Waits for the end of a thread; an interruption ends the soak after what is being compared. */
  private void await(Thread thread) {
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        stop();
      }
    }
  }

  /** Has configurations compared until there is an end. */
  private void work(Path folder) {
    try {
      long index = next();
      while (index >= 0) {
        int done = 0;
        boolean usable = true;
        try (WorkerProcess worker =
            new WorkerProcess(
                folder, settings.worker(), settings.environment(), settings.limit())) {
          while (index >= 0 && usable && done++ < CONFIGURATIONS_PER_PROCESS) {
            WorkerProcess.Answer answer = worker.ask(index);
            usable = answer.finished().isPresent();
            take(index, answer);
            index = next();
          }
        }
        ScratchFolder.discard(folder);
      }
    } catch (IOException | RuntimeException | Error e) {
      end(e);
    }
  }

  /** The next configuration that nobody has compared; -1 at the end. */
  private synchronized long next() {
    if (stopped || begun >= settings.configurations() || System.nanoTime() - end >= 0) {
      return -1;
    }
    while (taken.contains(nextIndex) || !settings.kinds().contains(Configuration.kind(nextIndex))) {
      nextIndex++;
    }
    taken.add(nextIndex);
    begun++;
    return nextIndex;
  }

  private synchronized void take(long index, WorkerProcess.Answer answer) {
    if (stopped) {
      return; // another has ended it: this one is done again
    }
    if (answer.finished().isPresent()) {
      Finished finished = answer.finished().get();
      append(finished);
      failuresInSuccession = 0;
      listener.finished(finished);
      if (settings.stopAtFirst() && !finished.agrees()) {
        stop();
      }
      return;
    }
    begun--;
    failures.add("configuration " + index + ": " + answer.failure());
    listener.failed(index, answer.failure());
    if (++failuresInSuccession == MOST_FAILURES) {
      throw new HarnessException(
          Kind.TOOL_FAILED,
          MOST_FAILURES
              + " configurations in succession cannot be compared; mend what the last one says and"
              + " give the same command to go on: "
              + answer.failure());
    }
  }

  private void append(Finished finished) {
    try {
      journal.append(finished);
    } catch (IOException e) {
      throw new HarnessException(
          Kind.TOOL_FAILED,
          "cannot write the journal in "
              + settings.folder()
              + ": "
              + e.getMessage()
              + "; the "
              + journal.finished().size()
              + " configurations in it stay: free some space and give the same command to go on",
          e);
    }
  }

  private synchronized void stop() {
    stopped = true;
  }

  private synchronized void end(Throwable e) {
    stopped = true;
    if (broken == null) {
      broken = e;
    }
  }

  /** Of the program as it runs: its number, and a digest of all that is on its class path. */
  static String version() throws IOException {
    List<String> parts = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (Files.exists(path)) {
        try (Stream<Path> files = Files.walk(path)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            parts.add(new Digest().add(Files.readAllBytes(file)).hex());
          }
        }
      }
    }
    // Not the names: what a class is called is within it, and a folder may be anywhere.
    Digest digest = new Digest();
    parts.stream().sorted().forEach(digest::add);
    return VerilogWriter.VERSION + "-" + digest.hex().substring(0, VERSION_DIGITS);
  }
}
