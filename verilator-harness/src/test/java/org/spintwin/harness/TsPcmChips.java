// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.spintwin.golden.GoldenChip;
import org.spintwin.golden.TsPcmModel;

/** Chips of kind ts-pcm to compare. */
final class TsPcmChips {
  private TsPcmChips() {}

  /** Every option at once, and cells that do not fill a word. */
  static GoldenChip everything() {
    Map<String, Long> p = new LinkedHashMap<>();
    p.put("CELLS", 70L);
    p.put("VALUE_BITS", 4L);
    p.put("CONDUCTANCE_BITS", 6L);
    p.put("VOLTAGE_BITS", 14L);
    p.put("FRACTION_BITS", 3L);
    p.put("LEAK_SHIFT", 3L);
    p.put("DISCHARGE_SHIFT", 1L);
    p.put("HOLD", 900L);
    p.put("INTRINSIC_STEP", 300L);
    p.put("EXCITABILITY_MAX", 5000L);
    p.put("SYNAPTIC_STEP", 5L);
    p.put("DECAY_SHIFT", 2L);
    p.put("PERIOD_BITS", 4L);
    p.put("NOISE_BITS", 3L);
    p.put("LFSR_SEED", 99L);
    // From cells that fire at once to cells whose voltage is often at its highest.
    long[] made = new long[70];
    Arrays.setAll(made, n -> (40L + n % 24) << 14 | (n % 7 == 6 ? 16383 : 100 + 60L * n));
    return new TsPcmModel().chip("every_ts_pcm", p, Map.of(TsPcmModel.CELLS, made));
  }
}
