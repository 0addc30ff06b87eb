// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.stream.Stream;
import org.spintwin.golden.GoldenChip;
import org.spintwin.soak.RandomEcram;

/** No tool has a word to say about the emitted Verilog of {@code ecram} chips. */
final class EcramLintTest extends ChipLint {
  static Stream<GoldenChip> chips() {
    return Stream.concat(
        Stream.of(EcramChips.small(1), EcramChips.noisy(1), EcramChips.least()),
        Stream.of(1L, 2L, 3L, 4L).map(RandomEcram::draw));
  }

  static Stream<GoldenChip> small() {
    Stream<GoldenChip> plain = Stream.of(EcramChips.small(1));
    // Generators of noise take Yosys half a minute.
    return Boolean.getBoolean("spintwin.full")
        ? Stream.concat(plain, Stream.of(EcramChips.noisy(1)))
        : plain;
  }
}
