// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.stream.Stream;
import org.spintwin.golden.GoldenChip;

/** No tool has a word to say about the emitted Verilog of linked chips. */
final class LinkedChipLintTest extends ChipLint {
  static Stream<GoldenChip> chips() {
    return LinkedChips.ofEveryKind();
  }

  static Stream<GoldenChip> small() {
    Stream<GoldenChip> samples = Stream.of(LinkedChips.fast(MtjBnnChips.smallest()));
    Stream<GoldenChip> events = Stream.of(LinkedChips.fast(SmallChips.foldedRing()));
    return Boolean.getBoolean("spintwin.full") ? Stream.concat(samples, events) : samples;
  }
}
