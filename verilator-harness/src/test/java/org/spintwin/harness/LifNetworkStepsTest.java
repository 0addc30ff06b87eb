// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.LifNetworkModel;
import org.spintwin.golden.LifNetworkSteps;
import org.spintwin.soak.RandomNetworks;
import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.LifNetworkChip.Synapse;
import org.spintwin.spec.RecordLayout.Signal;

/** The two golden models of networks, by the clock and by the step, over random networks. */
final class LifNetworkStepsTest {
  private static final long NETWORKS = Boolean.getBoolean("spintwin.full") ? 300 : 25;
  private static final int STEPS = 60;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, NETWORKS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void stepsWithoutClocksAreThoseWithClocks(long seed) {
    LifNetworkChip network = answering(RandomNetworks.draw(seed));
    var random = new SplittableRandom(seed);
    var clocked = new Clocked(RandomNetworks.chip(network));
    var steps = new LifNetworkSteps(network);
    boolean begins = true;
    for (int s = 0; s < STEPS; s++) {
      if (random.nextInt(20) == 0) {
        clocked.interrupt(random.nextInt(1, 40));
        begins = true;
      }
      long[] values = values(network, random);
      boolean first = random.nextInt(12) == 0;
      steps.step(values, first || begins);
      clocked.step(values, first);
      begins = false;
      String where = "seed " + seed + ", step " + s;
      for (int k = 1; k <= network.layers().size(); k++) {
        Layer layer = network.layers().get(k - 1);
        assertThat(clocked.answers(k)).as("%s, layer %d", where, k).isEqualTo(steps.answers(k));
        assertThat(clocked.state(k, layer, 0))
            .as("%s, membranes of layer %d", where, k)
            .isEqualTo(steps.membranes(k));
        if (layer.synapse() != Synapse.NONE) {
          assertThat(clocked.state(k, layer, 1))
              .as("%s, currents of layer %d", where, k)
              .isEqualTo(steps.currents(k));
        }
      }
      assertThat(clocked.get("saturated_o") != 0).as(where).isEqualTo(steps.saturated());
    }
  }

  /** A comparison of networks that are silent, or always at their limits, would prove little. */
  @Test
  void randomNetworksSpikeAndAreSilentAndClipAndDoNot() {
    int spikes = 0;
    int silent = 0;
    int clipped = 0;
    int exact = 0;
    for (long seed : seeds().toArray()) {
      LifNetworkChip network = RandomNetworks.draw(seed);
      var steps = new LifNetworkSteps(network);
      for (int s = 0; s < STEPS; s++) {
        steps.step(values(network, new SplittableRandom(seed + 1000 * s)), s % 20 == 0);
        for (int k = 1; k <= network.layers().size(); k++) {
          clipped += steps.clips(k) > 0 ? 1 : 0;
          exact += steps.clips(k) == 0 ? 1 : 0;
          if (network.layers().get(k - 1).fires()) {
            long fired = LongStream.of(steps.answers(k)).sum();
            spikes += (int) fired;
            silent += steps.answers(k).length - (int) fired;
          }
        }
      }
    }
    assertThat(spikes).isBetween(silent / 10, silent * 10);
    assertThat(clipped).isBetween(exact / 10, exact * 10);
  }

  private static long[] values(LifNetworkChip network, SplittableRandom random) {
    long[] values = new long[network.inputs()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          network.inputBits() == 1
              ? random.nextInt(2)
              : random.nextLong() >> (64 - random.nextInt(1, network.inputBits() + 1));
    }
    return values;
  }

  /** The same network with the answers of all layers as results. */
  private static LifNetworkChip answering(LifNetworkChip network) {
    List<Integer> all = IntStream.rangeClosed(1, network.layers().size()).boxed().toList();
    return new LifNetworkChip(
        network.name(),
        network.clockHz(),
        network.inputs(),
        network.inputBits(),
        network.layers(),
        all);
  }

  /** The clock-exact model, driven step by step. */
  private static final class Clocked {
    private final LifNetworkChip network;
    private final ClockedModel model;
    private final long latency;
    private final long[] inputs;
    private final long[] record;

    Clocked(GoldenChip chip) {
      model = chip.golden();
      network = ((LifNetworkModel) chip.model()).structure();
      latency = chip.design().top().latency().eval(chip.design().values());
      inputs = new long[model.inputs().words()];
      record = new long[model.compared().words()];
      clock();
    }

    private void clock() {
      model.clock(inputs, 0, record, 0);
    }

    private void set(String port, long value) {
      inputs[model.inputs().signal(port).offset()] = value;
    }

    long get(String port) {
      return model.compared().signal(port).get(record, 0, 0);
    }

    /** A step is taken, and a reset comes some clocks later. */
    void interrupt(int clocks) {
      take(new long[network.inputs()], true);
      for (int c = 0; c < clocks; c++) {
        clock();
      }
      set("rst_ni", 0);
      clock();
    }

    void step(long[] values, boolean first) {
      take(values, first);
      for (long c = 1; c < latency; c++) {
        clock();
        assertThat(get("valid_o")).isZero();
      }
      clock();
      assertThat(get("valid_o")).isEqualTo(1);
    }

    private void take(long[] values, boolean first) {
      set("rst_ni", 1);
      while (get("ready_o") == 0) {
        clock();
      }
      set("valid_i", 1);
      set("first_i", first ? 1 : 0);
      Signal port = numbers("values_i", model.inputs().signal("values_i"), values.length, false);
      for (int i = 0; i < values.length; i++) {
        port.set(inputs, 0, i, values[i]);
      }
      clock();
      set("valid_i", 0);
      set("first_i", 0);
    }

    long[] answers(int k) {
      Layer layer = network.layers().get(k - 1);
      String port = (layer.fires() ? "spikes_" : "values_") + k + "_o";
      Signal signal = numbers(port, model.compared().signal(port), layer.neurons(), !layer.fires());
      return LongStream.range(0, layer.neurons())
          .map(n -> signal.get(record, 0, (int) n))
          .toArray();
    }

    /** Membranes of a layer, number 0 of its state, or currents, number 1. */
    long[] state(int k, Layer layer, int number) {
      String name = "u_neurons_" + k + ".state_q";
      long[] contents = model.memory(name);
      int longs = contents.length / layer.groups();
      int width = number == 0 ? layer.membraneBits() : layer.currentBits();
      long[] numbers = new long[layer.neurons()];
      for (int n = 0; n < numbers.length; n++) {
        int lane = n % layer.lanes();
        int low = number * layer.lanes() * layer.membraneBits() + lane * width;
        long value = 0;
        for (int bit = 0; bit < width; bit++) {
          int at = low + bit;
          value |= (contents[n / layer.lanes() * longs + at / 64] >>> at % 64 & 1) << bit;
        }
        numbers[n] = value << (64 - width) >> (64 - width);
      }
      return numbers;
    }

    private static Signal numbers(String name, Signal port, int count, boolean signed) {
      return new Signal(name, count, port.bits() / count, signed, port.offset());
    }
  }
}
