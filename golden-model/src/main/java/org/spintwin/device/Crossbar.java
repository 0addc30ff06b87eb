// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * An array of cells between row and column wires that resist.
 *
 * <p>Row i: read voltage, driver resistance, one wire segment, cell (i, 0), one segment, cell (i,
 * 1), and so on. Column j: cell (0, j), one segment, cell (1, j), ..., the last cell, one segment,
 * virtual ground, where the current of the column is sensed. Currents are linear in the voltages.
 *
 * <p>Kirchhoff's current law at both ends of every cell reads T_r v_r - G v_c = b_r and -G v_r +
 * T_c v_c = b_c: G is the diagonal of cell conductances, T_r and T_c have a tridiagonal block for
 * each wire. The columns are eliminated, and (T_r - G T_c^-1 G) v_r = b_r + G T_c^-1 b_c is solved
 * by conjugate gradients, preconditioned with T_r^-1. So every wire is solved exactly, and only the
 * interplay of rows and columns is iterated on, some tens of times (Golub and Van Loan, Matrix
 * Computations, 4th ed., chapter 11).
 */
public final class Crossbar {
  /** Of the preconditioned residual: currents come out some digits better than 1e-9. */
  private static final double TOLERANCE = 1e-12;

  private final int rows;
  private final int columns;
  private final double[] cells;
  private final double driverResistance;
  private final double segment;
  private final double driver;
  private final WireBundle rowWires;
  private final WireBundle columnWires;

  /**
   * @param conductance of the cells, [row][column], siemens
   * @param driverResistance between a row's voltage and its wire, ohm
   * @param segmentResistance of a wire from cell to cell, ohm; where it is 0, wires are ideal
   * @throws IllegalArgumentException unless conductances are above 0, resistances at least 0, and
   *     all of them finite
   */
  public Crossbar(double[][] conductance, double driverResistance, double segmentResistance) {
    rows = conductance.length;
    columns = conductance[0].length;
    cells = Arrays.stream(conductance).flatMapToDouble(Arrays::stream).toArray();
    this.driverResistance = driverResistance;
    check(driverResistance, segmentResistance);
    if (segmentResistance > 0) {
      segment = 1 / segmentResistance;
      driver = 1 / (driverResistance + segmentResistance);
      rowWires = new WireBundle(columns, true, cells, segment, driver, 0);
      columnWires = new WireBundle(columns, false, cells, segment, 0, segment);
    } else {
      segment = 0;
      driver = 0;
      rowWires = null;
      columnWires = null;
    }
  }

  private void check(double driverOhm, double segmentOhm) {
    for (double ohm : new double[] {driverOhm, segmentOhm}) {
      if (!(ohm >= 0 && ohm < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("wire resistance " + ohm + " ohm; allowed is 0 or more");
      }
    }
    for (double siemens : cells) {
      if (!(siemens > 0 && siemens < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "cell conductance " + siemens + " siemens; allowed is more than 0");
      }
    }
  }

  /**
   * Current into the virtual ground of each column, ampere.
   *
   * @param rowVoltages one for each row, volt
   */
  public double[] currents(double[] rowVoltages) {
    if (rowWires == null) {
      return withIdealWires(rowVoltages);
    }
    double[] source = new double[cells.length];
    for (int row = 0; row < rows; row++) {
      source[row * columns] = driver * rowVoltages[row];
    }
    double[] v = rowNodes(source);
    scale(v);
    columnWires.solve(v, v);
    double[] currents = new double[columns];
    for (int column = 0; column < columns; column++) {
      currents[column] = segment * v[cells.length - columns + column];
    }
    return currents;
  }

  /**
   * What each row's voltage adds to each column's current, [row][column], siemens: the conductance
   * that a cell has as seen from outside. As many solutions as the shorter side has wires; columns
   * by reciprocity: a volt at the virtual ground of column j drives through the driver of row i the
   * current that a volt at row i drives through column j.
   */
  public double[][] effective() {
    if (rowWires == null || rows <= columns) {
      return IntStream.range(0, rows).parallel().mapToObj(this::ofRow).toArray(double[][]::new);
    }
    double[][] byColumn =
        IntStream.range(0, columns).parallel().mapToObj(this::ofColumn).toArray(double[][]::new);
    double[][] byRow = new double[rows][columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        byRow[row][column] = byColumn[column][row];
      }
    }
    return byRow;
  }

  private double[] ofRow(int row) {
    double[] volts = new double[rows];
    volts[row] = 1;
    return currents(volts);
  }

  private double[] ofColumn(int column) {
    double[] source = new double[cells.length];
    source[cells.length - columns + column] = segment;
    columnWires.solve(source, source);
    scale(source);
    double[] v = rowNodes(source);
    double[] currents = new double[rows];
    for (int row = 0; row < rows; row++) {
      currents[row] = driver * v[row * columns];
    }
    return currents;
  }

  /** Each row is one node: a divider of driver and cells. */
  private double[] withIdealWires(double[] rowVoltages) {
    double[] currents = new double[columns];
    for (int row = 0; row < rows; row++) {
      double load = 0;
      for (int column = 0; column < columns; column++) {
        load += cells[row * columns + column];
      }
      double voltage = rowVoltages[row] / (1 + driverResistance * load);
      for (int column = 0; column < columns; column++) {
        currents[column] += cells[row * columns + column] * voltage;
      }
    }
    return currents;
  }

  /** Voltages of the cells' ends on the row wires, given the sources with columns eliminated. */
  private double[] rowNodes(double[] source) {
    int size = cells.length;
    double[] x = new double[size];
    double[] r = source.clone();
    double[] z = new double[size];
    rowWires.solve(r, z);
    double[] p = z.clone();
    double[] q = new double[size];
    double norm = dot(r, z);
    double goal = TOLERANCE * TOLERANCE * norm;
    for (int left = 10 * (rows + columns) + 100; norm > goal; left--) {
      if (left == 0) {
        throw new IllegalStateException("conjugate gradients do not converge: wires too resistive");
      }
      apply(p, q, z);
      double alpha = norm / dot(p, q);
      for (int k = 0; k < size; k++) {
        x[k] += alpha * p[k];
        r[k] -= alpha * q[k];
      }
      rowWires.solve(r, z);
      double next = dot(r, z);
      double beta = next / norm;
      for (int k = 0; k < size; k++) {
        p[k] = z[k] + beta * p[k];
      }
      norm = next;
    }
    return x;
  }

  /** q = (T_r - G T_c^-1 G) p. */
  private void apply(double[] p, double[] q, double[] scratch) {
    for (int k = 0; k < p.length; k++) {
      scratch[k] = cells[k] * p[k];
    }
    columnWires.solve(scratch, scratch);
    rowWires.multiply(p, q);
    for (int k = 0; k < q.length; k++) {
      q[k] -= cells[k] * scratch[k];
    }
  }

  private void scale(double[] v) {
    for (int k = 0; k < v.length; k++) {
      v[k] *= cells[k];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
