// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.spintwin.golden.GoldenChip;

/** No tool has a word to say about the emitted Verilog of {@code sot-mlp} chips. */
final class SotMlpLintTest extends ChipLint {
  static Stream<GoldenChip> chips() {
    return Stream.of(false, true)
        .flatMap(
            folded ->
                Stream.concat(
                    Stream.of(RandomPerceptrons.wideTable(folded)),
                    LongStream.rangeClosed(1, 6)
                        .mapToObj(seed -> RandomPerceptrons.draw(seed, folded))));
  }

  static Stream<GoldenChip> small() {
    return Stream.of(RandomPerceptrons.small(false), RandomPerceptrons.small(true));
  }
}
