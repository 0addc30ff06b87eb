// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.pcm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;
import org.spintwin.golden.TsPcmSteps;
import org.spintwin.spec.TsPcmChip.Training;

/**
 * What is done to the cells of a chip, phase by phase. How long a phase lasts, the step-exact
 * golden model says; what came of it is read from the Verilog afterwards.
 */
final class Course {
  /** Longest rest. */
  private static final int MOST_REST = 1 << 20;

  /** Longest period whose end is waited for. */
  private static final long LONGEST_PERIOD = 1 << 16;

  private final TsPcmSteps cells;
  private final boolean[] pattern;
  private final Training training;
  private final long period;
  private final int[] taught;
  private final int[] nothing;
  private final List<Phase> phases = new ArrayList<>();

  /**
   * @param cells after their reset
   * @param period steps from one decay of the excitabilities to the next
   */
  Course(TsPcmSteps cells, boolean[] pattern, Training training, long period) {
    this.cells = cells;
    this.pattern = pattern;
    this.training = training;
    this.period = period;
    nothing = new int[pattern.length];
    taught = new int[pattern.length];
    Arrays.setAll(taught, n -> pattern[n] ? training.on() : training.off());
  }

  List<Phase> phases() {
    return Collections.unmodifiableList(phases);
  }

  TsPcmSteps cells() {
    return cells;
  }

  /** Teaches the pattern until it is stored, or for as many steps as the chip file allows. */
  void train() {
    steps(taught, training.mostSteps(), () -> stored(training.target()));
  }

  /** Whether the cells of the pattern have at least that conductance, and the others less. */
  private boolean stored(int target) {
    for (int n = 0; n < pattern.length; n++) {
      if (cells.conductance(n) >= target != pattern[n]) {
        return false;
      }
    }
    return true;
  }

  /** RESET of all memories. */
  void forget() {
    for (int n = 0; n < pattern.length; n++) {
      cells.forget(n);
    }
    phases.add(Phase.forgetting(pattern.length));
  }

  /**
   * No input until no voltage is left, then up to the end of a period, unless periods are very
   * long.
   *
   * @return whether the rest was long enough
   */
  boolean rest() {
    return restUntil(() -> all(cells::voltage));
  }

  /** As {@link #rest}, until no excitability is left either. */
  boolean restUntilDecayed() {
    return restUntil(() -> all(cells::voltage) && all(cells::excitability));
  }

  private boolean restUntil(BooleanSupplier over) {
    boolean aligned = period <= LONGEST_PERIOD;
    return steps(
        nothing, MOST_REST, () -> over.getAsBoolean() && (!aligned || cells.periodPosition() == 0));
  }

  /** Steps with the same inputs; whether what was waited for came about. */
  boolean steps(int[] values, int most, BooleanSupplier until) {
    int steps = 0;
    while (steps < most && !until.getAsBoolean()) {
      cells.step(values);
      steps++;
    }
    phases.add(Phase.steps(values, steps));
    return until.getAsBoolean();
  }

  private boolean all(IntUnaryOperator value) {
    for (int n = 0; n < pattern.length; n++) {
      if (value.applyAsInt(n) != 0) {
        return false;
      }
    }
    return true;
  }
}
