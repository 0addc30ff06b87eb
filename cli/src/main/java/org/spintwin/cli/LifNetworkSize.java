// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.LifNetworkChip.Synapse;
import org.spintwin.spec.LifNetworkSizes;

/**
 * What a network of layers takes of an iCE40 without multipliers, estimated: from the builds in
 * {@code docs/chips/lif-network.md}, which it tells within a fifth.
 *
 * @param luts look-up tables
 * @param blockRams of 4,096 bits, for the codes
 */
record LifNetworkSize(long luts, long blockRams) {
  private static final int LAYER_LUTS = 150;
  private static final int LANE_LUTS = 100;
  private static final int RAM_WORDS = 256;
  private static final int RAM_WIDTH = 16;

  /**
   * @param mostLanes of a layer; a layer of more takes as many
   */
  static LifNetworkSize of(LifNetworkChip network, int mostLanes) {
    LifNetworkSizes sizes = network.sizes();
    long luts = 0;
    long rams = 0;
    for (Layer layer : network.layers()) {
      long lanes = Math.min(layer.lanes(), mostLanes);
      long columns = sizes.columns(layer);
      luts += LAYER_LUTS + columns * sizes.valueBits(layer) / 2 + lanes * lane(layer, sizes);
      long groups = (layer.neurons() + lanes - 1) / lanes;
      rams += up(groups * columns, RAM_WORDS) * up(lanes * layer.codeBits(), RAM_WIDTH);
    }
    return new LifNetworkSize(luts, rams);
  }

  /** A multiplier takes about two look-up tables for each pair of bits. */
  private static long lane(Layer layer, LifNetworkSizes sizes) {
    int coefficient = layer.coefficientBits() + 1;
    boolean leaks = layer.settings().stream().anyMatch(s -> s.leak() != 0);
    int values = sizes.valueBits(layer);
    return LANE_LUTS
        + (leaks ? 2L * layer.membraneBits() * coefficient : 0)
        + (layer.synapse() == Synapse.NONE ? 0 : 2L * layer.currentBits() * coefficient)
        + (values == 1 ? 0 : 2L * values * layer.codeBits());
  }

  private static long up(long number, int of) {
    return (number + of - 1) / of;
  }
}
