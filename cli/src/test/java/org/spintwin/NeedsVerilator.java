// SPDX-License-Identifier: Apache-2.0
package org.spintwin;

import org.junit.jupiter.api.Assumptions;
import org.spintwin.harness.Toolchain;

/** For tests that build Verilog. */
public final class NeedsVerilator {
  private NeedsVerilator() {}

  /** A visible skip on a desk without Verilator; where CI is set the test goes on and fails. */
  public static void check() {
    boolean installed = Toolchain.onPath(System.getenv(), "verilator").isPresent();
    Assumptions.assumeTrue(
        installed || System.getenv("CI") != null,
        "verilator is not installed; " + Toolchain.INSTALL);
  }
}
