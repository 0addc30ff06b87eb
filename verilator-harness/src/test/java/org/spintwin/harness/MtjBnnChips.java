// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.MtjBnnModel;

/** Random legal {@code mtj-bnn} chips with random contents. */
final class MtjBnnChips {
  private MtjBnnChips() {}

  /** The default chip with random states and codes, and some write errors. */
  static GoldenChip standard(long seed) {
    return chip(Map.of("WRITE_ERROR", 1L << 20), seed);
  }

  /** A chip of small numbers, in which currents are often equal. */
  static GoldenChip coarse(long seed) {
    return chip(Map.of("VALUE_BITS", 1L, "CODE_BITS", 2L, "WRITE_ERROR", 1L << 20), seed);
  }

  /** The smallest there is. */
  static GoldenChip smallest() {
    return chip(
        Map.of(
            "ROWS",
            2L,
            "COLUMNS",
            4L,
            "FEATURES",
            2L,
            "BIAS_ROWS",
            0L,
            "HIDDEN",
            1L,
            "CLASSES",
            1L,
            "VALUE_BITS",
            1L,
            "CODE_BITS",
            2L),
        1);
  }

  /** The smallest that has rows of bias and idle ones. */
  static GoldenChip least() {
    return chip(
        Map.of(
            "ROWS",
            4L,
            "COLUMNS",
            4L,
            "FEATURES",
            1L,
            "BIAS_ROWS",
            1L,
            "HIDDEN",
            1L,
            "CLASSES",
            1L,
            "VALUE_BITS",
            2L,
            "CODE_BITS",
            2L),
        1);
  }

  /** The chip of that seed. */
  static GoldenChip draw(long seed) {
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

  private static GoldenChip chip(Map<String, Long> parameters, long seed) {
    var model = new MtjBnnModel();
    Map<String, Long> all = new LinkedHashMap<>(parameters);
    model.top().block().parameters().forEach(p -> all.putIfAbsent(p.name(), p.defaultValue()));
    return model.chip("chip", all, model.randomMemories(all, seed));
  }
}
