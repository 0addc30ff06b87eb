// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.stream.Stream;
import org.spintwin.golden.GoldenChip;

/** No tool has a word to say about the emitted Verilog of chips for Tiny Tapeout. */
final class TinyTapeoutLintTest extends ChipLint {
  static Stream<GoldenChip> chips() {
    return Stream.of(TinyTapeoutChipsTest.small());
  }

  static Stream<GoldenChip> small() {
    return chips();
  }
}
