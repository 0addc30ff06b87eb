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
      description = "Where the board is: " + LinkAddress.ALLOWED + ".")
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
              + ".")
  private long baud = LEAST_BAUD;

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

  /** Which simulated board is meant, the Verilog where nothing is said. */
  LinkAddress simulated() {
    LinkAddress address = link == null ? LinkAddress.of("sim:") : address();
    if (!address.isSimulated()) {
      throw misuse("--link: found " + address + "; allowed golden: or sim:, which are simulated");
    }
    return address;
  }

  long baud() {
    if (baud < LEAST_BAUD || baud > MOST_BAUD) {
      throw misuse("--baud: found " + baud + "; allowed " + LEAST_BAUD + " to " + MOST_BAUD);
    }
    return baud;
  }

  /** Clock of a board that is simulated for its line alone, Hz. */
  long clockHz() {
    return CLOCKS_PER_BIT * baud();
  }

  private ParameterException misuse(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
