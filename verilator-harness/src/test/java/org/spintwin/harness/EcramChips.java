// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.HashMap;
import java.util.Map;
import org.spintwin.golden.GoldenChip;
import org.spintwin.soak.RandomEcram;

/** ECRAM chips to compare. */
final class EcramChips {
  private EcramChips() {}

  /** A small linear chip of 100 levels. */
  static GoldenChip small(long seed) {
    return RandomEcram.chip(
        Map.of("INPUTS", 6L, "NEURONS", 3L, "TILE_ROWS", 4L, "MARGIN", 40L, "GAIN_SHIFT", 13L),
        seed);
  }

  /** The same with everything that is not ideal. */
  static GoldenChip noisy(long seed) {
    Map<String, Long> parameters = new HashMap<>(small(seed).design().parameters());
    parameters.put("NONLINEARITY", 100L);
    parameters.put("NOISE", 80L);
    parameters.put("HALF_SELECT", 3000L);
    parameters.put("PULSES", 2L);
    parameters.put("VERIFY", 2L);
    return RandomEcram.chip(parameters, seed);
  }

  /** The smallest chip. */
  static GoldenChip least() {
    return RandomEcram.chip(
        Map.of(
            "INPUTS",
            1L,
            "NEURONS",
            1L,
            "TILE_ROWS",
            1L,
            "VALUE_BITS",
            1L,
            "LEVELS",
            2L,
            "CONVERTER_BITS",
            2L,
            "GAIN_BITS",
            4L,
            "GAIN_SHIFT",
            4L,
            "ERROR_BITS",
            1L),
        1);
  }
}
