// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.List;
import org.spintwin.spec.RecordLayout;

/** Passes a model through; what a subclass overrides it watches or changes. */
public abstract class ForwardingModel implements ClockedModel {
  protected final ClockedModel model;

  protected ForwardingModel(ClockedModel model) {
    this.model = model;
  }

  @Override
  public void clock(long[] inputs, int inputBase, long[] record, int recordBase) {
    model.clock(inputs, inputBase, record, recordBase);
  }

  @Override
  public final RecordLayout inputs() {
    return model.inputs();
  }

  @Override
  public final RecordLayout compared() {
    return model.compared();
  }

  @Override
  public final List<MemoryShape> memories() {
    return model.memories();
  }

  @Override
  public final void loadMemory(String name, long[] contents) {
    model.loadMemory(name, contents);
  }

  @Override
  public final long[] memory(String name) {
    return model.memory(name);
  }
}
