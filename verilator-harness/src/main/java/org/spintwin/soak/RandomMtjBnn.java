// SPDX-License-Identifier: Apache-2.0
package org.spintwin.soak;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.MtjBnnModel;

/** Random legal {@code mtj-bnn} chips with random contents. */
public final class RandomMtjBnn {
  private RandomMtjBnn() {}

  /** The chip of that seed. */
  public static GoldenChip draw(long seed) {
    var random = new SplittableRandom(seed);
    Map<String, Long> p = new LinkedHashMap<>();
    long hidden = random.nextLong(1, 7);
    long classes = random.nextLong(1, 6);
    long bias = random.nextLong(0, 4);
    long features = random.nextLong(1, random.nextInt(4) == 0 ? 80 : 16);
    long rows = Math.max(features, 2 * hidden) + bias + random.nextLong(0, 4);
    p.put("ROWS", rows);
    p.put("COLUMNS", 2 * (hidden + classes) + random.nextLong(0, 3));
    p.put("FEATURES", features);
    p.put("BIAS_ROWS", bias);
    p.put("HIDDEN", hidden);
    p.put("CLASSES", classes);
    p.put("VALUE_BITS", random.nextLong(1, 11));
    p.put("CODE_BITS", random.nextLong(2, 13));
    p.put("WRITE_ERROR", random.nextBoolean() ? random.nextLong(0, (1 << 24) + 1) : 0);
    p.put("LFSR_SEED", random.nextLong(1, Integer.MAX_VALUE));
    return chip(p, seed);
  }

  /**
   * A chip of random states and codes.
   *
   * @param parameters those that are not default values
   */
  public static GoldenChip chip(Map<String, Long> parameters, long seed) {
    var model = new MtjBnnModel();
    Map<String, Long> all = new LinkedHashMap<>(parameters);
    model.top().block().parameters().forEach(p -> all.putIfAbsent(p.name(), p.defaultValue()));
    return model.chip("chip", all, model.randomMemories(all, seed));
  }
}
