// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import java.util.LinkedHashMap;
import java.util.Map;
import org.spintwin.device.CounterDraws.Purpose;
import org.spintwin.spec.ArraySpec;
import org.spintwin.spec.ArraySpec.Polarity;
import org.spintwin.spec.ChipSpec;
import org.spintwin.spec.InhibitionSpec;
import org.spintwin.spec.InhibitionSpec.Topology;
import org.spintwin.spec.QFormat;
import org.spintwin.spec.TwinImage;

/** Takes a chip and its levels through the device physics to the integers of its twin. */
public final class TwinImages {
  private TwinImages() {}

  /**
   * Signed levels drawn from the device seed, [neuron][input].
   *
   * <p>With polarity per synapse and with signed codes they are uniform over -max..max. With
   * polarity per row, magnitudes come from the same distribution and all of an input share one
   * sign.
   */
  public static int[][] randomLevels(ChipSpec spec) {
    ArraySpec array = spec.array();
    CounterDraws levelDraws = CounterDraws.of(spec.device().seed(), Purpose.LEVEL);
    CounterDraws signDraws = CounterDraws.of(spec.device().seed(), Purpose.COLUMN_SIGN);
    int max = array.maxLevel();
    int[][] levels = new int[array.neurons()][array.inputs()];
    for (int neuron = 0; neuron < array.neurons(); neuron++) {
      for (int input = 0; input < array.inputs(); input++) {
        int level = (int) (levelDraws.uniform(neuron, input, 0) * (2 * max + 1)) - max;
        if (array.polarity() == Polarity.ROW) {
          boolean negative = signDraws.bits(0, input, 0) < 0;
          level = negative ? -Math.abs(level) : Math.abs(level);
        }
        levels[neuron][input] = level;
      }
    }
    return levels;
  }

  /**
   * The twin of a chip that holds the given levels.
   *
   * <p>A synapse of level 0 has a code too: what its cells leak after subtraction, and without
   * subtraction their whole antiparallel current. Polarity is inhibitory where the level is
   * negative; with polarity per row, at every synapse of an input that has a negative level. With
   * signed codes it is inhibitory nowhere, and a negative level has the negated code, saturated.
   *
   * @param levels [neuron][input], signed
   * @param mask [neuron][neighbour] for topology MASK; not looked at for the others
   * @throws IllegalArgumentException when a size or level does not suit the array, when an input
   *     mixes signs with polarity per row, or when topology MASK comes without a mask
   */
  public static TwinImage of(ChipSpec spec, int[][] levels, boolean[][] mask) {
    return of(spec, levels, mask, null);
  }

  /**
   * As {@link #of(ChipSpec, int[][], boolean[][])}, with codes from a table where there is one.
   *
   * @param table raw code of synapse neuron * inputs + input at each level, [synapse][level]; null
   *     where codes follow from the device
   * @throws IllegalArgumentException also when the table has another shape
   */
  public static TwinImage of(ChipSpec spec, int[][] levels, boolean[][] mask, int[][] table) {
    ArraySpec array = spec.array();
    checkLevels(array, levels);
    boolean[][] branches = Branches.inhibitory(array, levels);
    boolean signed = array.polarity() == Polarity.SIGNED;
    boolean[][] inhibitory = signed ? new boolean[array.neurons()][array.inputs()] : branches;
    boolean[][] inhibitors = mask(spec.inhibition(), array.neurons(), mask);
    int[][] codes =
        table == null
            ? new MramArray(spec).codes(levels, branches).codes()
            : codes(array, levels, table);
    if (signed) {
      negateWhereNegative(codes, levels, array.code());
    }
    Map<String, Long> parameters = new LinkedHashMap<>(spec.parameters());
    parameters.put("SPEC_DIGEST", MramDigest.of(spec, levels, inhibitors, table));
    return new TwinImage(spec, parameters, codes, inhibitory, inhibitors);
  }

