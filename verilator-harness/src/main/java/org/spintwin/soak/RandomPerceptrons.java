// SPDX-License-Identifier: Apache-2.0
package org.spintwin.soak;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.SotMlpModel;
import org.spintwin.spec.IllegalParameterException;

/** Random legal {@code sot-mlp} chips with random contents. */
public final class RandomPerceptrons {
  private static final int MOST_LAYERS = 4;
  private static final int MOST_ROWS = 80;

  private RandomPerceptrons() {}

  /** The chip that belongs to a seed. */
  public static GoldenChip draw(long seed, boolean folded) {
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
