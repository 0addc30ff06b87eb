// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

/**
 * The reference cells whose antiparallel current is subtracted.
 *
 * @param per how many cells share one
 * @param sigmaR standard deviation of ln R_P from reference to reference
 * @param sigmaTmr standard deviation of ln TMR from reference to reference
 */
public record ReferenceSpec(Per per, double sigmaR, double sigmaTmr) {
  /** How many cells share one reference; its current is copied to each by ideal mirrors. */
  public enum Per {
    /** Each cell has its own. */
    CELL,
    /**
     * One for each column of cells: for each neuron and cell of a synapse, shared by all inputs.
     */
    COLUMN,
    /** A single one. */
    ARRAY
  }
}
