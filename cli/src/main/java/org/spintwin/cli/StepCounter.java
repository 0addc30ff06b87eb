// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import java.util.List;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.RecordLayout;

/** Passes a model through and counts the steps it completes, over resets. */
final class StepCounter implements ClockedModel {
  private final ClockedModel model;
  private final int stepAt;
  private long steps;

  /**
   * @param step signal that is 1 after each clock that completed a step
   */
  StepCounter(ClockedModel model, String step) {
    this.model = model;
    stepAt = model.compared().signal(step).offset();
  }

  long steps() {
    return steps;
  }

  @Override
  public void clock(long[] inputs, int inputBase, long[] record, int recordBase) {
    model.clock(inputs, inputBase, record, recordBase);
    steps += record[recordBase + stepAt];
  }

  @Override
  public RecordLayout inputs() {
    return model.inputs();
  }

  @Override
  public RecordLayout compared() {
    return model.compared();
  }

  @Override
  public List<MemoryShape> memories() {
    return model.memories();
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    model.loadMemory(name, contents);
  }

  @Override
  public long[] memory(String name) {
    return model.memory(name);
  }
}
