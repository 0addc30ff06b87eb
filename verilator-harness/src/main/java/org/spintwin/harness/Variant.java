// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.List;

/** How a model is built. Waves and assertions cost speed, so each is a library of its own. */
public enum Variant {
  FAST(List.of()),
  ASSERT(List.of("--assert")),
  /** Can write a VCD file; clocked with two evaluations, so that the clock shows. */
  TRACE(List.of("--trace", "--trace-max-width", "1048576", "--trace-max-array", "0"));

  private final List<String> verilatorFlags;

  Variant(List<String> verilatorFlags) {
    this.verilatorFlags = verilatorFlags;
  }

  List<String> verilatorFlags() {
    return verilatorFlags;
  }

  List<String> compilerFlags() {
    return this == TRACE ? List.of("-DSPINTWIN_TRACE", "-DVM_TRACE=1") : List.of("-DVM_TRACE=0");
  }
}
