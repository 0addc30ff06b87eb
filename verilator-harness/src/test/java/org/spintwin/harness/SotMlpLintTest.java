// SPDX-License-Identifier: Apache-2.0
package org.spintwin.harness;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.spintwin.golden.GoldenChip;
import org.spintwin.soak.RandomPerceptrons;

/** No tool has a word to say about the emitted Verilog of {@code sot-mlp} chips. */
final class SotMlpLintTest extends ChipLint {
  static Stream<GoldenChip> chips() {
    return Stream.of(false, true)
        .flatMap(
            folded ->
                Stream.concat(
                    Stream.of(SmallPerceptrons.wideTable(folded)),
                    LongStream.rangeClosed(1, 6)
                        .mapToObj(seed -> RandomPerceptrons.draw(seed, folded))));
  }

  static Stream<GoldenChip> small() {
    return Stream.of(SmallPerceptrons.small(false), SmallPerceptrons.small(true));
  }
}
