// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.List;

/**
 * How a model is built. Waves, assertions and coverage cost speed, so each is a library of its own.
 */
public enum Variant {
  FAST(List.of()),
  ASSERT(List.of("--assert")),
  /** Can write a VCD file; clocked with two evaluations, so that the clock shows. */
  TRACE(List.of("--trace", "--trace-max-width", "1048576", "--trace-max-array", "0")),
  /** Counts how often each line is reached and each bit toggles. */
  COVERAGE(List.of("--coverage-line", "--coverage-toggle", "--coverage-max-width", "1048576"));

  private final List<String> verilatorFlags;

  Variant(List<String> verilatorFlags) {
    this.verilatorFlags = verilatorFlags;
  }

  List<String> verilatorFlags() {
    return verilatorFlags;
  }

  List<String> compilerFlags() {
    return switch (this) {
      case TRACE -> List.of("-DSPINTWIN_TRACE", "-DVM_TRACE=1");
      case COVERAGE -> List.of("-DSPINTWIN_COVERAGE", "-DVM_COVERAGE=1", "-DVM_TRACE=0");
      default -> List.of("-DVM_TRACE=0");
    };
  }

  /** What of Verilator's own library it needs besides what all need. */
  List<String> runtimeUnits() {
    return switch (this) {
      case TRACE -> List.of("verilated_vcd_c.cpp");
      case COVERAGE -> List.of("verilated_cov.cpp");
      default -> List.of();
    };
  }
}
