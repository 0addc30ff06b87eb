// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.spec.TwinImage;

/** Random legal chips as integers only, without a chip file; the same seed gives the same chip. */
final class RandomTwins {
  private RandomTwins() {}

  /**
   * A chip of {@code neurons} neurons and at most {@code inputs} inputs, all other options drawn.
   */
  static TwinImage draw(long seed, int inputs, int neurons) {
    var random = new SplittableRandom(seed);
    Map<String, Long> p = new LinkedHashMap<>();
    int drawnInputs = random.nextInt(1, inputs + 1);
    int codeBits = random.nextInt(2, 17);
    int codeFraction = random.nextInt(0, 5);
    int fraction = random.nextInt(codeFraction, 10);
    int membraneBits = random.nextInt(Math.max(6, fraction + 2), 33);
    int refractoryBits = random.nextInt(0, 5);
    int coefficientBits = random.nextInt(4, 20);
    long top = (1L << membraneBits - 1) - 1;
    long drive = (long) drawnInputs << codeBits - 3 + fraction - codeFraction;
    long threshold = Math.min(top, 1 + drive >>> random.nextInt(0, 4));
    p.put("INPUTS", (long) drawnInputs);
    p.put("NEURONS", (long) neurons);
    p.put("CODE_BITS", (long) codeBits);
    p.put("CODE_FRACTION_BITS", (long) codeFraction);
    p.put("FRACTION_BITS", (long) fraction);
    p.put("TRACE_BITS", (long) random.nextInt(Math.max(6, fraction + 2), 33));
    p.put("MEMBRANE_BITS", (long) membraneBits);
    p.put("REFRACTORY_BITS", (long) refractoryBits);
    p.put("COEFFICIENT_BITS", (long) coefficientBits);
    p.put("PSP_SHAPE", (long) random.nextInt(3));
    p.put("DECAY_MODE", (long) random.nextInt(1, 3));
    p.put("LEAK_MODE", (long) random.nextInt(3));
    p.put("STRICT_THRESHOLD", (long) random.nextInt(2));
    p.put("RESET_SUBTRACT", (long) random.nextInt(2));
    p.put("POLARITY", (long) random.nextInt(3));
    p.put("INHIBITION", (long) random.nextInt(2));
    p.put("EVENT_QUEUE_BITS", (long) random.nextInt(4, 8));
    p.put("INIT_THRESHOLD", threshold);
    p.put("INIT_RESET_VALUE", random.nextBoolean() ? 0 : -random.nextLong(top + 1) / 2);
    p.put("INIT_LEAK", decay(random, p.get("LEAK_MODE"), coefficientBits));
    p.put("INIT_DECAY_E", decay(random, p.get("DECAY_MODE"), coefficientBits));
    p.put("INIT_DECAY_I", decay(random, p.get("DECAY_MODE"), coefficientBits));
    p.put("INIT_REFRACTORY", (long) random.nextInt(1 << refractoryBits));
    p.put("INIT_INHIBITION", random.nextLong(threshold + 1));
    return image(random, p);
  }

  private static long decay(SplittableRandom random, long mode, int coefficientBits) {
    return mode == 1 ? random.nextInt(0, 9) : random.nextInt(1 << coefficientBits);
  }

  /** Random codes, polarities and mask for these parameters. */
  static TwinImage image(SplittableRandom random, Map<String, Long> parameters) {
    int inputs = parameters.get("INPUTS").intValue();
    int neurons = parameters.get("NEURONS").intValue();
    int half = 1 << parameters.get("CODE_BITS") - 1;
    long polarity = parameters.get("POLARITY");
    int[][] codes = new int[neurons][inputs];
    boolean[][] inhibitory = new boolean[neurons][inputs];
    boolean[][] mask = new boolean[neurons][neurons];
    for (int n = 0; n < neurons; n++) {
      for (int i = 0; i < inputs; i++) {
        codes[n][i] = random.nextInt(-half, half);
        boolean inhibits = random.nextInt(3) == 0;
        inhibitory[n][i] = polarity == 1 && n > 0 ? inhibitory[0][i] : inhibits && polarity != 2;
      }
      for (int m = 0; m < neurons; m++) {
        mask[n][m] = random.nextInt(3) == 0;
      }
    }
    // There is no chip file that these numbers came from.
    return new TwinImage(null, Map.copyOf(parameters), codes, inhibitory, mask);
  }
}
