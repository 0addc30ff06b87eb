// SPDX-License-Identifier: Apache-2.0
package org.spintwin.soak;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.golden.EcramModel;
import org.spintwin.golden.GoldenChip;

/** Random legal {@code ecram} chips. */
public final class RandomEcram {
  private RandomEcram() {}

  /** A legal chip of random size, physics and training, with random bits in its memories. */
  public static GoldenChip draw(long seed) {
    var random = new SplittableRandom(seed);
    int levels = random.nextInt(4) == 0 ? 100 : random.nextInt(2, 257);
    int inputs = random.nextInt(1, 20);
    int converterBits = random.nextInt(2, 17);
    Map<String, Long> parameters = new HashMap<>();
    parameters.put("INPUTS", (long) inputs);
    parameters.put("NEURONS", (long) random.nextInt(1, 12));
    parameters.put("TILE_ROWS", (long) random.nextInt(1, inputs + 2));
    parameters.put("VALUE_BITS", (long) random.nextInt(1, 9));
    parameters.put("LEVELS", (long) levels);
    parameters.put("CONVERTER_BITS", (long) converterBits);
    parameters.put("GAIN_BITS", (long) random.nextInt(4, 17));
    // Around a gain with which sums fill the converter.
    parameters.put("GAIN_SHIFT", (long) Math.max(4, random.nextInt(12, 27) - converterBits));
    parameters.put("MARGIN", (long) random.nextInt(1 << random.nextInt(1, converterBits + 1)));
    parameters.put("ERROR_SHIFT", (long) random.nextInt(0, 5));
    parameters.put("ERROR_BITS", (long) random.nextInt(1, 5));
    parameters.put("PULSES", (long) random.nextInt(1, 4));
    parameters.put("VERIFY", (long) random.nextInt(0, 4));
    boolean ideal = random.nextInt(3) == 0;
    parameters.put("NONLINEARITY", ideal ? 0L : random.nextInt(2) * (long) random.nextInt(256));
    parameters.put("NOISE", ideal ? 0L : random.nextInt(2) * (long) random.nextInt(256));
    parameters.put("HALF_SELECT", ideal ? 0L : random.nextInt(2) * (long) random.nextInt(65536));
    parameters.put("LFSR_SEED", (long) random.nextInt(1, Integer.MAX_VALUE));
    return chip(parameters, seed);
  }

  /** A chip of given parameters with random bits in its memories. */
  public static GoldenChip chip(Map<String, Long> parameters, long seed) {
    var model = new EcramModel();
    return model.chip("ecram_chip", parameters, model.randomMemories(parameters, seed));
  }
}
