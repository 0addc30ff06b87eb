// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.List;

/** How fast a serial line is, as both of its ends have it. */
final class BaudRate {
  static final List<Parameter> PARAMETERS =
      List.of(
          new Parameter("CLOCK_RATE", 625, 4, 1 << 30, "this many clocks take as long"),
          new Parameter("BAUD_RATE", 6, 1, 1 << 28, "as this many bits"));

  static final List<Derived> DERIVED =
      List.of(
          new Derived(
              "PHASE_BITS", Expr.of("clog2(CLOCK_RATE - BAUD_RATE) + 1"), "bits of the phase"));

  static final List<Rule> RULES =
      List.of(
          new Rule(
              "CLOCK_RATE_must_be_4_BAUD_RATE_or_more",
              Expr.of("CLOCK_RATE >= 4 * BAUD_RATE"),
              "CLOCK_RATE must be 4 * BAUD_RATE or more: a bit takes 4 clocks at least"));

  private BaudRate() {}
}
