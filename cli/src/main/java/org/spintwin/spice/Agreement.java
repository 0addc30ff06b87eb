// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spice;

/**
 * How two traces of a neuron compare.
 *
 * @param rmsPercent root mean square difference of the membranes over all steps, percent of the
 *     threshold
 * @param sharedRmsPercent likewise without the steps in which one of the two spikes or is
 *     refractory and the other is not: there the membranes differ by what a spike takes, however
 *     small the cause
 * @param sharedSteps steps that {@code sharedRmsPercent} is over
 * @param spikes of the first
 * @param otherSpikes of the second
 * @param largestShift between the n-th spikes of both, steps; over those that both have
 */
public record Agreement(
    double rmsPercent,
    double sharedRmsPercent,
    int sharedSteps,
    int spikes,
    int otherSpikes,
    int largestShift) {

  /** Largest root mean square difference within the targets, percent of the threshold. */
  public static final double MAX_RMS_PERCENT = 0.5;

  /** Largest shift of a spike within the targets, steps. */
  public static final int MAX_SHIFT = 1;

  static Agreement of(NeuronTrace one, NeuronTrace other, double threshold, int refractory) {
    double all = 0;
    double shared = 0;
    int sharedSteps = 0;
    int steps = one.membrane().length;
    int lastOne = -refractory - 1;
    int lastOther = lastOne;
    for (int step = 0; step < steps; step++) {
      lastOne = one.spiked()[step] ? step : lastOne;
      lastOther = other.spiked()[step] ? step : lastOther;
      double difference = (one.membrane()[step] - other.membrane()[step]) / threshold;
      all += difference * difference;
      if ((step - lastOne <= refractory) == (step - lastOther <= refractory)) {
        shared += difference * difference;
        sharedSteps++;
      }
    }
    int[] spikes = one.spikes();
    int[] others = other.spikes();
    int shift = 0;
    for (int n = 0; n < Math.min(spikes.length, others.length); n++) {
      shift = Math.max(shift, Math.abs(spikes[n] - others[n]));
    }
    return new Agreement(
        100 * Math.sqrt(all / Math.max(1, steps)),
        100 * Math.sqrt(shared / Math.max(1, sharedSteps)),
        sharedSteps,
        spikes.length,
        others.length,
        shift);
  }

  /** Membranes, spike counts and spike times within the targets. */
  public boolean withinTargets() {
    return rmsPercent <= MAX_RMS_PERCENT && sameSpikes();
  }

  /** Equal spike counts, every spike within a step. */
  public boolean sameSpikes() {
    return spikes == otherSpikes && largestShift <= MAX_SHIFT;
  }
}
