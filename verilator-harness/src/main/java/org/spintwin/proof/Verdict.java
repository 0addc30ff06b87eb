// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.List;

/**
 * What the solver found of a claim.
 *
 * @param counterexample ports, state and results of a case in which it is false, a line each; empty
 *     unless it is refuted
 * @param seconds that the solver took
 */
public record Verdict(Outcome outcome, List<String> counterexample, double seconds) {
  /** The three answers there are. */
  public enum Outcome {
    PROVED,
    REFUTED,
    /** The solver gave up, or was stopped at the limit. */
    NOT_DECIDED
  }

  public boolean proved() {
    return outcome == Outcome.PROVED;
  }

  public boolean refuted() {
    return outcome == Outcome.REFUTED;
  }
}
