// SPDX-License-Identifier: Apache-2.0
package org.spintwin.experiment;

/**
 * One published behaviour of a chip.
 *
 * @param <B> where it is done: the chip, and what it runs on
 */
public interface Experiment<B> {
  /** As the command line says it, for example {@code fi-curve}. */
  String name();

  /** Heading of its part of the report. */
  String title();

  /** What the chip is held to, in a sentence. */
  String expectation();

  /**
   * Does the experiment.
   *
   * @throws UnequalModelsException when golden model and Verilog differ
   */
  Outcome run(B bench);
}
