// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ArraySpec.Polarity;

/** Which of the two branches of its neuron each synapse feeds. */
final class Branches {
  private Branches() {}

  /**
   * True where a synapse feeds the inhibitory branch: where its level is negative, and with
   * polarity per row at every synapse of an input that has a negative level.
   *
   * @param levels [neuron][input], signed
   * @throws IllegalArgumentException when an input mixes signs with polarity per row
   */
  static boolean[][] inhibitory(ArraySpec array, int[][] levels) {
    boolean[][] inhibitory = new boolean[array.neurons()][array.inputs()];
    for (int input = 0; input < array.inputs(); input++) {
      int negative = -1;
      int positive = -1;
      for (int neuron = 0; neuron < array.neurons(); neuron++) {
        int level = levels[neuron][input];
        inhibitory[neuron][input] = level < 0;
        negative = level < 0 && negative < 0 ? neuron : negative;
        positive = level > 0 && positive < 0 ? neuron : positive;
      }
      if (array.polarity() == Polarity.ROW && negative >= 0) {
        if (positive >= 0) {
          throw new IllegalArgumentException(
              "input "
                  + input
                  + " has a negative level at neuron "
                  + negative
                  + " and a positive one at neuron "
                  + positive
                  + "; with polarity per row all levels of an input share a sign");
        }
        for (boolean[] row : inhibitory) {
          row[input] = true;
        }
      }
    }
    return inhibitory;
  }
}
