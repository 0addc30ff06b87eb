// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spice;

import java.util.stream.IntStream;

/**
 * What a neuron did.
 *
 * @param membrane at the end of each step, level steps
 * @param spiked whether in that step
 */
record NeuronTrace(double[] membrane, boolean[] spiked) {
  /** The steps with a spike, in order. */
  int[] spikes() {
    return IntStream.range(0, spiked.length).filter(step -> spiked[step]).toArray();
  }
}
