// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import org.spintwin.golden.ClockedModel;
import org.spintwin.rtl.TestVectors;

/** Records what a golden model says to a stimulus, for a testbench. */
public final class RecordedVectors {
  private RecordedVectors() {}

  /**
   * Runs the golden model.
   *
   * @param golden at clock 0
   */
  public static TestVectors record(ClockedModel golden, Stimulus stimulus, int clocks) {
    int inputWords = golden.inputs().words();
    int recordWords = golden.compared().words();
    long[] inputs = new long[clocks * inputWords];
    long[] records = new long[clocks * recordWords];
    stimulus.restart();
    stimulus.fill(inputs, clocks);
    for (int c = 0; c < clocks; c++) {
      golden.clock(inputs, c * inputWords, records, c * recordWords);
    }
    return new TestVectors(golden.inputs(), golden.compared(), clocks, inputs, records);
  }
}
