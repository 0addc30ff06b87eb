// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.List;
import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.LifNetworkChip.Settings;
import org.spintwin.spec.LifNetworkChip.Source;
import org.spintwin.spec.LifNetworkChip.Synapse;

/** A network that is quick to build and has much of what networks may have. */
final class SmallNetworks {
  private SmallNetworks() {}

  /**
   * Spikes from 5 inputs into 4 recurrent neurons in 3 lanes, these into 3 neurons with a current,
   * both into a readout that also sees an input of two steps ago.
   */
  static LifNetworkChip small() {
    var leak = new Settings(20, 0, 0, 0, 30, -5);
    var current = new Settings(10, 40, 1, -1, 25, 20);
    var sum = new Settings(256, 0, 3, 0, 0, 0);
    List<Layer> layers =
        List.of(
            new Layer(
                "hidden",
                4,
                3,
                true,
                false,
                Synapse.NONE,
                List.of(all(0, 0), all(1, 1), new Source(2, 2, 0, List.of(2, 0))),
                5,
                1,
                9,
                8,
                8,
                codes(4, 11, 5),
                List.of(leak)),
            new Layer(
                "current",
                3,
                1,
                true,
                true,
                Synapse.NOW,
                List.of(all(1, 0), all(3, 1)),
                4,
                2,
                12,
                10,
                8,
                codes(3, 6, 4),
                List.of(current, leak, current)),
            new Layer(
                "sum",
                2,
                2,
                false,
                false,
                Synapse.NONE,
                List.of(
                    all(1, 0), new Source(2, 0, 1, List.of(1)), new Source(0, 2, 0, List.of(4))),
                6,
                0,
                10,
                8,
                8,
                codes(2, 6, 6),
                List.of(sum)));
    return new LifNetworkChip("network", 12e6, 5, 1, layers, List.of(3, 1));
  }

  private static Source all(int layer, int delay) {
    return new Source(layer, delay, 0, List.of());
  }

  /** Codes that are all different from their neighbours. */
  private static int[][] codes(int neurons, int columns, int bits) {
    int[][] codes = new int[neurons][columns];
    for (int n = 0; n < neurons; n++) {
      for (int c = 0; c < columns; c++) {
        codes[n][c] = (7 * n + 5 * c + 3) % (1 << bits) - (1 << bits) / 3;
        codes[n][c] = Math.min(codes[n][c], (1 << (bits - 1)) - 1);
      }
    }
    return codes;
  }
}
