// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.List;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

/** A model of which only the outputs of the top are seen, and no memory. */
final class PortsOnly implements ClockedModel {
  private final ClockedModel model;
  private final List<Signal> ports;
  private final RecordLayout layout;
  private final long[] record;

  PortsOnly(ClockedModel model) {
    this.model = model;
    ports = model.compared().signals().stream().filter(s -> !s.name().contains(".")).toList();
    var builder = new RecordLayout.Builder();
    ports.forEach(s -> builder.add(s.name(), s.elements(), s.width(), s.signed()));
    layout = builder.build();
    record = new long[model.compared().words()];
  }

  @Override
  public RecordLayout inputs() {
    return model.inputs();
  }

  @Override
  public RecordLayout compared() {
    return layout;
  }

  @Override
  public void clock(long[] inputs, int inputBase, long[] into, int recordBase) {
    model.clock(inputs, inputBase, record, 0);
    for (int p = 0; p < ports.size(); p++) {
      System.arraycopy(
          record,
          ports.get(p).offset(),
          into,
          recordBase + layout.signals().get(p).offset(),
          ports.get(p).words());
    }
  }

  @Override
  public List<MemoryShape> memories() {
    return List.of();
  }

  @Override
  public void loadMemory(String name, long[] contents) {
    throw new UnsupportedOperationException("no memory is seen");
  }

  @Override
  public long[] memory(String name) {
    throw new UnsupportedOperationException("no memory is seen");
  }
}
