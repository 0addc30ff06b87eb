// SPDX-License-Identifier: Apache-2.0
package org.spintwin.proof;

import java.util.List;

/**
 * Something that is to be true of a block's Verilog for all states and inputs, and things like it
 * that are not: were a false one proved too, proofs would say nothing.
 *
 * @param name words with underscores
 * @param says what is true, in a sentence of the semantics
 * @param edges of the clock that it speaks of
 */
public record Property(String name, String says, int edges, Claim claim, List<Twin> twins) {
  /** What is true on some clocks of a block: all of these, each asked for itself. */
  @FunctionalInterface
  public interface Claim {
    List<Truth> of(Clocks clocks);
  }

  /**
   * A claim that is false.
   *
   * @param says what it has otherwise
   */
  public record Twin(String says, Claim claim) {}

  public Property {
    twins = List.copyOf(twins);
    if (twins.isEmpty()) {
      throw new IllegalArgumentException(name + " has no false twin");
    }
    if (edges < 0) {
      throw new IllegalArgumentException(name + " speaks of " + edges + " edges");
    }
  }
}
