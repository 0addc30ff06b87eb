// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

/** The Verilog ended the simulation by itself: {@code $error}, {@code $stop}, {@code $finish}. */
public final class RtlStoppedException extends RuntimeException {
  /** What ended the simulation. */
  public enum Reason {
    /** {@code $stop}, {@code $error}, {@code $fatal} or a failed assertion. */
    STOP("$stop, $error or $fatal"),
    /** {@code $finish}. */
    FINISH("$finish"),
    /** The Verilator run time gave up, e.g. on a combinational loop that does not settle. */
    FATAL("fatal error of the simulation");

    private final String text;

    Reason(String text) {
      this.text = text;
    }
  }

  private final Reason reason;
  private final String file;
  private final int line;
  private final long clock;

  RtlStoppedException(Reason reason, String file, int line, long clock, String output) {
    super(
        (file.isEmpty() ? "" : file + ":" + line + ": ")
            + reason.text
            + " at clock "
            + clock
            + (output.isBlank() ? "" : ": " + output.strip()));
    this.reason = reason;
    this.file = file;
    this.line = line;
    this.clock = clock;
  }

  public Reason reason() {
    return reason;
  }

  /** Verilog file, as named in {@link ModelSource#files}; empty when Verilator does not say. */
  public String file() {
    return file;
  }

  public int line() {
    return line;
  }

  /** Clock, counted from 0 at the model's creation, during which it happened. */
  public long clock() {
    return clock;
  }
}
