// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Arrays;
import java.util.Map;

/** What a pulse does to a cell: {@code docs/chips/ecram.md}, "Update". */
final class EcramPulse {
  private static final int SEED_STEP = 0x9E3779B9;

  private final int highest;
  private final int slope;
  private final int noise;
  private final int halfSelect;
  private final boolean noisy;

  /** One for each column. */
  private final Lfsr[] random;

  /**
   * @param values with the parameters of {@code ecram_update}
   */
  EcramPulse(Map<String, Long> values) {
    highest = values.get("LEVELS").intValue() - 1;
    int nonlinearity = values.get("NONLINEARITY").intValue();
    slope = nonlinearity * 256 / highest;
    noise = values.get("NOISE").intValue();
    halfSelect = values.get("HALF_SELECT").intValue();
    noisy = nonlinearity != 0 || noise != 0 || halfSelect != 0;
    random = new Lfsr[noisy ? values.get("NEURONS").intValue() + 1 : 0];
    for (int c = 0; c < random.length; c++) {
      int seed = values.get("LFSR_SEED").intValue() + (c + 1) * SEED_STEP;
      random[c] = new Lfsr((seed | 1) & 0xFFFF_FFFFL);
    }
    reset();
  }

  void reset() {
    Arrays.stream(random).forEach(Lfsr::reset);
  }

  /** Goes on to the next random numbers. */
  void next() {
    for (Lfsr r : random) {
      r.draw();
    }
  }

  /** The level after a whole pulse. */
  int pulsed(int column, int level, boolean up) {
    return moved(level, noisy ? step(column, level, up) : 1, up);
  }

  /** Whether a pulse on the row or the column alone moves the cell, by one level. */
  boolean disturbs(int column) {
    return noisy && (random[column].state() & 0xFFFF) < halfSelect;
  }

  /** The level one further. */
  int target(int level, boolean up) {
    return moved(level, 1, up);
  }

  private int moved(int level, int by, boolean up) {
    return Math.max(0, Math.min(highest, up ? level + by : level - by));
  }

  private int step(int column, int level, boolean up) {
    long draw = random[column].state();
    int bend = slope * (2 * level - highest) >> 8;
    int mean = 256 + (up ? -bend : bend);
    int deviation = (int) (draw & 0xFF) + (int) (draw >> 8 & 0xFF) - 255;
    int spread = 256 + (noise * deviation * 5 >> 9);
    int size = mean < 0 || spread < 0 ? 0 : mean * spread >> 8;
    return size + (int) (draw >> 16 & 0xFF) >> 8;
  }
}
