// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spintwin.spec.LifNetworkChip;
import org.spintwin.spec.LifNetworkChip.Layer;
import org.spintwin.spec.LifNetworkChip.Settings;
import org.spintwin.spec.LifNetworkChip.Source;
import org.spintwin.spec.LifNetworkChip.Synapse;
import org.spintwin.spec.LifNetworkSizes;

/**
 * Step-exact golden model of a network of layers: {@code docs/chips/lif-network.md}, "Semantics",
 * without clocks. For many steps, where only results matter; one thread at a time.
 *
 * <p>Layers are counted from 1. Arrays that are handed out are those in use: not to be modified,
 * and of the last step only.
 */
public final class LifNetworkSteps {
  private final LifNetworkSizes sizes;
  private final List<Population> populations = new ArrayList<>();

  /** [layer][place][neuron], what layers answered in the last steps; layer 0 is the inputs. */
  private final long[][][] past;

  /** Number of the last step, and of the first of its sequence. */
  private long now = -1;

  private long began;

  public LifNetworkSteps(LifNetworkChip chip) {
    sizes = chip.sizes();
    past = new long[chip.layers().size() + 1][][];
    for (int k = 0; k < past.length; k++) {
      past[k] = new long[1 + longestDelay(chip, k)][sizes.answers(k)];
    }
    chip.layers().forEach(layer -> populations.add(new Population(layer)));
  }

  private static int longestDelay(LifNetworkChip chip, int of) {
    return chip.layers().stream()
        .flatMap(layer -> layer.sources().stream())
        .filter(source -> source.layer() == of)
        .mapToInt(Source::delay)
        .max()
        .orElse(0);
  }

  /**
   * One step.
   *
   * @param values numbers of the inputs
   * @param first whether a sequence begins with it; one begins with the first step of all
   */
  public void step(long[] values, boolean first) {
    now++;
    if (first || now == 0) {
      began = now;
      populations.forEach(Population::clear);
    }
    System.arraycopy(values, 0, past[0][place(0, 0)], 0, values.length);
    for (int k = 1; k < past.length; k++) {
      populations.get(k - 1).step(past[k][place(k, 0)]);
    }
  }

  private int place(int layer, int delay) {
    return (int) ((now - delay) % past[layer].length);
  }

  /** Spikes or membranes of a layer. */
  public long[] answers(int layer) {
    return past[layer][place(layer, 0)];
  }

  /** Membranes of a layer after the step. */
  public long[] membranes(int layer) {
    return populations.get(layer - 1).membranes;
  }

  /** Membranes of a layer as they were compared with the threshold. */
  public long[] compared(int layer) {
    return populations.get(layer - 1).compared;
  }

  /** Synaptic currents of a layer after the step; 0 where it has none. */
  public long[] currents(int layer) {
    return populations.get(layer - 1).currents;
  }

  /** How often a number of a layer was clipped in the step. */
  public int clips(int layer) {
    return populations.get(layer - 1).clips;
  }

  /** Whether a number was clipped in the step. */
  public boolean saturated() {
    return populations.stream().anyMatch(p -> p.clips > 0);
  }

  /** The array and the neurons of a layer. */
  private final class Population {
    private final Layer layer;

    /** [source][place], what each source takes. */
    private final int[][] elements;

    /** [column][neuron]. */
    private final long[][] codes;

    private final long[] sums;
    private final long[] membranes;
    private final long[] compared;
    private final long[] currents;
    private int clips;

    Population(Layer layer) {
      this.layer = layer;
      int neurons = layer.neurons();
      elements =
          layer.sources().stream()
              .map(source -> sizes.elements(source).stream().mapToInt(i -> i).toArray())
              .toArray(int[][]::new);
      codes = new long[sizes.columns(layer)][neurons];
      for (int j = 0; j < codes.length; j++) {
        for (int n = 0; n < neurons; n++) {
          codes[j][n] = layer.codes()[n][j];
        }
      }
      sums = new long[neurons];
      membranes = new long[neurons];
      compared = new long[neurons];
      currents = new long[neurons];
    }

    void clear() {
      Arrays.fill(membranes, 0);
      Arrays.fill(currents, 0);
    }

    void step(long[] answers) {
      clips = 0;
      sum();
      for (int n = 0; n < answers.length; n++) {
        Settings s = layer.settings(n);
        long before = currents[n];
        long driven = sums[n] << layer.currentShift();
        if (layer.synapse() != Synapse.NONE) {
          currents[n] =
              clip(
                  before - decay(before, s.decay()) + driven + s.currentOffset(),
                  layer.currentBits());
          driven = layer.synapse() == Synapse.NOW ? currents[n] : before;
        }
        long v = membranes[n];
        v = clip(v - decay(v, s.leak()) + driven + s.offset(), layer.membraneBits());
        compared[n] = v;
        boolean spike = layer.fires() && v > s.threshold();
        if (spike) {
          v = layer.subtracts() ? clip(v - s.reset(), layer.membraneBits()) : s.reset();
        }
        membranes[n] = v;
        answers[n] = layer.fires() ? (spike ? 1 : 0) : v;
      }
    }

    private void sum() {
      Arrays.fill(sums, 0);
      int column = 0;
      for (int i = 0; i < elements.length; i++) {
        Source source = layer.sources().get(i);
        int from = source.layer();
        // What is older than the sequence is 0.
        boolean known = now - source.delay() >= began;
        long[] values = known ? past[from][place(from, source.delay())] : null;
        for (int element : elements[i]) {
          if (known && values[element] != 0) {
            add(codes[column], values[element] << source.shift());
          }
          column++;
        }
      }
    }

    private void add(long[] weights, long value) {
      for (int n = 0; n < sums.length; n++) {
        sums[n] += weights[n] * value;
      }
    }

    private long decay(long value, long coefficient) {
      int bits = layer.coefficientBits();
      return (value * coefficient + (1L << (bits - 1))) >> bits;
    }

    private long clip(long value, int bits) {
      long highest = (1L << (bits - 1)) - 1;
      long clipped = Math.max(-highest - 1, Math.min(highest, value));
      clips += clipped == value ? 0 : 1;
      return clipped;
    }
  }
}
