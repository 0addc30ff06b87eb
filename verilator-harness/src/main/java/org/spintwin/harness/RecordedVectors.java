// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import org.spintwin.golden.ClockedModel;
import org.spintwin.rtl.TestVectors;

/** Records what a golden model says to a stimulus, for a testbench. */
public final class RecordedVectors {
  /** Longest testbench, and the most 64-bit words its trace may take. */
  private static final int MOST_CLOCKS = 1024;

  private static final int MOST_WORDS = 1 << 17;

  private RecordedVectors() {}

  /** As many clocks as keep the trace small: {@value #MOST_CLOCKS} for a small chip. */
  public static int clocks(ClockedModel golden) {
    return Math.max(32, Math.min(MOST_CLOCKS, MOST_WORDS / golden.compared().words()));
  }

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
