// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.HashMap;
import java.util.Map;
import org.spintwin.golden.ClockedModel;
import org.spintwin.spec.RecordLayout;
import org.spintwin.spec.RecordLayout.Signal;

/**
 * Drives one block clock by clock, ports and registers by name. Inputs keep their value until they
 * are set again; what is read is as it was after the last clock.
 */
final class BlockDriver implements AutoCloseable {
  private final ClockedModel model;
  private final Map<String, Signal> ports;
  private final Map<String, Signal> observed;
  private final long[] inputs;
  private final long[] record;

  /** The model after one clock of reset, where it has one, which is released; inputs are 0. */
  BlockDriver(ClockedModel model) {
    this.model = model;
    ports = byName(model.inputs());
    observed = byName(model.compared());
    inputs = new long[model.inputs().words()];
    record = new long[model.compared().words()];
    clock();
    if (ports.containsKey("rst_ni")) {
      set("rst_ni", 1);
    }
  }

  BlockDriver set(String port, long value) {
    Signal signal = find(ports, port);
    for (int i = 0; i < signal.words(); i++) {
      inputs[signal.offset() + i] = 0;
    }
    inputs[signal.offset()] = signal.bits() < 64 ? value & (1L << signal.bits()) - 1 : value;
    return this;
  }

  /** Sets number {@code index} of a port that packs numbers of {@code width} bits. */
  BlockDriver set(String port, int index, int width, long value) {
    packed(find(ports, port), width).set(inputs, 0, index, value);
    return this;
  }

  BlockDriver clock() {
    model.clock(inputs, 0, record, 0);
    return this;
  }

  /** An output, unsigned, or element 0 of a register. */
  long get(String signal) {
    return get(signal, 0);
  }

  /** Element of a register, signed where the register is. */
  long get(String signal, int element) {
    return find(observed, signal).get(record, 0, element);
  }

  /** Number {@code index} of an output that packs signed numbers of {@code width} bits. */
  long get(String port, int index, int width) {
    return packed(find(observed, port), width).get(record, 0, index);
  }

  /** Whether that bit of an output is 1. */
  boolean bit(String port, int index) {
    return get(port, index, 1) != 0;
  }

  /** Every observed bit. */
  long[] record() {
    return record.clone();
  }

  void load(String memory, long... contents) {
    model.loadMemory(memory, contents);
  }

  long[] memory(String name) {
    return model.memory(name);
  }

  @Override
  public void close() {
    if (model instanceof VerilatedModel verilated) {
      verilated.close();
    }
  }

  private static Map<String, Signal> byName(RecordLayout layout) {
    Map<String, Signal> signals = new HashMap<>();
    layout.signals().forEach(signal -> signals.put(signal.name(), signal));
    return signals;
  }

  private static Signal find(Map<String, Signal> signals, String name) {
    Signal signal = signals.get(name);
    if (signal == null) {
      throw new IllegalArgumentException("no signal '" + name + "' among " + signals.keySet());
    }
    return signal;
  }

  private static Signal packed(Signal port, int width) {
    return new Signal(port.name(), port.bits() / width, width, true, port.offset());
  }
}
