// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Optional;

/**
 * What a lockstep run found. It ends at the first difference.
 *
 * @param clocks clocks that agreed
 * @param mismatch first clock that did not
 * @param memoryMismatch difference found when the memories were compared
 * @param bitsPerClock bits compared after every clock
 * @param rtlNanos time in the Verilated model, comparison included
 * @param goldenNanos time in stimulus and golden model, which overlaps the former on two threads
 */
public record LockstepResult(
    long clocks,
    Optional<Mismatch> mismatch,
    Optional<MemoryMismatch> memoryMismatch,
    int bitsPerClock,
    long rtlNanos,
    long goldenNanos) {
  public boolean agrees() {
    return mismatch.isEmpty() && memoryMismatch.isEmpty();
  }

  /** The first difference in words; null where there is none. */
  public String difference() {
    return mismatch
        .map(Object::toString)
        .or(() -> memoryMismatch.map(Object::toString))
        .orElse(null);
  }
}
