// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

/** The neurons of a layer in numbers of any size, from {@code docs/chips/lif-network.md} alone. */
final class LayerReference {
  private static final int FIELDS = 6;

  private final Map<String, Long> values;
  private final int neurons;
  private final int lanes;

  /** Of padding too. */
  final BigInteger[] membranes;

  final BigInteger[] currents;

  /** Offset, leak, current offset, decay, threshold, reset; by place in the settings. */
  private final BigInteger[][] settings;

  final BigInteger[] answers;
  boolean saturated;

  /**
   * Neurons at rest whose settings are 0.
   *
   * @param values of parameters and localparams of {@code layer_neuron}
   */
  LayerReference(Map<String, Long> values) {
    this.values = values;
    neurons = bits("NEURONS");
    lanes = bits("LANES");
    int padded = bits("GROUPS") * lanes;
    membranes = zeros(padded);
    currents = zeros(padded);
    answers = zeros(padded);
    settings = new BigInteger[bits("SETTINGS_WORDS") * bits("SETTINGS_LANES")][];
    Arrays.setAll(settings, i -> zeros(FIELDS));
  }

  private static BigInteger[] zeros(int count) {
    var zeros = new BigInteger[count];
    Arrays.fill(zeros, BigInteger.ZERO);
    return zeros;
  }

  private int bits(String name) {
    return values.get(name).intValue();
  }

  private boolean has(String option) {
    return values.get(option) != 0;
  }

  /** Sets the settings of a place; what the layer leaves out must be 0. */
  LayerReference settings(int place, long... given) {
    for (int f = 0; f < FIELDS; f++) {
      settings[place][f] = BigInteger.valueOf(given[f]);
    }
    return this;
  }

  /** Draws all settings, often at the ends of their ranges. */
  void drawSettings(SplittableRandom random) {
    for (BigInteger[] place : settings) {
      for (int f = 0; f < FIELDS; f++) {
        boolean coefficient = f == 1 || f == 3;
        long drawn = signed(random, width(f));
        place[f] = BigInteger.valueOf(coefficient ? drawn & (1L << width(f)) - 1 : drawn);
      }
    }
  }

  /** A number of that many bits in two's complement; 0 of none. */
  static long signed(SplittableRandom random, int bits) {
    if (bits == 0) {
      return 0;
    }
    long lowest = -1L << bits - 1;
    return switch (random.nextInt(6)) {
      case 0 -> lowest;
      case 1 -> -lowest - 1;
      case 2 -> Math.max(lowest, Math.min(-lowest - 1, random.nextInt(5) - 2));
      case 3 -> random.nextLong(lowest, -lowest) >> random.nextInt(bits);
      default -> random.nextLong(lowest, -lowest);
    };
  }

  private int width(int field) {
    return switch (field) {
      case 0 -> bits("MEMBRANE_BITS");
      case 1 -> bits("LEAKS") * bits("COEFFICIENT_WIDTH");
      case 2 -> bits("CURRENTS") * bits("CURRENT_BITS");
      case 3 -> bits("CURRENTS") * bits("COEFFICIENT_WIDTH");
      default -> bits("FIRES") * bits("MEMBRANE_BITS");
    };
  }

  /** Contents of {@code settings_q}. */
  long[] words() {
    int inWord = bits("SETTINGS_LANES");
    int longs = (inWord * bits("SETTINGS_BITS") + 63) / 64;
    long[] words = new long[settings.length / inWord * longs];
    for (int first = 0; first < settings.length; first += inWord) {
      BigInteger word = BigInteger.ZERO;
      int at = 0;
      for (int f = 0; f < FIELDS; f++) {
        for (int l = 0; l < inWord; l++) {
          word = word.or(cut(settings[first + l][f], width(f)).shiftLeft(at));
          at += width(f);
        }
      }
      put(word, words, first / inWord * longs, longs);
    }
    return words;
  }

  /** Contents of {@code state_q}. */
  long[] state() {
    int longs = (lanes * bits("STATE_BITS") + 63) / 64;
    long[] words = new long[membranes.length / lanes * longs];
    for (int first = 0; first < membranes.length; first += lanes) {
      BigInteger word = BigInteger.ZERO;
      int at = 0;
      for (int l = 0; l < lanes; l++, at += bits("MEMBRANE_BITS")) {
        word = word.or(cut(membranes[first + l], bits("MEMBRANE_BITS")).shiftLeft(at));
      }
      for (int l = 0; has("CURRENTS") && l < lanes; l++, at += bits("CURRENT_BITS")) {
        word = word.or(cut(currents[first + l], bits("CURRENT_BITS")).shiftLeft(at));
      }
      put(word, words, first / lanes * longs, longs);
    }
    return words;
  }

  private static BigInteger cut(BigInteger number, int bits) {
    return number.mod(BigInteger.ONE.shiftLeft(bits));
  }

  private static void put(BigInteger word, long[] to, int at, int longs) {
    for (int i = 0; i < longs; i++) {
      to[at + i] = word.shiftRight(64 * i).longValue();
    }
  }

  /** A step under these sums, by neuron, padding last. */
  void step(long[] sums, boolean first) {
    saturated = false;
    for (int n = 0; n < membranes.length; n++) {
      step(n, BigInteger.valueOf(sums[n]).shiftLeft(bits("CURRENT_SHIFT")), first);
    }
  }

  private void step(int n, BigInteger drive, boolean first) {
    BigInteger[] s = settings[has("OWN_SETTINGS") ? n : 0];
    BigInteger membrane = first ? BigInteger.ZERO : membranes[n];
    BigInteger current = first ? BigInteger.ZERO : currents[n];
    BigInteger joined = drive;
    if (has("CURRENTS")) {
      BigInteger exact = current.subtract(decay(current, s[3])).add(drive).add(s[2]);
      currents[n] = limited(n, exact, bits("CURRENT_BITS"));
      joined = bits("SYNAPSE") == 1 ? currents[n] : current;
    }
    BigInteger exact = membrane.subtract(decay(membrane, s[1])).add(joined).add(s[0]);
    BigInteger next = limited(n, exact, bits("MEMBRANE_BITS"));
    boolean spike = has("FIRES") && next.compareTo(s[4]) > 0;
    if (spike && has("RESET_SUBTRACT")) {
      next = limited(n, next.subtract(s[5]), bits("MEMBRANE_BITS"));
    } else if (spike) {
      next = s[5];
    }
    membranes[n] = next;
    answers[n] = has("FIRES") ? BigInteger.valueOf(spike ? 1 : 0) : next;
  }

  private BigInteger decay(BigInteger value, BigInteger coefficient) {
    int fraction = bits("COEFFICIENT_BITS");
    BigInteger half = BigInteger.ONE.shiftLeft(fraction - 1);
    return value.multiply(coefficient).add(half).shiftRight(fraction);
  }

  private BigInteger limited(int neuron, BigInteger exact, int bits) {
    BigInteger bound = BigInteger.ONE.shiftLeft(bits - 1);
    BigInteger limited = exact.min(bound.subtract(BigInteger.ONE)).max(bound.negate());
    saturated |= neuron < neurons && !limited.equals(exact);
    return limited;
  }
}
