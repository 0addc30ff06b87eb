// SPDX-License-Identifier: Apache-2.0
package org.spintwin.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Cases one after the other, each from a seed of its own, in one process with a limited heap.
 *
 * @param program under test
 * @param around the folder that must not change
 * @param folder the working folder, within {@code around}
 * @param saved takes the cases that are findings
 */
public record Campaign(Program program, Path around, Path folder, Path saved) {
  /** Of processor time; what else the machine does must not make a finding. */
  private static final long MOST_NANOS = 5_000_000_000L;

  /** Of the clock, where a case waits for what never comes. */
  private static final long MOST_WAITED_NANOS = 60_000_000_000L;

  private static final long POLL_MILLIS = 100;

  /** Told to whoever started the campaign; a case that hangs ends the process. */
  public interface Log {
    void begins(long index);

    void finding(long index, String text);
  }

  /** How the cases of the formats ended. */
  public static final class Tally {
    private final Map<String, Map<String, Integer>> ends = new TreeMap<>();

    private void add(String format, String end) {
      ends.computeIfAbsent(format, f -> new TreeMap<>()).merge(end, 1, Integer::sum);
    }

    /** A line for each format and end: {@code format end count}. */
    public List<String> lines() {
      return ends.entrySet().stream()
          .flatMap(
              f ->
                  f.getValue().entrySet().stream()
                      .map(e -> f.getKey() + " " + e.getKey() + " " + e.getValue()))
          .toList();
    }
  }

  /**
   * Runs cases.
   *
   * @param seed of all cases; each depends on it and its own number alone
   * @return false where a case hung, after which this process should end
   */
  public boolean run(long seed, long first, long count, Tally tally, Log log) throws IOException {
    Scratch scratch = new Scratch(around, folder);
    Worker worker = new Worker();
    for (long index = first; index < first + count; index++) {
      log.begins(index);
      SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index);
      HostileFormat format = HostileFormat.ALL.get((int) (index % HostileFormat.ALL.size()));
      HostileCase given = format.draw(random);
      scratch.fill(given.files());
      Future<Answer> answer = worker.submit(() -> given.action().with(program));
      List<String> faults;
      try {
        Answer found = awaited(answer, worker.thread);
        if (found == null) {
          String where = Arrays.toString(worker.thread.getStackTrace());
          finding(log, index, seed, format, given, List.of("does not end: " + where));
          return false;
        }
        faults = Oracle.faults(given, found);
        tally.add(format.name(), end(found));
      } catch (ExecutionException e) {
        faults = List.of("thrown: " + trace(e.getCause()));
        tally.add(format.name(), "thrown");
      }
      List<String> trespasses = scratch.trespasses(given.files());
      if (!faults.isEmpty() || !trespasses.isEmpty()) {
        finding(log, index, seed, format, given, faults.isEmpty() ? trespasses : faults);
      }
    }
    scratch.fill(Map.of());
    return true;
  }

  /** The thread of all cases. */
  private static final class Worker {
    private final Thread thread;
    private final ExecutorService executor;

    Worker() {
      var queue = new LinkedBlockingQueue<Runnable>();
      executor = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, queue, Worker::daemon);
      try {
        thread = executor.submit(Thread::currentThread).get();
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException("asking for the thread", e);
      }
    }

    private static Thread daemon(Runnable work) {
      Thread thread = new Thread(work, "case");
      thread.setDaemon(true);
      return thread;
    }

    Future<Answer> submit(Callable<Answer> work) {
      return executor.submit(work);
    }
  }

  /** Null where it takes too long. */
  private static Answer awaited(Future<Answer> answer, Thread thread) throws ExecutionException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begun = System.nanoTime();
    long used = threads.getThreadCpuTime(thread.getId());
    while (true) {
      try {
        return answer.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        boolean tooLong = threads.getThreadCpuTime(thread.getId()) - used > MOST_NANOS;
        if (tooLong || System.nanoTime() - begun > MOST_WAITED_NANOS) {
          return null;
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts", e);
      }
    }
  }

  /** An exit code, and what an error begins with. */
  private static String end(Answer answer) {
    return answer.exit()
        + answer
            .err()
            .lines()
            .filter(line -> line.startsWith("%Error-"))
            .map(line -> "-" + line.substring("%Error-".length(), line.indexOf(':')))
            .findFirst()
            .orElse("");
  }

  private static String trace(Throwable thrown) {
    return thrown
        + Arrays.stream(thrown.getStackTrace())
            .limit(8)
            .map(frame -> "\n    " + frame)
            .collect(Collectors.joining());
  }

  private void finding(
      Log log, long index, long seed, HostileFormat format, HostileCase given, List<String> faults)
      throws IOException {
    Path kept = saved.resolve(seed + "-" + index);
    for (Map.Entry<String, byte[]> file : given.files().entrySet()) {
      Path path = kept.resolve("files").resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    String text =
        "%s, case %d of seed %d\n  %s\n  %s\n  again: %s"
            .formatted(
                format.name(),
                index,
                seed,
                given.told(),
                String.join("\n  ", faults),
                again(seed, index));
    Files.createDirectories(kept);
    Files.write(kept.resolve("finding.txt"), HostileCase.utf8(text + "\n"));
    log.finding(index, text + "\n  its files: " + kept);
  }

  private static String again(long seed, long index) {
    return "./spintwin test -- -pl cli -am -Dtest=HostileInputTest -Dspintwin.fuzzSeed="
        + seed
        + " -Dspintwin.fuzzFirst="
        + index
        + " -Dspintwin.fuzzCases=1 -Dsurefire.failIfNoSpecifiedTests=false";
  }
}
