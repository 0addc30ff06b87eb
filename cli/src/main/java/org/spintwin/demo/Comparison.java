// SPDX-License-Identifier: Apache-2.0
package org.spintwin.demo;

import org.spintwin.harness.LockstepResult;

/**
 * What comparing golden model and Verilog over many presentations found.
 *
 * @param clocks clocks after which every output and all state agreed
 * @param presentations images shown to a twin
 * @param mismatches presentations decided differently, and twins whose records differed, of which
 *     each counts once because the comparison ends there
 * @param firstMismatch in words; null where there is none
 */
public record Comparison(long clocks, int presentations, int mismatches, String firstMismatch) {
  public static final Comparison NOTHING = new Comparison(0, 0, 0, null);

  /**
   * @param where what was compared, for the first mismatch
   * @param golden decisions of the step-exact golden model, by image
   * @param rtl decisions from the outputs of the Verilog, by image
   */
  static Comparison of(String where, LockstepResult lockstep, int[] golden, int[] rtl) {
    int mismatches = 0;
    String first = null;
    if (!lockstep.agrees()) {
      mismatches++;
      first = where + ": " + lockstep.difference();
    }
    for (int n = 0; n < golden.length; n++) {
      if (golden[n] != rtl[n]) {
        mismatches++;
        first =
            first != null
                ? first
                : where
                    + ": image "
                    + n
                    + " is a "
                    + golden[n]
                    + " to the golden model, a "
                    + rtl[n]
                    + " to the Verilog";
      }
    }
    return new Comparison(lockstep.clocks(), golden.length, mismatches, first);
  }

  /** This one, then the other. */
  public Comparison plus(Comparison other) {
    return new Comparison(
        clocks + other.clocks,
        presentations + other.presentations,
        mismatches + other.mismatches,
        firstMismatch != null ? firstMismatch : other.firstMismatch);
  }
}
