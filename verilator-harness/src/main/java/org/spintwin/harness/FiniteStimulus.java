// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

/** A stimulus that has shown everything after some clocks; then its inputs rest. */
public interface FiniteStimulus extends Stimulus {
  /** Clocks after which the effect of everything has come out. */
  long clocks();
}
