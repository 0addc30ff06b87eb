// SPDX-License-Identifier: Apache-2.0
package org.spintwin.cli;

/** How the process ends. */
enum ExitCode {
  OK(0),
  /** Golden model and Verilog differ. */
  MISMATCH(1),
  USAGE(2),
  INVALID_INPUT(3),
  TOOL_MISSING(4),
  TOOL_FAILED(5),
  TIMEOUT(6),
  /** A defect of this program; as {@code EX_SOFTWARE} in sysexits.h. */
  INTERNAL(70);

  private final int value;

  ExitCode(int value) {
    this.value = value;
  }

  int value() {
    return value;
  }
}
