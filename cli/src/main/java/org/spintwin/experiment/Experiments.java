// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** How experiments are done. */
public final class Experiments {
  /** A core each; a build of Verilog or a run takes one. */
  private static final int AT_A_TIME = 2;

  private Experiments() {}

  /** The experiment of that name. */
  public static <B> Optional<Experiment<B>> named(List<Experiment<B>> all, String name) {
    return all.stream().filter(e -> e.name().equals(name)).findFirst();
  }

  /** An experiment that was done. */
  public record Done(Experiment<?> experiment, Outcome outcome, double seconds) {}

  /**
   * Does experiments, two at a time.
   *
   * @param progress told how many are done, after each
   * @return in the order of the experiments
   * @throws org.spintwin.harness.HarnessException when a program is missing or fails
   */
  public static <B> List<Done> run(List<Experiment<B>> experiments, B bench, IntConsumer progress) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME, Experiments::daemon);
    try {
      // What takes longest comes last in the list and is begun first.
      Done[] done = new Done[experiments.size()];
      Future<?>[] running = new Future<?>[done.length];
      for (int i = done.length - 1; i >= 0; i--) {
        int index = i;
        Callable<Done> work = () -> done[index] = timed(experiments.get(index), bench);
        running[i] = threads.submit(work);
      }
      for (int i = 0; i < running.length; i++) {
        await(running[i]);
        progress.accept(i + 1);
      }
      return List.of(done);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Does one; models that differ are a failure of it. */
  public static <B> Outcome run(Experiment<B> experiment, B bench) {
    try {
      return experiment.run(bench);
    } catch (UnequalModelsException e) {
      return Outcome.fail("golden model and Verilog differ: " + e.getMessage());
    }
  }

  private static <B> Done timed(Experiment<B> experiment, B bench) {
    long start = System.nanoTime();
    Outcome outcome = run(experiment, bench);
    return new Done(experiment, outcome, (System.nanoTime() - start) / 1e9);
  }

  private static void await(Future<?> work) {
    try {
      work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while an experiment ran", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "experiment");
    thread.setDaemon(true);
    return thread;
  }
}
