// SPDX-License-Identifier: Apache-2.0
package org.spintwin.golden;

import java.util.Map;
import org.spintwin.spec.UartTransmitterSpec;

/** Golden model of {@code uart_transmitter}: {@code docs/link.md}, "uart_transmitter". */
public final class UartTransmitterGolden extends BlockGolden {
  /** Start bit, data, stop bit. */
  private static final int BITS = 10;

  private final BaudPhase phase;
  private int bits;
  private int left;
  private boolean ready;
  private boolean tx = true;

  public UartTransmitterGolden(Map<String, Long> values) {
    super(UartTransmitterSpec.BLOCK, UartTransmitterSpec.BLOCK.resolve(values));
    phase = new BaudPhase(UartTransmitterSpec.BLOCK.resolve(values));
  }

  /** One rising edge. */
  void clock(boolean reset, boolean valid, int octet) {
    if (reset) {
      phase.clear();
      bits = 0;
      left = 0;
      ready = false;
      tx = true;
      return;
    }
    boolean over = phase.advance();
    if (valid && ready) {
      bits = octet << 1;
      left = BITS;
    } else if (over && left > 0) {
      tx = (bits & 1) != 0;
      bits = 1 << 8 | bits >> 1;
      left--;
    }
    ready = left == 0;
  }

  boolean ready() {
    return ready;
  }

  /** Level of the line. */
  boolean tx() {
    return tx;
  }

  @Override
  void clock(InputReader in) {
    clock(!in.flag("rst_ni"), in.flag("valid_i"), (int) in.get("byte_i"));
  }

  @Override
  void write(RecordWriter out) {
    out.put(ready);
    out.put(tx);
    out.put(bits);
    out.put(left);
    out.put(phase.bits());
  }
}
