// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.stream.Stream;
import org.spintwin.golden.GoldenChip;

/** No tool has a word to say about the emitted Verilog of chips as Wishbone slaves. */
final class WishboneChipLintTest extends ChipLint {
  static Stream<GoldenChip> chips() {
    return Stream.of(WishboneChipsTest.ring());
  }

  static Stream<GoldenChip> small() {
    return chips();
  }
}
