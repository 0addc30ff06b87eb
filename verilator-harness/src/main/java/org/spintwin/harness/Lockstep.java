// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.ClockedModel.MemoryShape;

/**
 * Runs a golden model and its Verilated counterpart on the same stimulus and compares every bit of
 * their records after every clock, and their memories now and then. Both models and the stimulus
 * must be at the same point when it is made; after a difference it cannot go on.
 *
 * <p>The golden model computes the next batch on a second thread while the Verilated model checks
 * the last one, unless told to use a single thread; the result does not depend on it.
 */
public final class Lockstep {
  /** Memories take longer to compare than a record, and errors in them stay. */
  private static final long MEMORY_INTERVAL = 1 << 20;

  private static final int MOST_CLOCKS = 4096;

  /** 2 MiB: long enough that waking the other thread costs little of it. */
  private static final int BATCH_WORDS = 1 << 18;

  private final ClockedModel golden;
  private final VerilatedModel rtl;
  private final Stimulus stimulus;
  private final boolean singleThreaded;
  private final int batchClocks;
  private final Batch[] batches;

  private final long firstClock;

  /** The golden model's last record, zeros before the first clock. */
  private final long[] before;

  /** Clocks the golden model has done, counted as the Verilated model counts. */
  private long produced;

  private long rtlNanos;
  private long goldenNanos;

  /**
   * @throws IllegalArgumentException when the models do not have the same layouts
   */
  public Lockstep(
      ClockedModel golden, VerilatedModel rtl, Stimulus stimulus, boolean singleThreaded) {
    requireSame("inputs", golden.inputs(), rtl.inputs());
    requireSame("compared signals", golden.compared(), rtl.compared());
    requireSame("memories", golden.memories(), rtl.memories());
    this.golden = golden;
    this.rtl = rtl;
    this.stimulus = stimulus;
    this.singleThreaded = singleThreaded;
    firstClock = rtl.clocks();
    produced = firstClock;
    before = new long[golden.compared().words()];
    int words = Math.max(1, golden.inputs().words() + golden.compared().words());
    batchClocks = Math.max(16, Math.min(MOST_CLOCKS, BATCH_WORDS / words));
    batches = new Batch[] {new Batch(), new Batch()};
  }

  /**
   * Runs some clocks, not more than a batch, without comparing; then the golden model gets the
   * memories of the Verilated one.
   */
  void settle(int clocks) {
    Batch batch = batches[0].fill(produced + clocks);
    rtl.run(batch.nativeInputs, batch.clocks);
    golden.memories().forEach(m -> golden.loadMemory(m.name(), rtl.memory(m.name())));
  }

  /** As {@link #run(long, LongConsumer)}, without progress. */
  public LockstepResult run(long clocks) {
    return run(clocks, done -> {});
  }

  /**
   * Runs that many more clocks, or up to the first difference. Memories are compared at the end
   * too, so a run of 0 clocks compares only them. The result tells of all runs together.
   *
   * @param progress told the clocks done, after each batch
   * @throws RtlStoppedException when the Verilog ends the simulation
   */
  public LockstepResult run(long clocks, LongConsumer progress) {
    long end = rtl.clocks() + clocks;
    ExecutorService thread = Executors.newSingleThreadExecutor(Lockstep::daemon);
    try {
      return run(end, progress, singleThreaded ? Runnable::run : thread);
    } finally {
      // The golden model is the caller's again only when nothing runs it any more.
      thread.shutdown();
      awaitEnd(thread);
    }
  }

  private LockstepResult run(long end, LongConsumer progress, Executor thread) {
    int turn = 0;
    CompletableFuture<Batch> next = produce(batches[turn], end, thread);
    while (true) {
      Batch batch = await(next);
      boolean last = batch.end == end;
      if (!last) {
        turn ^= 1;
        next = produce(batches[turn], end, thread);
      }
      Optional<Mismatch> mismatch = check(batch);
      if (mismatch.isPresent()) {
        return result(mismatch, Optional.empty());
      }
      progress.accept(rtl.clocks());
      Optional<MemoryMismatch> memory = compareMemories(batch.memories);
      if (last || memory.isPresent()) {
        return result(Optional.empty(), memory);
      }
    }
  }

