// SPDX-License-Identifier: Apache-2.0
package org.spintwin.device;

import org.spintwin.device.CounterDraws.Purpose;
import org.spintwin.spec.MtjBnnChip;
import org.spintwin.spec.MtjDeviceSpec;

/**
 * The passive array of a chip as it was drawn: what each cell conducts in either state, what it
 * conducts as seen from outside through the wires, and what a write leaves in it.
 *
 * <p>Cells are {@link Junctions}. With given states the array is linear in the voltages, so that
 * the nodal network is solved once: {@link Crossbar#effective} gives dI_column/dV_row, a
 * conductance for each cell, and currents are sums of them.
 *
 * <p>Matrices are [row][column]; their shapes and indices are not checked. The same seed gives the
 * same array on every machine.
 */
public final class MtjArray {
  private final MtjBnnChip chip;
  private final MtjDeviceSpec device;
  private final double[][] parallel;
  private final double[][] antiparallel;
  private final CounterDraws writeError;

  public MtjArray(MtjBnnChip chip) {
    this.chip = chip;
    device = chip.device();
    parallel = new double[chip.rows()][chip.columns()];
    antiparallel = new double[chip.rows()][chip.columns()];
    writeError = CounterDraws.of(device.seed(), Purpose.WRITE_ERROR);
    Junctions junctions =
        Junctions.of(device.rP(), device.tmr(), device.sigmaR(), device.sigmaTmr(), device.seed());
    for (int row = 0; row < chip.rows(); row++) {
      for (int column = 0; column < chip.columns(); column++) {
        Junctions.Resistances cell = junctions.resistances(column, row, 0);
        parallel[row][column] = 1 / cell.parallel();
        antiparallel[row][column] = 1 / cell.antiparallel();
      }
    }
  }

  /** Nominal step between the states of a cell, siemens: one unit of the codes. */
  public double step() {
    return 1 / device.rP() - 1 / (device.rP() * (1 + device.tmr()));
  }

  /** States drawn from the seed, true where parallel. */
  public boolean[][] randomStates() {
    CounterDraws draws = CounterDraws.of(device.seed(), Purpose.LEVEL);
    boolean[][] states = new boolean[chip.rows()][chip.columns()];
    for (int row = 0; row < chip.rows(); row++) {
      for (int column = 0; column < chip.columns(); column++) {
        states[row][column] = draws.bits(column, row, 0) < 0;
      }
    }
    return states;
  }

  /**
   * What an array holds after all its cells were written.
   *
   * @param write number of the write, which decides the errors, 0 to {@value
   *     MtjDeviceSpec#LAST_WRITE}
   */
  public boolean[][] written(boolean[][] targets, int write) {
    boolean[][] states = new boolean[chip.rows()][chip.columns()];
    for (int row = 0; row < chip.rows(); row++) {
      for (int column = 0; column < chip.columns(); column++) {
        boolean failed = writeError.uniform(column, row, write) < device.writeError();
        states[row][column] = targets[row][column] ^ failed;
      }
    }
    return states;
  }

  /** What the cells conduct themselves, siemens. */
  public double[][] conductances(boolean[][] states) {
    double[][] cells = new double[chip.rows()][chip.columns()];
    for (int row = 0; row < chip.rows(); row++) {
      for (int column = 0; column < chip.columns(); column++) {
        cells[row][column] = conductance(row, column, states[row][column]);
      }
    }
    return cells;
  }

  private double conductance(int row, int column, boolean state) {
    return state ? parallel[row][column] : antiparallel[row][column];
  }

  /** The array with its wires. */
  public Crossbar crossbar(boolean[][] states) {
    return new Crossbar(
        conductances(states),
        device.wires().driverResistance(),
        device.wires().segmentResistance());
  }

  /** What the cells conduct as seen from outside, dI_column/dV_row, siemens. */
  public double[][] effective(boolean[][] states) {
    return device.wires().resists() ? crossbar(states).effective() : conductances(states);
  }

  /**
   * Codes of every cell: conductance as seen from outside in nominal steps, rounded half to even
   * and saturated.
   *
   * @param parallel of a cell that is parallel
   * @param antiparallel of a cell that is antiparallel
   */
  public record Codes(int[][] parallel, int[][] antiparallel) {
    /** The code of a cell in a state. */
    public int of(int row, int column, boolean state) {
      return (state ? parallel : antiparallel)[row][column];
    }
  }

  /**
   * The codes of an array in these states.
   *
   * <p>The code of the state that a cell is not in is exact where wires do not resist, and else an
   * estimate: the cell's current changes as that of a cell in series with the wires of its own way
   * from driver to virtual ground, and what other cells take from it stays.
   */
  public Codes codes(boolean[][] states) {
    double[][] effective = effective(states);
    int[][] ofParallel = new int[chip.rows()][chip.columns()];
    int[][] ofAntiparallel = new int[chip.rows()][chip.columns()];
    for (int row = 0; row < chip.rows(); row++) {
      for (int column = 0; column < chip.columns(); column++) {
        double now = effective[row][column];
        boolean state = states[row][column];
        double other = now * inSeries(row, column, !state) / inSeries(row, column, state);
        ofParallel[row][column] = code(state ? now : other);
        ofAntiparallel[row][column] = code(state ? other : now);
      }
    }
    return new Codes(ofParallel, ofAntiparallel);
  }

  /** Conductance of a cell in series with the wires of its own way. */
  private double inSeries(int row, int column, boolean state) {
    double ohm =
        device.wires().driverResistance()
            + device.wires().segmentResistance() * (column + 1 + chip.rows() - row);
    return 1 / (1 / conductance(row, column, state) + ohm);
  }

  private int code(double siemens) {
    return (int) chip.code().raw(siemens / step());
  }
}
