// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

import java.util.Arrays;
import java.util.Locale;

/**
 * Where a board is: {@code golden:}, {@code sim:} or {@code serial:PORT}.
 *
 * @param port as the operating system knows it; empty where the board is simulated
 */
public record LinkAddress(Transport transport, String port) {
  /** What carries the bytes. */
  public enum Transport {
    /** The pins of the golden model of the linked chip. */
    GOLDEN,
    /** The pins of its Verilog. */
    SIM,
    /** A serial port of this machine. */
    SERIAL;

    private String scheme() {
      return name().toLowerCase(Locale.ROOT) + ":";
    }
  }

  /** What an address looks like. */
  public static final String ALLOWED =
      "golden: (the golden model behind simulated pins), sim: (its Verilog likewise) or serial:PORT,"
          + " as serial:/dev/ttyUSB1";

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static LinkAddress of(String text) {
    return Arrays.stream(Transport.values())
        .filter(t -> text.startsWith(t.scheme()))
        .map(t -> new LinkAddress(t, text.substring(t.scheme().length())))
        .filter(a -> a.port.isEmpty() == a.isSimulated())
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("found '" + text + "'; allowed " + ALLOWED));
  }

  /** Whether the board is simulated by this program. */
  public boolean isSimulated() {
    return transport != Transport.SERIAL;
  }

  @Override
  public String toString() {
    return transport.scheme() + port;
  }
}
