// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

/**
 * The equations of all parallel wires of a crossbar, each a tridiagonal matrix, factored as L D
 * L^T. Nodes are numbered as cells, row by row; along a wire the number grows by a stride: 1 for
 * rows, the number of columns for columns. Elimination in the order of the numbers serves both.
 */
final class WireBundle {
  private final int stride;
  private final double[] link;
  private final double[] diagonal;
  private final double[] pivot;
  private final double[] factor;

  /**
   * @param columns of the crossbar
   * @param alongRows whether these are the row wires
   * @param cells conductance of the cells, which load the wires
   * @param segment conductance between neighbours
   * @param first conductance from a wire's first node to a fixed voltage; 0 where there is none
   * @param last likewise from its last node
   */
  WireBundle(
      int columns, boolean alongRows, double[] cells, double segment, double first, double last) {
    int size = cells.length;
    stride = alongRows ? 1 : columns;
    link = new double[size + stride];
    diagonal = new double[size];
    pivot = new double[size];
    factor = new double[size + stride];
    for (int k = 0; k < size; k++) {
      boolean starts = alongRows ? k % columns == 0 : k < columns;
      link[k] = starts ? 0 : segment;
    }
    for (int k = 0; k < size; k++) {
      boolean starts = link[k] == 0;
      boolean ends = link[k + stride] == 0;
      diagonal[k] = (starts ? first : segment) + (ends ? last : segment) + cells[k];
      factor[k] = starts ? 0 : segment / pivot[k - stride];
      pivot[k] = diagonal[k] - factor[k] * link[k];
    }
  }

  /** x = T b; may not be in place. */
  void multiply(double[] b, double[] x) {
    for (int k = 0; k < x.length; k++) {
      double sum = diagonal[k] * b[k];
      if (link[k] != 0) {
        sum -= link[k] * b[k - stride];
      }
      if (link[k + stride] != 0) {
        sum -= link[k + stride] * b[k + stride];
      }
      x[k] = sum;
    }
  }

  /** Solves T x = b; may be in place. */
  void solve(double[] b, double[] x) {
    System.arraycopy(b, 0, x, 0, stride);
    for (int k = stride; k < x.length; k++) {
      x[k] = b[k] + factor[k] * x[k - stride];
    }
    for (int k = x.length - 1; k >= x.length - stride; k--) {
      x[k] /= pivot[k];
    }
    for (int k = x.length - 1 - stride; k >= 0; k--) {
      x[k] = x[k] / pivot[k] + factor[k + stride] * x[k + stride];
    }
  }
}
