// SPDX-License-Identifier: Apache-2.0
package org.spintwin.soak;

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

/** Random legal {@code lif-network} chips: recurrent, delayed, of mixed widths. */
public final class RandomNetworks {
  private static final int MOST_LAYERS = 4;
  private static final int MOST_SOURCES = 3;
  private static final int MOST_DELAY = 6;

  private RandomNetworks() {}

  /** The network that belongs to a seed. */
  public static LifNetworkChip draw(long seed) {
    var random = new SplittableRandom(seed);
    while (true) {
      try {
        return LifNetworkDraw.contents(structure(random), random);
      } catch (IllegalArgumentException e) {
        continue; // drawn again until all limits are kept
      }
    }
  }

  public static GoldenChip chip(LifNetworkChip network) {
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
}
