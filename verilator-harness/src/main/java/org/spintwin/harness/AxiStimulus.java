// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Arrays;
import java.util.function.Supplier;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.RecordLayout;

/**
 * Inputs of a top with AXI ports. A master must hold what it offers until it is taken, so this
 * stimulus looks at the outputs: those of a golden model of its own, which the model under test
 * must equal anyway.
 */
abstract class AxiStimulus implements Stimulus {
  static final int RESET_CLOCKS = 3;

  private final Supplier<ClockedModel> source;
  private final RecordLayout inputs;
  private final RecordLayout outputs;
  private ClockedModel golden;
  private long[] record;

  /** Inputs of the clock that is being filled. */
  private long[] words;

  private int base;

  /**
   * @param source gives the golden model at clock 0 with its memories loaded
   */
  AxiStimulus(Supplier<ClockedModel> source) {
    this.source = source;
    ClockedModel model = source.get();
    inputs = model.inputs();
    outputs = model.compared();
  }

  @Override
  public void restart() {
    golden = source.get();
    record = new long[outputs.words()];
  }

  @Override
  public final void fill(long[] into, int clocks) {
    if (golden == null) {
      restart();
    }
    words = into;
    Arrays.fill(into, 0, clocks * inputs.words(), 0);
    for (int c = 0; c < clocks; c++) {
      base = c * inputs.words();
      drive();
      golden.clock(into, base, record, 0);
    }
  }

  /** Sets the inputs of one clock; those that are not set are 0. */
  abstract void drive();

  final int inputWords() {
    return inputs.words();
  }

  /** Where an input of at most 64 bits lies. */
  final int input(String name) {
    return inputs.signal(name).offset();
  }

  /** Where an output of at most 64 bits lies. */
  final int output(String name) {
    return outputs.signal(name).offset();
  }

  final void set(int input, long value) {
    words[base + input] = value;
  }

  /** An output as it is before the edge of the clock that is being filled. */
  final long get(int output) {
    return record[output];
  }
}
