// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.LifNetworkChip.Settings;

/** Random codes and settings, of all orders of magnitude, for a network of a given structure. */
public final class LifNetworkDraw {
  private LifNetworkDraw() {}

  /** The network with other codes, and settings that are 0 or alike where they were. */
  public static LifNetworkChip contents(LifNetworkChip structure, SplittableRandom random) {
    return new LifNetworkChip(
        structure.name(),
        structure.clockHz(),
        structure.inputs(),
        structure.inputBits(),
        structure.layers().stream().map(layer -> layer(layer, random)).toList(),
        structure.outputs());
  }

  private static Layer layer(Layer layer, SplittableRandom random) {
    int[][] codes = new int[layer.neurons()][layer.codes()[0].length];
    int bits = random.nextInt(1, layer.codeBits() + 1);
    for (int[] row : codes) {
      for (int c = 0; c < row.length; c++) {
        row[c] = (int) signed(bits, random);
      }
    }
    boolean leaks = layer.any(Settings::leak);
    List<Settings> settings =
        Stream.generate(() -> settings(layer, leaks, random))
            .limit(layer.settings().size())
            .toList();
    return new Layer(
        layer.name(),
        layer.neurons(),
        layer.lanes(),
        layer.fires(),
        layer.subtracts(),
        layer.synapse(),
        layer.sources(),
        layer.codeBits(),
        layer.currentShift(),
        layer.membraneBits(),
        layer.currentBits(),
        layer.coefficientBits(),
        codes,
        settings);
  }

  private static Settings settings(Layer layer, boolean leaks, SplittableRandom random) {
    return new Settings(
        leaks ? coefficient(layer, random) : 0,
        coefficient(layer, random),
        signed(random.nextInt(1, layer.membraneBits() + 1), random),
        signed(random.nextInt(1, layer.currentBits() + 1), random),
        signed(random.nextInt(1, layer.membraneBits() + 1), random),
        signed(random.nextInt(1, layer.membraneBits() + 1), random));
  }

  private static long coefficient(Layer layer, SplittableRandom random) {
    return random.nextLong(1L << random.nextInt(layer.coefficientBits() + 2));
  }

  private static long signed(int bits, SplittableRandom random) {
    return random.nextLong() >> (64 - bits);
  }
}
