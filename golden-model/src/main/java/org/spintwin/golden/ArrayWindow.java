// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;

/** The place in the array that the window registers of {@code axi_registers} are at. */
final class ArrayWindow {
  private final int inputs;
  private final int neurons;
  private final int rowMask;
  private final int columnMask;
  private int row;
  private int column;

  ArrayWindow(Map<String, Long> values) {
    inputs = values.get("INPUTS").intValue();
    neurons = values.get("NEURONS").intValue();
    rowMask = (1 << values.get("NEURON_BITS")) - 1;
    columnMask = (1 << values.get("COLUMN_BITS")) - 1;
  }

  /**
   * Goes to a place.
   *
   * @param address as written to ARRAY_ADDRESS: row above, column below bit 16, both cut
   */
  void set(int address) {
    row = address >>> 16 & rowMask;
    column = address & columnMask;
  }

  /** As ARRAY_ADDRESS reads. */
  int address() {
    return row << 16 | column;
  }

  int row() {
    return row;
  }

  int column() {
    return column;
  }

  /** Whether the register shows a memory that is written through it. */
  static boolean writes(String register) {
    return register.equals("SYNAPSE_CODE") || register.equals("INHIBITION_MASK");
  }

  /** Whether the register shows something of this place. */
  static boolean shows(String register) {
    return writes(register) || register.startsWith("STATE_");
  }

  /** Whether the register has this place; true for one that shows nothing of it. */
  boolean inside(String register) {
    return !shows(register) || row < neurons && (!writes(register) || column < columns(register));
  }

  /** Goes on to the next place after an access through the register. */
  void advance(String register) {
    if (writes(register)) {
      column++;
      if (column == columns(register)) {
        column = 0;
        row = row == neurons - 1 ? 0 : row + 1;
      }
    }
  }

  private int columns(String register) {
    return register.equals("SYNAPSE_CODE") ? inputs : neurons;
  }
}
