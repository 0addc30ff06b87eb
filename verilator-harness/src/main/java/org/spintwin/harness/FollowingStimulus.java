// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.Arrays;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.TopSpec;

/**
 * Inputs that depend on outputs, as where what is offered must be held until it is taken. The
 * outputs are those of the golden model, which the model under test must equal anyway.
 */
public abstract class FollowingStimulus implements Stimulus {
  protected static final int RESET_CLOCKS = 3;
  private static final int BATCH = 1024;

  private final Supplier<ClockedModel> source;
  private final RecordLayout inputs;
  private final RecordLayout outputs;

  /** What {@link #fill} follows; made when it is first needed. */
  private ClockedModel golden;

  private long[] record;

  /** Inputs of the clock that is being filled. */
  private long[] words;

  private int base;

  /** Outputs before its edge. */
  private long[] seen;

  private int seenBase;

  /**
   * @param values of the top's parameters and localparams
   * @param source gives the golden model at clock 0 with its memories loaded
   */
  protected FollowingStimulus(
      TopSpec top, Map<String, Long> values, Supplier<ClockedModel> source) {
    this.source = source;
    inputs = top.inputs(values);
    outputs = top.compared(values);
  }

  @Override
  public void restart() {
    golden = null;
  }

  @Override
  public final void fill(long[] into, int clocks) {
    if (golden == null) {
      golden = source.get();
      record = new long[outputs.words()];
    }
    for (int c = 0; c < clocks; c++) {
      follow(into, c * inputs.words(), record, 0);
      golden.clock(into, c * inputs.words(), record, 0);
    }
  }

  /**
   * The inputs of the next clock, for whoever runs the golden model. Until {@link #restart} either
   * this or {@link #fill} is to be used.
   *
   * @param before record of the clock before, from {@code beforeBase}; zeros before the first
   */
  final void follow(long[] into, int intoBase, long[] before, int beforeBase) {
    words = into;
    base = intoBase;
    seen = before;
    seenBase = beforeBase;
    Arrays.fill(into, intoBase, intoBase + inputs.words(), 0);
    drive();
  }

  /** How many clocks it takes, in whole batches; starts again before and after. */
  final long clocksUntil(BooleanSupplier done) {
    restart();
    long[] scratch = new long[BATCH * inputs.words()];
    long clocks = 0;
    while (!done.getAsBoolean()) {
      fill(scratch, BATCH);
      clocks += BATCH;
    }
    restart();
    return clocks;
  }

  /** Sets the inputs of one clock; those that are not set are 0. */
  protected abstract void drive();

  final int inputWords() {
    return inputs.words();
  }

  /** Where an input of at most 64 bits lies. */
  protected final int input(String name) {
    return inputs.signal(name).offset();
  }

  /** Where an output of at most 64 bits lies. */
  protected final int output(String name) {
    return outputs.signal(name).offset();
  }

  protected final void set(int input, long value) {
    words[base + input] = value;
  }

  /**
   * Sets several inputs.
   *
   * @param record words of all inputs
   */
  final void setAll(long[] record) {
    System.arraycopy(record, 0, words, base, record.length);
  }

  /** An output as it is before the edge of the clock that is being filled. */
  protected final long get(int output) {
    return seen[seenBase + output];
  }
}
