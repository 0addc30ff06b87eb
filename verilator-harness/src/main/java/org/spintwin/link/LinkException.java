// SPDX-License-Identifier: Apache-2.0
package org.spintwin.link;

/** The link to a board could not be opened, or failed. */
public final class LinkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of failure, for the exit code. */
  public enum Kind {
    /** There is no such port. */
    NO_PORT,
    /** The user may not open the port. */
    NO_PERMISSION,
    /** Another program has the port open. */
    PORT_BUSY,
    /** The port cannot be opened, or was lost. */
    PORT_FAILED,
    /** Nothing that the board should have sent has come. */
    SILENT,
    /** The board answers, but the chip does nothing. */
    STALLED,
    /** The board was reset, or taken by another host. */
    RESET,
    /** The board speaks another language, or holds another chip. */
    WRONG_CHIP
  }

  private final Kind kind;

  public LinkException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
