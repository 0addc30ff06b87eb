// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spice;

import java.util.SplittableRandom;
import org.spintwin.io.SpikeTrain;

/** Presynaptic spikes of a comparison. */
public final class NeuronInput {
  /** How often an input spikes in a step where inputs are random. */
  public static final double RATE = 0.1;

  private NeuronInput() {}

  /** Independent spikes, each with probability {@link #RATE}; the same seed gives the same. */
  public static SpikeTrain random(int inputs, int steps, long seed) {
    var random = new SplittableRandom(seed);
    SpikeTrain train = new SpikeTrain(inputs, steps);
    for (int step = 0; step < steps; step++) {
      for (int input = 0; input < inputs; input++) {
        if (random.nextDouble() < RATE) {
          train.add(step, input);
        }
      }
    }
    return train;
  }

  /**
   * The first steps of a train, without spikes after its end.
   *
   * @return [step][input]
   */
  static boolean[][] table(SpikeTrain train, int steps) {
    boolean[][] active = new boolean[steps][train.inputs()];
    for (int step = 0; step < Math.min(steps, train.steps()); step++) {
      for (int input = 0; input < train.inputs(); input++) {
        active[step][input] = train.get(step, input);
      }
    }
    return active;
  }
}
