// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.pcm;

import java.util.List;
import java.util.Map;

/** A chip that is trained, forgets, rests, and is trained again, as seen in the Verilog. */
final class Lessons implements PcmBench.Observer {
  private static final int FIRST = 0;
  private static final int FORGET = 1;
  private static final int SECOND = 3;

  private final boolean[] pattern;
  private final Lesson first;
  private final Lesson second;
  private final int restSteps;
  private final boolean restedEnough;
  private final long[] spikes;
  private boolean forgotten = true;
  private boolean backgroundRested = true;
  private long clocks;

  private Lessons(PcmBench bench, List<Phase> phases, boolean restedEnough) {
    pattern = bench.pattern();
    int target = bench.spec().training().target();
    int steps = phases.get(FIRST).steps();
    first = new Lesson(pattern, target, steps, steps);
    second = new Lesson(pattern, target, phases.get(SECOND).steps(), steps);
    restSteps = phases.get(FORGET + 1).steps();
    this.restedEnough = restedEnough;
    spikes = new long[pattern.length];
  }

  /**
   * Gives both lessons.
   *
   * @param decayed whether to rest until no excitability is left
   */
  static Lessons give(PcmBench bench, Map<String, Long> parameters, boolean decayed) {
    Course course = bench.course(parameters);
    course.train();
    course.forget();
    boolean rested = decayed ? course.restUntilDecayed() : course.rest();
    course.train();
    Lessons lessons = new Lessons(bench, course.phases(), rested);
    lessons.clocks = bench.play(parameters, course.phases(), lessons);
    return lessons;
  }

  @Override
  public void after(int phase, int step, CellState state) {
    if (phase == FIRST) {
      first.after(step, state);
    } else if (phase == SECOND) {
      second.after(step, state);
    } else {
      // The last one of these is what the second lesson begins with.
      second.after(0, state);
      forgotten &= phase != FORGET || nothingIsLeft(state);
    }
    for (int n = 0; n < pattern.length; n++) {
      boolean changed = state.spiked(n) || state.conductance(n) != 0 || state.excitability(n) != 0;
      backgroundRested &= pattern[n] || !changed;
      // On the clock of forgetting, the spikes are those of the last step still.
      spikes[n] += phase != FORGET && state.spiked(n) ? 1 : 0;
    }
  }

  private boolean nothingIsLeft(CellState state) {
    for (int n = 0; n < pattern.length; n++) {
      if (state.conductance(n) != 0) {
        return false;
      }
    }
    return true;
  }

  Lesson first() {
    return first;
  }

  Lesson second() {
    return second;
  }

  /** Steps between forgetting and the second lesson. */
  int restSteps() {
    return restSteps;
  }

  /** Whether the rest came to its end. */
  boolean restedEnough() {
    return restedEnough;
  }

  /** Whether RESET left no conductance. */
  boolean forgotten() {
    return forgotten;
  }

  /** Whether no cell outside the pattern ever fired, conducted or became excitable. */
  boolean backgroundRested() {
    return backgroundRested;
  }

  /** Spikes of each cell, in both lessons and the rest. */
  long[] spikes() {
    return spikes;
  }

  /** Clocks that were compared. */
  long clocks() {
    return clocks;
  }
}
