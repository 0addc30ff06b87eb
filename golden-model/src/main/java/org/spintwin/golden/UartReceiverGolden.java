// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.UartReceiverSpec;

/** Golden model of {@code uart_receiver}: {@code docs/link.md}, "uart_receiver". */
public final class UartReceiverGolden extends BlockGolden {
  /** Start bit, data, stop bit. */
  private static final int BITS = 10;

  private final BaudPhase phase;

  /** The line one clock ago in bit 0. */
  private int line;

  private int left;
  private int octet;
  private boolean valid;

  public UartReceiverGolden(Map<String, Long> values) {
    super(UartReceiverSpec.BLOCK, UartReceiverSpec.BLOCK.resolve(values));
    phase = new BaudPhase(UartReceiverSpec.BLOCK.resolve(values));
  }

  /**
   * One rising edge.
   *
   * @param rx level of the line
   */
  void clock(boolean reset, boolean rx) {
    if (reset) {
      line = 0;
      left = 0;
      octet = 0;
      valid = false;
      phase.clear();
      return;
    }
    int level = line >> 1 & 1;
    boolean falls = (line >> 1) == 0b10;
    line = line << 1 & 7 | (rx ? 1 : 0);
    valid = false;
    if (left > 0) {
      if (phase.advance()) {
        bit(level);
      }
    } else if (falls) {
      left = BITS;
      phase.halfBit();
    }
  }

  private void bit(int level) {
    if (left == BITS && level == 1) {
      octet = 0x80 | octet >> 1;
      left = 0;
      return;
    }
    if (left > 1) {
      octet = level << 7 | octet >> 1;
    } else {
      valid = level == 1;
    }
    left--;
  }

  boolean valid() {
    return valid;
  }

  /** The byte; means something while {@link #valid}. */
  int octet() {
    return octet;
  }

  @Override
  void clock(InputReader in) {
    clock(!in.flag("rst_ni"), in.flag("uart_rx_i"));
  }

  @Override
  void write(RecordWriter out) {
    out.put(octet);
    out.put(valid);
    out.put(line);
    out.put(left);
    out.put(phase.bits());
  }
}