  private static int[][] codes(ArraySpec array, int[][] levels, int[][] table) {
    int synapses = array.neurons() * array.inputs();
    if (table.length != synapses || table[0].length != array.maxLevel() + 1) {
      throw new IllegalArgumentException(
          "a table of "
              + table.length
              + " synapses of "
              + table[0].length
              + " levels; the array has "
              + synapses
              + " of "
              + (array.maxLevel() + 1));
    }
    int[][] codes = new int[array.neurons()][array.inputs()];
    for (int neuron = 0; neuron < array.neurons(); neuron++) {
      for (int input = 0; input < array.inputs(); input++) {
        int level = Math.abs(levels[neuron][input]);
        codes[neuron][input] = table[neuron * array.inputs() + input][level];
      }
    }
    return codes;
  }

  private static void checkLevels(ArraySpec array, int[][] levels) {
    if (levels.length != array.neurons()) {
      throw new IllegalArgumentException(
          "levels for " + levels.length + " neurons; the array has " + array.neurons());
    }
    int max = array.maxLevel();
    for (int neuron = 0; neuron < levels.length; neuron++) {
      if (levels[neuron].length != array.inputs()) {
        throw new IllegalArgumentException(
            "neuron "
                + neuron
                + " has levels for "
                + levels[neuron].length
                + " inputs; the array has "
                + array.inputs());
      }
      for (int input = 0; input < array.inputs(); input++) {
        if (levels[neuron][input] < -max || levels[neuron][input] > max) {
          throw new IllegalArgumentException(
              "neuron "
                  + neuron
                  + ", input "
                  + input
                  + ": level "
                  + levels[neuron][input]
                  + " is outside "
                  + -max
                  + ".."
                  + max
                  + ", the levels of "
                  + array.bits()
                  + " bits");
        }
      }
    }
  }

  /** Negates the codes of negative levels; that of the lowest code is one too high to be held. */
  private static void negateWhereNegative(int[][] codes, int[][] levels, QFormat format) {
    int highest = (int) format.maxRaw();
    for (int neuron = 0; neuron < codes.length; neuron++) {
      for (int input = 0; input < codes[neuron].length; input++) {
        if (levels[neuron][input] < 0) {
          codes[neuron][input] = Math.min(-codes[neuron][input], highest);
        }
      }
    }
  }

  private static boolean[][] mask(InhibitionSpec inhibition, int neurons, boolean[][] given) {
    if (inhibition.topology() == Topology.MASK) {
      return checkedMask(given, neurons);
    }
    boolean[][] mask = new boolean[neurons][neurons];
    for (int neuron = 0; neuron < neurons; neuron++) {
      for (int other = 0; other < neurons; other++) {
        int steps = Math.abs(neuron - other);
        int distance = Math.min(steps, neurons - steps);
        mask[neuron][other] =
            switch (inhibition.topology()) {
              case NONE -> false;
              case ALL -> distance > 0;
              case RING -> distance > 0 && distance <= inhibition.radius();
              case MASK -> throw new AssertionError("taken from the caller above");
            };
      }
    }
    return mask;
  }

  private static boolean[][] checkedMask(boolean[][] mask, int neurons) {
    if (mask == null) {
      throw new IllegalArgumentException("inhibition topology MASK needs a mask; none was given");
    }
    if (mask.length != neurons) {
      throw new IllegalArgumentException(
          "inhibition mask has " + mask.length + " rows; the array has " + neurons + " neurons");
    }
    boolean[][] copy = new boolean[neurons][];
    for (int neuron = 0; neuron < neurons; neuron++) {
      if (mask[neuron].length != neurons) {
        throw new IllegalArgumentException(
            "inhibition mask row "
                + neuron
                + " has "
                + mask[neuron].length
                + " entries; the array has "
                + neurons
                + " neurons");
      }
      copy[neuron] = mask[neuron].clone();
    }
    return copy;
  }
}
