// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** The spikes of some steps, and packets of events that say them. */
final class StepPackets {
  /** A beat; a negative input is none. */
  record Beat(int input, boolean last) {}

  private final int inputs;
  private final List<BitSet> steps = new ArrayList<>();

  /** Random steps, some of them silent, some of them full. */
  StepPackets(int inputs, int count, SplittableRandom random) {
    this.inputs = inputs;
    for (int s = 0; s < count; s++) {
      int activity = random.nextInt(6);
      var step = new BitSet();
      for (int i = 0; i < inputs; i++) {
        step.set(i, random.nextInt(5) < activity);
      }
      steps.add(step);
    }
  }

  int count() {
    return steps.size();
  }

  BitSet step(int index) {
    return steps.get(index);
  }

  /**
   * The steps as beats: events in random order, some more than once, null beats and events of
   * unknown inputs between them, the step end with the last event or alone.
   */
  List<Beat> beats(SplittableRandom random) {
    List<Beat> beats = new ArrayList<>();
    for (BitSet step : steps) {
      List<Integer> events = new ArrayList<>();
      step.stream()
          .forEach(i -> events.addAll(Collections.nCopies(Math.max(1, random.nextInt(-8, 4)), i)));
      if (random.nextInt(4) == 0) {
        events.add(random.nextBoolean() ? -1 : random.nextInt(inputs, 1 << 16));
      }
      Collections.shuffle(events, new Random(random.nextLong()));
      if (events.isEmpty() || random.nextInt(4) == 0) {
        events.add(-1);
      }
      for (int e = 0; e < events.size(); e++) {
        beats.add(new Beat(events.get(e), e == events.size() - 1));
      }
    }
    return beats;
  }
}
