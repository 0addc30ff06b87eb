// SPDX-License-Identifier: Apache-2.0
package org.spintwin.soak;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A configuration that was compared to its end or to its first difference: a line of the journal.
 *
 * @param kind {@link RandomKind#key}
 * @param digest of its Verilog, parameters and memories
 * @param bitsPerClock that were compared
 * @param memoryBits of its memories, which were compared now and then
 * @param clocks that agreed
 * @param steps that the golden model completed
 * @param buildSeconds of Verilator and the compiler
 * @param runSeconds of stimulus, both models and comparison
 * @param result {@link #EQUAL}, or what differed
 */
public record Finished(
    long index,
    String kind,
    String digest,
    int bitsPerClock,
    long memoryBits,
    long clocks,
    long steps,
    double buildSeconds,
    double runSeconds,
    String result) {
  public static final String EQUAL = "equal";

  @JsonIgnore
  public boolean agrees() {
    return result.equals(EQUAL);
  }
}
