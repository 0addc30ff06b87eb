// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

/** A model could not be built or loaded. */
public final class HarnessException extends RuntimeException {
  /** What kind of failure, for the exit code. */
  public enum Kind {
    /** An outside program is not installed, or too old. */
    TOOL_MISSING,
    /** An outside program failed, or its files could not be written. */
    TOOL_FAILED,
    /** An outside program did not end in time and was killed. */
    TIMEOUT,
    /** The Verilog does not have the signals, widths or memories that the layout promises. */
    LAYOUT_DIFFERS
  }

  private final Kind kind;

  public HarnessException(Kind kind, String message) {
    this(kind, message, null);
  }

  public HarnessException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
