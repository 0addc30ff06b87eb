// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.stream.Stream;
import org.spintwin.golden.GoldenChip;

/** No tool has a word to say about the emitted Verilog of shells around chips. */
final class ShellLintTest extends ChipLint {
  static Stream<GoldenChip> chips() {
    return Stream.of(WishboneChipsTest.small(), TinyTapeoutChipsTest.small());
  }

  static Stream<GoldenChip> small() {
    return Boolean.getBoolean("spintwin.full") ? chips() : Stream.of(WishboneChipsTest.small());
  }
}
