// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.LifNetworkDraw;
import org.spintwin.golden.LifNetworkModel;
import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.LifNetworkChip.Settings;
import org.spintwin.spec.LifNetworkChip.Source;
import org.spintwin.spec.LifNetworkChip.Synapse;

/** Random legal networks of layers: recurrent, delayed, of mixed widths. */
final class RandomNetworks {
  private static final int MOST_LAYERS = 4;
  private static final int MOST_SOURCES = 3;
  private static final int MOST_DELAY = 6;

  private RandomNetworks() {}

  /** The network that belongs to a seed. */
  static LifNetworkChip draw(long seed) {
    var random = new SplittableRandom(seed);
    while (true) {
      try {
        return LifNetworkDraw.contents(structure(random), random);
      } catch (IllegalArgumentException e) {
        continue; // drawn again until all limits are kept
      }
    }
  }

  static GoldenChip chip(LifNetworkChip network) {
    return LifNetworkModel.chip(network, 1);
  }

  private static LifNetworkChip structure(SplittableRandom random) {
    int layers = random.nextInt(1, MOST_LAYERS + 1);
    int inputs = size(random);
    int[] neurons = IntStream.range(0, layers).map(k -> size(random)).toArray();
    List<Layer> all = new ArrayList<>();
    for (int k = 1; k <= layers; k++) {
      all.add(layer(k, inputs, neurons, random));
    }
    List<Integer> outputs = new ArrayList<>();
    for (int k = layers; k >= 1; k--) {
      if (k == layers || random.nextBoolean()) {
        outputs.add(random.nextInt(outputs.size() + 1), k);
      }
    }
    int inputBits = random.nextBoolean() ? 1 : random.nextInt(2, 11);
    return new LifNetworkChip("network", 12e6, inputs, inputBits, all, outputs);
  }

  private static Layer layer(int k, int inputs, int[] neurons, SplittableRandom random) {
    int own = neurons[k - 1];
    List<Source> sources = new ArrayList<>();
    int columns = 0;
    for (int i = random.nextInt(1, MOST_SOURCES + 1); i > 0; i--) {
      // Often a chain of layers, with others besides.
      boolean chained = sources.isEmpty() && random.nextBoolean();
      int from = chained ? k - 1 : random.nextInt(neurons.length + 1);
      int answers = from == LifNetworkChip.INPUT ? inputs : neurons[from - 1];
      int soonest = from < k ? 0 : 1;
      int delay = random.nextBoolean() ? soonest : random.nextInt(soonest, MOST_DELAY + 1);
      int shift = random.nextBoolean() ? 0 : random.nextInt(5);
      List<Integer> elements =
          random.nextBoolean()
              ? List.of()
              : Stream.generate(() -> random.nextInt(answers))
                  .limit(random.nextInt(1, answers + 2))
                  .toList();
      sources.add(new Source(from, delay, shift, elements));
      columns += elements.isEmpty() ? answers : elements.size();
    }
    int settings = random.nextBoolean() ? own : 1;
    var setting = new Settings(random.nextInt(2), 0, 0, 0, 0, 0);
    return new Layer(
        "layer_" + k,
        own,
        random.nextInt(3) == 0 ? 1 : random.nextInt(1, own + 1),
        random.nextInt(4) > 0,
        random.nextBoolean(),
        Synapse.values()[random.nextInt(3)],
        sources,
        random.nextInt(2, 10),
        random.nextBoolean() ? 0 : random.nextInt(8),
        random.nextInt(4, 25),
        random.nextInt(4, 25),
        random.nextInt(4, 17),
        new int[own][columns],
        Stream.generate(() -> setting).limit(settings).toList());
  }

  /** Small sizes mostly, so that ends of ranges are met. */
  private static int size(SplittableRandom random) {
    return random.nextInt(4) == 0 ? random.nextInt(1, 70) : random.nextInt(1, 10);
  }

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
