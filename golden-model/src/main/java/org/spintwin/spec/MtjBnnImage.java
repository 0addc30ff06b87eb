// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.Map;

/**
 * An {@code mtj-bnn} chip as integers: everything below it is exact. Matrices are [row][column].
 *
 * @param parameters values of the Verilog parameters
 * @param states what the cells hold, true where parallel
 * @param parallel code of each cell where it is parallel
 * @param antiparallel code of each cell where it is antiparallel
 */
public record MtjBnnImage(
    MtjBnnChip chip,
    Map<String, Long> parameters,
    boolean[][] states,
    int[][] parallel,
    int[][] antiparallel) {

  /** The code of a cell as it is. */
  public int code(int row, int column) {
    return (states[row][column] ? parallel : antiparallel)[row][column];
  }
}
