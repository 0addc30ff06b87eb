// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.SotMlpModel;
import org.spintwin.spec.IllegalParameterException;

/** Random legal perceptrons. */
final class RandomPerceptrons {
  private static final int MOST_LAYERS = 4;
  private static final int MOST_ROWS = 80;

  private RandomPerceptrons() {}

  /** The chip that belongs to a seed. */
  static GoldenChip draw(long seed, boolean folded) {
    var random = new SplittableRandom(seed);
    while (true) {
      int layers = random.nextInt(1, MOST_LAYERS + 1);
      Map<String, Long> parameters = parameters(layers, folded, random);
      var model = new SotMlpModel(layers, folded);
      try {
        model.top().resolve(parameters);
      } catch (IllegalParameterException e) {
        continue; // drawn again until all rules hold
      }
      return model.chip("perceptron", parameters, model.randomMemories(parameters, seed));
    }
  }

  /** Two layers, codes of three bits, and a table. */
  static GoldenChip small(boolean folded) {
    Map<String, Long> parameters = new LinkedHashMap<>();
    parameters.put("INPUTS", 14L);
    parameters.put("NEURONS_1", 6L);
    parameters.put("NEURONS_2", 3L);
    parameters.put("VALUE_BITS", 5L);
    parameters.put("CODE_BITS", 3L);
    if (folded) {
      parameters.put("CODES", 1L);
    }
    parameters.put("CODE_FRACTION_BITS", 1L);
    parameters.put("ACTIVATION", 2L);
    parameters.put("TABLE_BITS", 4L);
    parameters.put("SIGMOID_SHIFT_1", 4L);
    var model = new SotMlpModel(2, folded);
    return model.chip("perceptron", parameters, model.randomMemories(parameters, 1));
  }

  /** The table has more entries than a sum has values. */
  static GoldenChip wideTable(boolean folded) {
    GoldenChip chip = small(folded);
    Map<String, Long> parameters = new LinkedHashMap<>(chip.design().parameters());
    parameters.put("INPUTS", 2L);
    parameters.put("VALUE_BITS", 1L);
    parameters.put("TABLE_BITS", 12L);
    parameters.put("SIGMOID_SHIFT_1", 8L);
    var memories = chip.model().randomMemories(parameters, 1);
    return chip.model().chip("perceptron", parameters, memories);
  }

  /** {@link #small} with the clipped line or with line segments. */
  static GoldenChip small(boolean folded, long activation) {
    GoldenChip chip = small(folded);
    Map<String, Long> parameters = new LinkedHashMap<>(chip.design().parameters());
    parameters.put("ACTIVATION", activation);
    var memories = chip.model().randomMemories(parameters, 1);
    return chip.model().chip("perceptron", parameters, memories);
  }

  private static Map<String, Long> parameters(int layers, boolean folded, SplittableRandom random) {
    Map<String, Long> values = new LinkedHashMap<>();
    values.put("INPUTS", size(random));
    for (int k = 1; k <= layers; k++) {
      values.put("NEURONS_" + k, size(random));
    }
    values.put("VALUE_BITS", random.nextLong(1, 11));
    values.put("CODE_BITS", random.nextLong(2, 9));
    if (folded) {
      boolean signs = random.nextBoolean();
      values.put("CODES", signs ? 2L : 1L);
      values.computeIfPresent("CODE_BITS", (name, bits) -> signs ? 1 : bits);
    }
    if (layers > 1) {
      values.put("CODE_FRACTION_BITS", random.nextLong(0, 5));
      values.put("ACTIVATION", random.nextLong(0, 3));
      values.put("TABLE_BITS", random.nextLong(2, 13));
      for (int k = 1; k < layers; k++) {
        values.put("SIGMOID_SHIFT_" + k, random.nextLong(0, 13));
      }
    }
    return values;
  }

  /** Small sizes mostly, so that ends of ranges are met. */
  private static long size(SplittableRandom random) {
    return random.nextInt(3) == 0 ? random.nextLong(1, MOST_ROWS) : random.nextLong(1, 12);
  }
}
