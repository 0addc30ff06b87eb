// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.HashSet;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A network of layers of spiking neurons as integers: {@code docs/chips/lif-network.md}.
 *
 * @param inputs numbers of a step
 * @param inputBits bits of each; 1: it is 0 or 1, else two's complement
 * @param layers in the order in which they are computed; layer k is that of place k - 1
 * @param outputs numbers of the layers, from 1, whose answers are results, in order
 */
public record LifNetworkChip(
    String name,
    double clockHz,
    int inputs,
    int inputBits,
    List<Layer> layers,
    List<Integer> outputs) {
  /** The number that stands for the inputs where that of a layer can stand. */
  public static final int INPUT = 0;

  /** Most inputs, neurons of a layer, columns of a layer. */
  public static final int MOST_NUMBERS = 4096;

  public static final int MOST_INPUT_BITS = 32;
  public static final int MOST_DELAY = 4095;
  public static final int MOST_SHIFT = 24;

  /** Most bits of a column's value. */
  public static final int MOST_VALUE_BITS = 40;

  /** Most bits of a sum, and of one that CURRENT_SHIFT has moved. */
  public static final int MOST_SUM_BITS = 56;

  public static final int MOST_SHIFTED_SUM_BITS = 62;

  /** Most bits of the product of a state and a coefficient, but for one. */
  public static final int MOST_PRODUCT_BITS = 60;

  /** Bits of the widest vector that every tool takes. */
  public static final int WIDEST = 65536;

  /**
   * What drives a layer.
   *
   * @param layer number of a layer, or {@link #INPUT}
   * @param delay how many steps old its answers are
   * @param shift they are times 2 to that power
   * @param elements of that layer, counted from 0; all where empty
   */
  public record Source(int layer, int delay, int shift, List<Integer> elements) {
    public Source {
      elements = List.copyOf(elements);
      require(delay, 0, MOST_DELAY, "delay");
      require(shift, 0, MOST_SHIFT, "shift");
    }
  }

  /** What stands between the sums of a layer and its membranes. */
  public enum Synapse {
    /** Nothing. */
    NONE,
    /** A current; what it is after a step drives the membrane in that step. */
    NOW,
    /** A current; what it was before a step drives the membrane in that step. */
    BEFORE
  }

  /**
   * Settings of a neuron.
   *
   * @param leak coefficient of the membrane's leak, 2^coefficientBits for 1
   * @param decay coefficient of the current's decay, 2^coefficientBits for 1
   * @param offset added to the membrane in each step
   * @param currentOffset added to the current in each step
   * @param threshold a membrane above it is a spike
   * @param reset what a membrane is set to after a spike, or what is subtracted
   */
  public record Settings(
      long leak, long decay, long offset, long currentOffset, long threshold, long reset) {}

  /**
   * A layer.
   *
   * @param name says what it is; a letter, then letters, digits or underscores
   * @param lanes neurons that are computed at once
   * @param fires whether its answers are spikes instead of membranes
   * @param subtracts whether a spike subtracts from the membrane instead of setting it
   * @param sources what drives its columns, one after the other
   * @param currentShift sums are times 2 to that power
   * @param coefficientBits fraction bits of leak and decay
   * @param codes [neuron][column]
   * @param settings one for all neurons, or one for each
   */
  public record Layer(
      String name,
      int neurons,
      int lanes,
      boolean fires,
      boolean subtracts,
      Synapse synapse,
      List<Source> sources,
      int codeBits,
      int currentShift,
      int membraneBits,
      int currentBits,
      int coefficientBits,
      int[][] codes,
      List<Settings> settings) {

    public Layer {
      sources = List.copyOf(sources);
      settings = List.copyOf(settings);
      if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
        throw new IllegalArgumentException("layer name '" + name + "'");
      }
      require(neurons, 1, MOST_NUMBERS, "neurons");
      require(lanes, 1, neurons, "lanes");
      require(codeBits, 2, 16, "code bits");
      require(currentShift, 0, 24, "current shift");
      require(membraneBits, 4, 40, "membrane bits");
      require(currentBits, 4, 40, "current bits");
      require(coefficientBits, 4, 24, "coefficient bits");
      int widest = synapse == Synapse.NONE ? membraneBits : Math.max(membraneBits, currentBits);
      require(widest + coefficientBits, 0, MOST_PRODUCT_BITS, "state and coefficient bits");
      require(codes.length, neurons, neurons, "rows of codes");
      for (int[] row : codes) {
        for (int code : row) {
          requireSigned(code, codeBits, "code");
        }
      }
      if (settings.size() != 1) {
        require(settings.size(), neurons, neurons, "settings");
      }
      for (Settings s : settings) {
        require(s.leak, 0, (2L << coefficientBits) - 1, "leak");
        require(s.decay, 0, (2L << coefficientBits) - 1, "decay");
        requireSigned(s.offset, membraneBits, "offset");
        requireSigned(s.currentOffset, currentBits, "current offset");
        requireSigned(s.threshold, membraneBits, "threshold");
        requireSigned(s.reset, membraneBits, "reset");
      }
    }

    /** Groups of neurons that take turns. */
    public int groups() {
      return (neurons + lanes - 1) / lanes;
    }

    /** Settings of a neuron, counted from 0. */
    public Settings settings(int neuron) {
      return settings.get(settings.size() == 1 ? 0 : neuron);
    }

    /** Whether any neuron has something other than 0 for a setting. */
    public boolean any(ToLongFunction<Settings> setting) {
      return settings.stream().mapToLong(setting).anyMatch(value -> value != 0);
    }

    private int stateBits() {
      return membraneBits + (synapse == Synapse.NONE ? 0 : currentBits);
    }

    /** Bits of a neuron's settings, where all are needed. */
    private int settingsBits() {
      return 3 * membraneBits + currentBits + 2 * (coefficientBits + 1);
    }

    /** Bits of an answer. */
    public int answerBits() {
      return fires ? 1 : membraneBits;
    }
  }

  /**
   * @throws IllegalArgumentException where a number is out of range, a source or an output does not
   *     exist, or a source needs answers that are not there yet
   */
  public LifNetworkChip {
    layers = List.copyOf(layers);
    outputs = List.copyOf(outputs);
    require(inputs, 1, MOST_NUMBERS, "inputs");
    require(inputBits, 1, MOST_INPUT_BITS, "input bits");
    require((long) inputs * inputBits, 1, WIDEST, "bits of the inputs");
    require(layers.size(), 1, MOST_NUMBERS, "layers");
    require(outputs.size(), 1, layers.size(), "outputs");
    if (new HashSet<>(outputs).size() != outputs.size()) {
      throw new IllegalArgumentException("outputs " + outputs);
    }
    for (int output : outputs) {
      require(output, 1, layers.size(), "output");
    }
    for (int k = 1; k <= layers.size(); k++) {
      for (Source source : layers.get(k - 1).sources) {
        require(source.layer, INPUT, layers.size(), "layer of a source");
        require(source.delay, source.layer < k ? 0 : 1, MOST_DELAY, "delay");
        for (int element : source.elements) {
          int most = source.layer == INPUT ? inputs : layers.get(source.layer - 1).neurons;
          require(element, 0, most - 1, "element");
        }
      }
    }
    var sizes = new LifNetworkSizes(inputs, inputBits, layers);
    for (Layer layer : layers) {
      long columns = layer.sources.stream().mapToLong(s -> sizes.elements(s).size()).sum();
      require(columns, 1, MOST_NUMBERS, "columns");
      for (int[] row : layer.codes) {
        require(row.length, columns, columns, "codes of a neuron");
      }
      require(sizes.valueBits(layer), 1, MOST_VALUE_BITS, "value bits");
      require(sizes.sumBits(layer), 1, MOST_SUM_BITS, "sum bits");
      require(
          sizes.sumBits(layer) + layer.currentShift,
          1,
          MOST_SHIFTED_SUM_BITS,
          "sum bits and current shift");
      require(columns * sizes.valueBits(layer), 1, WIDEST, "bits of the columns");
      // With padding.
      int places = layer.groups() * layer.lanes;
      require((long) places * layer.answerBits(), 1, WIDEST, "bits of the answers");
      require((long) layer.lanes * layer.stateBits(), 1, WIDEST, "bits of a group's state");
      boolean own = layer.settings.size() > 1;
      require(
          own ? (long) layer.lanes * layer.settingsBits() : 0,
          0,
          WIDEST,
          "bits of a group's settings");
      require((long) layer.lanes * sizes.sumBits(layer), 1, WIDEST, "bits of the sums");
    }
  }

  /** Sizes that follow from others. */
  public LifNetworkSizes sizes() {
    return new LifNetworkSizes(inputs, inputBits, layers);
  }

  private static void require(long value, long min, long max, String what) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(what + " " + value + ", not " + min + " to " + max);
    }
  }

  private static void requireSigned(long value, int bits, String what) {
    require(value, -1L << (bits - 1), (1L << (bits - 1)) - 1, what);
  }
}
