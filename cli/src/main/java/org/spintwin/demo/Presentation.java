// SPDX-License-Identifier: Apache-2.0
package org.spintwin.demo;

import java.util.Arrays;
import org.spintwin.golden.MramLifSteps;
import org.spintwin.spec.TwinImage;

/**
 * How the chip is shown an image: a reset, the coded steps, then idle steps in which the traces run
 * out.
 */
record Presentation(RateCoder coder, int idleSteps) {
  static final Presentation DEMO = new Presentation(new RateCoder(64), 8);

  int steps() {
    return coder.steps() + idleSteps;
  }

  /** Input spikes of each step, input i in bit i. */
  long[] spikes(int[] counts) {
    return Arrays.copyOf(coder.spikes(counts), steps());
  }

  /**
   * What the step-exact golden model fires.
   *
   * @param counts [image][input]
   * @return [image][step], neuron k in bit k
   */
  long[][] golden(TwinImage twin, int[][] counts) {
    MramLifSteps model = new MramLifSteps(twin);
    long[][] fired = new long[counts.length][steps()];
    long[] word = new long[1];
    for (int n = 0; n < counts.length; n++) {
      long[] spikes = spikes(counts[n]);
      model.reset();
      for (int t = 0; t < spikes.length; t++) {
        word[0] = spikes[t];
        model.step(word);
        for (int k = 0; k < twin.spec().array().neurons(); k++) {
          fired[n][t] |= model.spiked(k) ? 1L << k : 0;
        }
      }
    }
    return fired;
  }

  /** Spikes of each class's neuron. */
  static int[] count(long[] fired) {
    int[] counts = new int[DigitSet.CLASSES];
    for (long step : fired) {
      for (int k = 0; k < counts.length; k++) {
        counts[k] += step >>> k & 1;
      }
    }
    return counts;
  }

  /** The digit that each presentation is taken for: whose neuron fired most. */
  static int[] decisions(long[][] fired) {
    return Arrays.stream(fired).mapToInt(steps -> Classifier.decide(count(steps))).toArray();
  }
}
