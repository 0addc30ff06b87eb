// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

import org.spintwin.link.LinkAddress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the board is, and how fast its line. */
final class LinkOptions {
  static final long LEAST_BAUD = 115_200;
  static final long MOST_BAUD = 3_000_000;

  /** A simulated board has the fastest line that its clock allows. */
  private static final int CLOCKS_PER_BIT = 4;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--link",
      paramLabel = "URI",
      description =
          "Where the board is: "
              + LinkAddress.ALLOWED
              + ". run has no default; that of serve and demo is sim:.")
  private String link;

  @Option(
      names = "--baud",
      paramLabel = "N",
      description =
          "Bits per second that the board was built for, "
              + LEAST_BAUD
              + " to "
              + MOST_BAUD
              + ". Default: "
              + LEAST_BAUD
              + ", on simulated boards of demo the most that the clock allows.")
  private Long baud;

  boolean given() {
    return link != null || baud != null;
  }

  /** Where the board is, which must be said. */
  LinkAddress address() {
    if (link == null) {
      throw misuse("--link: none given; allowed " + LinkAddress.ALLOWED);
    }
    try {
      return LinkAddress.of(link);
    } catch (IllegalArgumentException e) {
      throw misuse("--link: " + e.getMessage());
    }
  }

  /** Where the board is; its Verilog where nothing is said. */
  LinkAddress addressOrVerilog() {
    return link == null ? LinkAddress.of("sim:") : address();
  }

  /** Which simulated board is meant, likewise. */
  LinkAddress simulated() {
    LinkAddress address = addressOrVerilog();
    if (!address.isSimulated()) {
      throw misuse("--link: found " + address + "; allowed golden: or sim:, which are simulated");
    }
    return address;
  }

  /** Bits per second of the line. */
  long baud() {
    long found = baud == null ? LEAST_BAUD : baud;
    if (found < LEAST_BAUD || found > MOST_BAUD) {
      throw misuse("--baud: found " + found + "; allowed " + LEAST_BAUD + " to " + MOST_BAUD);
    }
    return found;
  }

  /**
   * Bits per second of the line to a board.
   *
   * @param clockHz of the board
   */
  long baud(LinkAddress address, long clockHz) {
    long most = mostBaud(clockHz);
    if (baud != null && baud > most) {
      throw misuse(
          "--baud: found " + baud + "; allowed " + LEAST_BAUD + " to " + most + " on this board");
    }
    return baud == null && address.isSimulated() ? most : baud();
  }

  /** The fastest line of a board with that clock. */
  static long mostBaud(long clockHz) {
    return Math.min(MOST_BAUD, clockHz / CLOCKS_PER_BIT);
  }

  /** Clock of a board that is simulated for its line alone, Hz. */
  long clockHz() {
    return CLOCKS_PER_BIT * baud();
  }

  private ParameterException misuse(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
