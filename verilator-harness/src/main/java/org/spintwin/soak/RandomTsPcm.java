// SPDX-License-Identifier: Apache-2.0
package org.spintwin.soak;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.TsPcmModel;

/** Random legal {@code ts-pcm} chips. */
public final class RandomTsPcm {
  private static final TsPcmModel MODEL = new TsPcmModel();

  private RandomTsPcm() {}

  /** A chip whose cells leak, fire, learn and forget within a few hundred clocks. */
  public static GoldenChip draw(long seed) {
    return chip(parameters(seed), seed);
  }

  /**
   * A chip of given parameters.
   *
   * @param seed of what its cells were made with
   */
  public static GoldenChip chip(Map<String, Long> parameters, long seed) {
    return MODEL.chip("random_ts_pcm", parameters, MODEL.randomMemories(parameters, seed));
  }

  /** The parameters of {@link #draw}. */
  public static Map<String, Long> parameters(long seed) {
    var random = new SplittableRandom(seed);
    Map<String, Long> p = new LinkedHashMap<>();
    int voltageBits = random.nextInt(4, 31);
    int conductanceBits = random.nextInt(1, 17);
    p.put("CELLS", random.nextLong(1, random.nextBoolean() ? 30 : 150));
    p.put("VALUE_BITS", random.nextLong(1, 17));
    p.put("CONDUCTANCE_BITS", (long) conductanceBits);
    p.put("VOLTAGE_BITS", (long) voltageBits);
    p.put("FRACTION_BITS", random.nextLong(0, Math.min(17, voltageBits)));
    p.put("LEAK_SHIFT", random.nextLong(0, random.nextBoolean() ? 8 : 32));
    p.put("DISCHARGE_SHIFT", random.nextLong(0, random.nextBoolean() ? 4 : 32));
    p.put("HOLD", random.nextLong(1, 1L << random.nextInt(1, voltageBits + 1)));
    p.put("INTRINSIC_STEP", random.nextLong(1L << random.nextInt(voltageBits + 1)));
    p.put("EXCITABILITY_MAX", random.nextLong(1L << random.nextInt(voltageBits + 1)));
    long step = random.nextLong(1L << random.nextInt(conductanceBits + 1));
    p.put("SYNAPTIC_STEP", step);
    p.put("DECAY_SHIFT", random.nextLong(0, random.nextBoolean() ? 6 : 32));
    p.put("PERIOD_BITS", random.nextLong(0, random.nextBoolean() ? 5 : 25));
    int mostNoise = step == 0 ? 0 : Math.min(8, 64 - Long.numberOfLeadingZeros(step));
    p.put("NOISE_BITS", random.nextBoolean() ? 0 : random.nextLong(0, mostNoise + 1));
    p.put("LFSR_SEED", random.nextLong(1, 1L << 31));
    return p;
  }
}
