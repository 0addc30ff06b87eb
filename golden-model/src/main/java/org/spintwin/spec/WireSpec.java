// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

/**
 * Parasitic resistance of the array. All values are assumptions of this project.
 *
 * @param driverResistance between the read voltage and a row, ohm
 * @param segmentResistance of a wire from one cell to the next, ohm
 */
public record WireSpec(double driverResistance, double segmentResistance) {
  /** Most cells of an array, all neurons together, whose wires may resist. */
  public static final int MAX_CELLS = 1 << 16;

  /**
   * Least resistance but 0, ohm: beside those of cells it is nothing, and its inverse is finite.
   */
  public static final double LEAST_OHM = 1e-6;

  public static WireSpec ideal() {
    return new WireSpec(0, 0);
  }

  /** Whether the array is anything but an ideal one. */
  public boolean resists() {
    return driverResistance > 0 || segmentResistance > 0;
  }
}
