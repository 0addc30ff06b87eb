// SPDX-License-Identifier: Apache-2.0
package org.spintwin.spec;

import java.util.Arrays;

/** How a chip becomes hardware. Every architecture gives the same steps. */
public enum Architecture {
  /** All currents at once, one step per clock, a simple bus. */
  PARALLEL("parallel", MramLifSpec.TOP),

  /** All currents at once, events over AXI4-Stream, registers over AXI4-Lite. */
  PARALLEL_AXI("parallel-axi", MramLifAxiSpec.TOP),

  /** Neurons in turn on a few lanes, events over AXI4-Stream, registers over AXI4-Lite. */
  FOLDED("folded", MramLifFoldedSpec.TOP);

  private final String word;
  private final TopSpec top;

  Architecture(String word, TopSpec top) {
    this.word = word;
    this.top = top;
  }

  /** As chip files and options say it. */
  public String word() {
    return word;
  }

  public TopSpec top() {
    return top;
  }

  /** The words of all architectures. */
  public static String[] words() {
    return Arrays.stream(values()).map(Architecture::word).toArray(String[]::new);
  }

  /**
   * The architecture of that word.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Architecture of(String word) {
    return Arrays.stream(values())
        .filter(a -> a.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "architecture '" + word + "' is none of " + String.join(", ", words())));
  }
}
