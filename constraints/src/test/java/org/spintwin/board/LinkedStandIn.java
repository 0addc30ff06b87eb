// SPDX-License-Identifier: Apache-2.0
package org.spintwin.board;

import java.util.List;
import java.util.Map;
import org.spintwin.spec.BlockSpec;
import org.spintwin.spec.Design;
import org.spintwin.spec.Expr;
import org.spintwin.spec.Port;
import org.spintwin.spec.TopSpec;

/** A design with the ports of a linked chip, and nothing in it. */
final class LinkedStandIn {
  static final Design DESIGN =
      design(
          "twin_link",
          List.of(
              Port.input("clk_i", "1", "clock"),
              Port.input("reset_ni", "1", "reset"),
              Port.input("uart_rx_i", "1", "from the host"),
              Port.output("uart_tx_o", "1", "to the host"),
              Port.flags("led_o", "2", "LEDs")));

  /** Its Verilog, and an image that it reads. */
  static final List<String> SOURCES = List.of("twin_link.v", "twin.v", "twin_code.mem");

  private LinkedStandIn() {}

  static Design design(String name, List<Port> ports) {
    var block =
        new BlockSpec(
            name, "Nothing.", List.of(), List.of(), List.of(), ports, List.of(), List.of());
    return new Design(
        name,
        new TopSpec(block, List.of(), "uart_tx_o", Expr.of(0), "Unused."),
        Map.of(),
        Map.of());
  }
}