  /** Stimulus and golden records of some clocks. */
  private final class Batch {
    final long[] inputs = new long[batchClocks * golden.inputs().words()];
    final long[] records = new long[batchClocks * golden.compared().words()];
    final WordBuffer nativeInputs = new WordBuffer(inputs.length);
    final WordBuffer nativeRecords = new WordBuffer(records.length);
    int clocks;
    long end;

    /** The golden model's memories after the batch; empty where they are not compared. */
    List<long[]> memories = List.of();

    /** Computes the next clocks, at most up to clock {@code limit}. */
    Batch fill(long limit) {
      long start = System.nanoTime();
      clocks = (int) Math.min(batchClocks, limit - produced);
      int inputWords = golden.inputs().words();
      int recordWords = golden.compared().words();
      if (stimulus instanceof FollowingStimulus following) {
        for (int c = 0; c < clocks; c++) {
          following.follow(inputs, c * inputWords, before, 0);
          golden.clock(inputs, c * inputWords, records, c * recordWords);
          System.arraycopy(records, c * recordWords, before, 0, recordWords);
        }
      } else {
        stimulus.fill(inputs, clocks);
        for (int c = 0; c < clocks; c++) {
          golden.clock(inputs, c * inputWords, records, c * recordWords);
        }
      }
      nativeInputs.put(inputs, clocks * inputWords);
      nativeRecords.put(records, clocks * recordWords);
      end = produced + clocks;
      boolean checkpoint = end == limit || end / MEMORY_INTERVAL > produced / MEMORY_INTERVAL;
      memories =
          checkpoint
              ? golden.memories().stream().map(shape -> golden.memory(shape.name())).toList()
              : List.of();
      produced = end;
      goldenNanos += System.nanoTime() - start;
      return this;
    }
  }

  private static CompletableFuture<Batch> produce(Batch batch, long limit, Executor thread) {
    return CompletableFuture.supplyAsync(() -> batch.fill(limit), thread);
  }

  private static Batch await(CompletableFuture<Batch> next) {
    try {
      return next.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }

  private Optional<Mismatch> check(Batch batch) {
    long start = System.nanoTime();
    long done = rtl.compare(batch.nativeInputs, batch.nativeRecords, batch.clocks);
    rtlNanos += System.nanoTime() - start;
    if (done == batch.clocks) {
      return Optional.empty();
    }
    return Optional.of(
        Mismatch.find(
            golden.compared(),
            rtl.clocks(),
            slice(batch.inputs, done, golden.inputs().words()),
            slice(batch.records, done, golden.compared().words()),
            rtl.differingRecord()));
  }

  private Optional<MemoryMismatch> compareMemories(List<long[]> expected) {
    for (int i = 0; i < expected.size(); i++) {
      MemoryShape shape = golden.memories().get(i);
      Optional<MemoryMismatch> found =
          MemoryMismatch.find(shape, rtl.clocks(), expected.get(i), rtl.memory(shape.name()));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private LockstepResult result(Optional<Mismatch> mismatch, Optional<MemoryMismatch> memory) {
    return new LockstepResult(
        rtl.clocks() - firstClock,
        mismatch,
        memory,
        golden.compared().bits(),
        rtlNanos,
        goldenNanos);
  }

  private static long[] slice(long[] records, long index, int words) {
    int from = Math.toIntExact(index * words);
    return Arrays.copyOfRange(records, from, from + words);
  }

  private static void requireSame(String what, Object golden, Object rtl) {
    if (!golden.equals(rtl)) {
      throw new IllegalArgumentException(
          "golden model and Verilog have different " + what + ":\n  " + golden + "\n  " + rtl);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "golden");
    thread.setDaemon(true);
    return thread;
  }

  private static void awaitEnd(ExecutorService thread) {
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = thread.awaitTermination(1, TimeUnit.HOURS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
