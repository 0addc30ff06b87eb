// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

/**
 * The first clock at which a golden model and the Verilog differ, and the first signal that does.
 *
 * @param clock counted from 0
 * @param element number within the signal
 * @param golden value of that element
 * @param rtl value of that element
 * @param inputs input record of the clock
 * @param goldenRecord everything compared, as the golden model has it
 * @param rtlRecord everything compared, as the Verilog has it
 */
public record Mismatch(
    long clock,
    Signal signal,
    int element,
    long golden,
    long rtl,
    long[] inputs,
    long[] goldenRecord,
    long[] rtlRecord) {

  /** Finds the first signal, in the order of the layout, in which two records differ. */
  static Mismatch find(RecordLayout layout, long clock, long[] inputs, long[] golden, long[] rtl) {
    for (Signal signal : layout.signals()) {
      for (int element = 0; element < signal.elements(); element++) {
        long expected = signal.get(golden, 0, element);
        long actual = signal.get(rtl, 0, element);
        if (expected != actual) {
          return new Mismatch(clock, signal, element, expected, actual, inputs, golden, rtl);
        }
      }
    }
    throw new IllegalStateException(
        "the records of clock "
            + clock
            + " differ only in bits above a signal's width: the golden"
            + " model must leave them 0");
  }

  /** One line: clock, signal, both values. */
  @Override
  public String toString() {
    String name = signal.elements() == 1 ? signal.name() : signal.name() + "[" + element + "]";
    return "clock "
        + clock
        + ": "
        + name
        + " is "
        + golden
        + " in the golden model, "
        + rtl
        + " in the Verilog";
  }
}
