// SPDX-License-Identifier: Apache-2.0
package org.spintwin.assurance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/** Asks the same of many mutants, two at once, as each question keeps one core busy. */
final class TwoAtOnce {
  private static final int THREADS = 2;

  /** A question about a mutant. */
  interface Question {
    boolean asked(Mutant mutant) throws Exception;
  }

  private TwoAtOnce() {}

  /**
   * Those of which it is true, in their order.
   *
   * @param progress is told how many were asked about
   */
  static List<Mutant> chosen(List<Mutant> mutants, Question question, LongConsumer progress) {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Boolean>> answers = new ArrayList<>();
      for (Mutant mutant : mutants) {
        answers.add(threads.submit((Callable<Boolean>) () -> question.asked(mutant)));
      }
      List<Mutant> chosen = new ArrayList<>();
      for (int i = 0; i < mutants.size(); i++) {
        if (answers.get(i).get()) {
          chosen.add(mutants.get(i));
        }
        progress.accept(i + 1L);
      }
      return chosen;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
