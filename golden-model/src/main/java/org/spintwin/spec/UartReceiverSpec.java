// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** The entry of the serial line: see {@code docs/link.md}, "uart_receiver". */
public final class UartReceiverSpec {
  public static final BlockSpec BLOCK =
      new BlockSpec(
          "uart_receiver",
          "Takes bytes from a serial line: 8 bits, lowest first, no parity, one stop bit.",
          BaudRate.PARAMETERS,
          BaudRate.DERIVED,
          BaudRate.RULES,
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input("rst_ni", "1", "synchronous reset, active low"),
              Port.input("uart_rx_i", "1", "the line, asynchronous, 1 where nothing is sent"),
              Port.output("byte_o", "8", "a byte; means something while valid_o is 1"),
              Port.output("valid_o", "1", "a byte came, with its stop bit; for one clock")),
          List.of(
              State.unsigned("line_q", "1", "3", "the line 1, 2 and 3 clocks ago, lowest first"),
              State.unsigned("left_q", "1", "4", "bits of the byte that are left, 0 between bytes"),
              State.signed("phase_q", "1", "PHASE_BITS", "negative until a bit is over")),
          List.of());

  private UartReceiverSpec() {}
}
