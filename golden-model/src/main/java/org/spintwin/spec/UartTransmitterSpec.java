// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** The way out to the serial line: see {@code docs/link.md}, "uart_transmitter". */
public final class UartTransmitterSpec {
  public static final BlockSpec BLOCK =
      new BlockSpec(
          "uart_transmitter",
          "Sends bytes over a serial line: 8 bits, lowest first, no parity, one stop bit.",
          BaudRate.PARAMETERS,
          BaudRate.DERIVED,
          BaudRate.RULES,
          List.of(
              Port.input("clk_i", "1", "clock, rising edge"),
              Port.input("rst_ni", "1", "synchronous reset, active low"),
              Port.input("valid_i", "1", "a byte is offered"),
              Port.input("byte_i", "8", "that byte"),
              Port.output("ready_o", "1", "the byte is taken"),
              Port.output("uart_tx_o", "1", "the line, 1 where nothing is sent and after reset")),
          List.of(
              State.unsigned("bits_q", "1", "9", "bits that follow, the next one lowest"),
              State.unsigned("left_q", "1", "4", "bits that are to be begun, stop bit included"),
              State.signed("phase_q", "1", "PHASE_BITS", "negative until a bit is over")),
          List.of());

  private UartTransmitterSpec() {}
}
