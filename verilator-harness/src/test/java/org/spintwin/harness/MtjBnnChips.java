// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Map;
import org.spintwin.golden.GoldenChip;
import org.spintwin.soak.RandomMtjBnn;

/** Chips of kind {@code mtj-bnn} to compare, with random contents. */
final class MtjBnnChips {
  private MtjBnnChips() {}

  /** The default chip with random states and codes, and some write errors. */
  static GoldenChip standard(long seed) {
    return RandomMtjBnn.chip(Map.of("WRITE_ERROR", 1L << 20), seed);
  }

  /** A chip of small numbers, in which currents are often equal. */
  static GoldenChip coarse(long seed) {
    return RandomMtjBnn.chip(
        Map.of("VALUE_BITS", 1L, "CODE_BITS", 2L, "WRITE_ERROR", 1L << 20), seed);
  }

  /** The smallest there is. */
  static GoldenChip smallest() {
    return RandomMtjBnn.chip(
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
    return RandomMtjBnn.chip(
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
}
