// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.stream.Stream;
import org.spintwin.golden.GoldenChip;
import org.spintwin.soak.RandomMtjBnn;

/** No tool has a word to say about the emitted Verilog of {@code mtj-bnn} chips. */
final class MtjBnnLintTest extends ChipLint {
  static Stream<GoldenChip> chips() {
    return Stream.concat(
        Stream.of(
            MtjBnnChips.standard(1),
            MtjBnnChips.coarse(1),
            MtjBnnChips.least(),
            MtjBnnChips.smallest()),
        Stream.of(1L, 2L, 3L, 4L).map(RandomMtjBnn::draw));
  }

  static Stream<GoldenChip> small() {
    return Stream.of(MtjBnnChips.least());
  }
}
