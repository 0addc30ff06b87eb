// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment.pcm;

/**
 * Part of a course: either steps with the same inputs, or one clock without a step on which every
 * memory is RESET.
 *
 * @param values input of each cell
 */
record Phase(int[] values, int steps, boolean forgets) {
  static Phase steps(int[] values, int steps) {
    return new Phase(values, steps, false);
  }

  static Phase forgetting(int cells) {
    return new Phase(new int[cells], 0, true);
  }

  int clocks() {
    return forgets ? 1 : steps;
  }
}
