// SPDX-License-Identifier: Apache-2.0
package org.spintwin.board;

/**
 * A port of a board's top module, which is one pin.
 *
 * @param name in Verilog
 * @param pin as the maker of the FPGA names it
 * @param high whether it is active, or held, high
 * @param source the public document that the pin was taken from
 */
public record BoardPort(
    String name,
    Role role,
    String pin,
    IoStandard standard,
    Pull pull,
    boolean high,
    String source) {

  /** What a port is for. */
  public enum Role {
    CLOCK("oscillator", true),
    RESET("reset button", true),
    UART_RX("from the host", true),
    UART_TX("to the host", false),
    LED("LED", false),
    HOLD("held at a level", false);

    private final String purpose;
    private final boolean input;

    Role(String purpose, boolean input) {
      this.purpose = purpose;
      this.input = input;
    }

    public String purpose() {
      return purpose;
    }
  }

  /** A resistor inside the FPGA. */
  public enum Pull {
    NONE,
    UP,
    DOWN
  }

  public boolean input() {
    return role.input;
  }
}
