// SPDX-License-Identifier: Apache-2.0
package org.spintwin.demo;

import java.util.Map;
import org.spintwin.spec.TwinImage;

/** What training made of a split, and the golden model of its held-out images. */
public final class SplitOutcome {
  private final DigitSet.Split split;
  private final DigitTrainer.Weights weights;
  private final int[][] counts;
  private final Map<DigitChip, TwinImage> twins;
  private final Map<DigitChip, long[][]> fired;

  /**
   * @param counts spikes [held-out image][input]
   * @param fired by chip, [held-out image][step], neuron k in bit k
   */
  SplitOutcome(
      DigitSet.Split split,
      DigitTrainer.Weights weights,
      int[][] counts,
      Map<DigitChip, TwinImage> twins,
      Map<DigitChip, long[][]> fired) {
    this.split = split;
    this.weights = weights;
    this.counts = counts;
    this.twins = twins;
    this.fired = fired;
  }

  /** Share of the held-out images that the real weights get right in software. */
  public double floatAccuracy() {
    return Classifier.accuracy(Classifier.decide(weights.real(), counts), split.heldOut().labels());
  }

  /** Share of the held-out images that a twin gets right. */
  public double accuracy(DigitChip kind) {
    return Classifier.accuracy(Presentation.decisions(fired(kind)), split.heldOut().labels());
  }

  /** Held-out images. */
  public int images() {
    return counts.length;
  }

  /** 0 to 4. */
  public int number() {
    return split.number();
  }

  /** Of the cells of its mismatched chip. */
  public long deviceSeed() {
    return twin(DigitChip.MISMATCHED).spec().device().seed();
  }

  DigitSet.Split split() {
    return split;
  }

  DigitTrainer.Weights weights() {
    return weights;
  }

  int[][] counts() {
    return counts;
  }

  TwinImage twin(DigitChip kind) {
    return twins.get(kind);
  }

  long[][] fired(DigitChip kind) {
    return fired.get(kind);
  }
}
