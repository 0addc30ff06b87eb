// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

/** Passes a model through and counts the steps it completes, over resets. */
public final class StepCounter extends ForwardingModel {
  private final int stepAt;
  private long steps;

  /**
   * @param step signal that is 1 after each clock that completed a step
   */
  public StepCounter(ClockedModel model, String step) {
    super(model);
    stepAt = model.compared().signal(step).offset();
  }

  public long steps() {
    return steps;
  }

  @Override
  public void clock(long[] inputs, int inputBase, long[] record, int recordBase) {
    model.clock(inputs, inputBase, record, recordBase);
    steps += record[recordBase + stepAt];
  }
}
