// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

/**
 * Inputs for a model, clock after clock. After {@link #restart} the same clocks come again, however
 * the calls of {@link #fill} cut them.
 */
public interface Stimulus {
  /** Goes back to clock 0. */
  void restart();

  /**
   * The next clocks.
   *
   * @param inputs receives {@code clocks} input records, clock-major, from index 0; bits above a
   *     signal's width must be 0
   */
  void fill(long[] inputs, int clocks);
}
