// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

/** What drives an array's rows: the row of this clock, if there is one. */
final class RowDrive {
  int row;
  boolean valid;
  int value;
  boolean first;
  boolean last;

  void clear() {
    row = 0;
    value = 0;
    rest();
  }

  /** No row; number and value stay as they were. */
  void rest() {
    valid = false;
    first = false;
    last = false;
  }

  void drive(int newRow, int newValue, boolean isFirst, boolean isLast) {
    row = newRow;
    valid = true;
    value = newValue;
    first = isFirst;
    last = isLast;
  }

  void write(RecordWriter out) {
    out.put(row);
    out.put(valid);
    out.put(value);
    out.put(first);
    out.put(last);
  }
}
