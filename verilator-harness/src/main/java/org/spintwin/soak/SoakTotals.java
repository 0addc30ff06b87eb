// SPDX-License-Identifier: Apache-2.0
package org.spintwin.soak;

import java.util.List;

/**
 * Sums over configurations.
 *
 * @param clocks that agreed
 * @param bits that were compared after these clocks and agreed, those of memories apart
 */
public record SoakTotals(
    long configurations, long clocks, long steps, long mismatches, double bits) {

  public static SoakTotals of(List<Finished> finished) {
    return new SoakTotals(
        finished.size(),
        finished.stream().mapToLong(Finished::clocks).sum(),
        finished.stream().mapToLong(Finished::steps).sum(),
        finished.stream().filter(f -> !f.agrees()).count(),
        finished.stream().mapToDouble(f -> (double) f.clocks() * f.bitsPerClock()).sum());
  }
}
