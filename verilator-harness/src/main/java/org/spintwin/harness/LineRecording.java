// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.BitSet;
import org.spintwin.golden.ClockedModel;
import org.spintwin.golden.ForwardingModel;

/** Passes a linked chip through, and keeps what a host does to it, clock by clock. */
public final class LineRecording extends ForwardingModel {
  private final int button;
  private final int line;
  private final BitSet released = new BitSet();
  private final BitSet received = new BitSet();
  private int clocks;

  /**
   * @param linked model of a linked chip, before its first clock
   */
  public LineRecording(ClockedModel linked) {
    super(linked);
    button = linked.inputs().signal("reset_ni").offset();
    line = linked.inputs().signal("uart_rx_i").offset();
  }

  @Override
  public void clock(long[] inputs, int inputBase, long[] record, int recordBase) {
    released.set(clocks, inputs[inputBase + button] != 0);
    received.set(clocks, inputs[inputBase + line] != 0);
    clocks++;
    super.clock(inputs, inputBase, record, recordBase);
  }

  /** Clocks so far. */
  public long clocks() {
    return clocks;
  }

  /** The same at the pins of a board; the line rests after the end. */
  Stimulus at(BoardPins pins) {
    return new Stimulus() {
      private int next;

      @Override
      public void restart() {
        next = 0;
      }

      @Override
      public void fill(long[] inputs, int count) {
        int words = pins.inputs().words();
        for (int c = 0; c < count; c++, next++) {
          boolean over = next >= clocks;
          pins.drive(over || released.get(next), over || received.get(next), inputs, c * words);
        }
      }
    };
  }
}
